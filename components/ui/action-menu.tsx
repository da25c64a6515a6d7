"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";

interface ActionMenuProps {
  /** The button it hangs on. */
  trigger: ReactElement;
  label: string;
  children: ReactNode;
}

/** A menu at a button: arrows and first letters walk it, Escape closes it. */
export const ActionMenu = ({ trigger, label, children }: ActionMenuProps) => (
  <Radix.Root modal={false}>
    <Radix.Trigger asChild>{trigger}</Radix.Trigger>
    <Radix.Portal>
      <Radix.Content
        aria-label={label}
        // A first letter picks an item here; it is no shortcut of the page.
        onKeyDown={(event) => event.stopPropagation()}
        align="end"
        sideOffset={6}
        collisionPadding={8}
        className="dialog-in z-dialog min-w-44 rounded-m border border-line-strong bg-overlay p-1 shadow-2"
      >
        {children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
);

const ITEM =
  "flex min-h-7 cursor-pointer select-none items-center gap-2 rounded-s px-2 text-body outline-none data-highlighted:bg-hover data-highlighted:text-ink data-disabled:cursor-not-allowed data-disabled:text-ink-3 max-md:min-h-11 data-highlighted:outline-2 data-highlighted:outline-focus data-highlighted:-outline-offset-2";

interface ActionItemProps {
  onSelect: () => void;
  disabled?: boolean;
  children: ReactNode;
}

export const ActionItem = ({ onSelect, disabled = false, children }: ActionItemProps) => (
  <Radix.Item className={ITEM} onSelect={onSelect} disabled={disabled}>
    <span className="w-4" aria-hidden="true" />
    {children}
  </Radix.Item>
);

interface ChoiceItemsProps<Value extends string> {
  label: string;
  value: Value | null;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** A few choices in a menu, one of them on. */
export const ChoiceItems = <Value extends string>({
  label,
  value,
  options,
  onChange,
}: ChoiceItemsProps<Value>) => (
  <Radix.RadioGroup value={value ?? ""} aria-label={label}>
    {options.map((option) => (
      <Radix.RadioItem
        key={option.value}
        value={option.value}
        className={ITEM}
        onSelect={() => onChange(option.value)}
      >
        <span className="inline-flex w-4">
          <Radix.ItemIndicator>
            <Check size={14} aria-hidden="true" />
          </Radix.ItemIndicator>
        </span>
        {option.label}
      </Radix.RadioItem>
    ))}
  </Radix.RadioGroup>
);

export const MenuLine = () => <Radix.Separator className="my-1 h-px bg-line" />;
