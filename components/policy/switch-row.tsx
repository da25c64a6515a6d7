"use client";

import { type ReactNode, useId } from "react";
import { Switch } from "@/components/ui/switch";

interface SwitchRowProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** What the switch means as it stands. */
  children?: ReactNode;
}

export function SwitchRow({ label, checked, onChange, children }: SwitchRowProps) {
  const id = useId();
  return (
    <div className="flex min-h-11 items-center gap-3">
      <label htmlFor={id} className="w-40 shrink-0 text-ink-2">
        {label}
      </label>
      <Switch id={id} checked={checked} onChange={onChange} describedBy={`${id}-means`} />
      <span id={`${id}-means`} className="min-w-0 text-ink-3 text-small">
        {children}
      </span>
    </div>
  );
}
