"use client";

import { useTranslations } from "use-intl";
import { Kbd } from "@/components/ui/kbd";
import { Skeleton } from "@/components/ui/states";
import { Switch } from "@/components/ui/switch";
import type { Plan } from "@/lib/contract/rollback";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { Words } from "@/lib/i18n/words";
import { MemoryWarning } from "./memory-warning";

interface MemorySwitchProps {
  id: string;
  plan: Plan | undefined;
  snapshot: Snapshot;
  /** The moment of the target, as the page names it. */
  time: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  onLeave: () => void;
}

/** "Keep memory": off unless asked for, and it says what either choice means. */
export function MemorySwitch({ id, plan, snapshot, time, checked, onChange, onLeave }: MemorySwitchProps) {
  const words = useTranslations("rollback");
  return (
    <div className="flex gap-3">
      <span className="flex pt-0.5 max-md:min-h-11">
        <Switch id={id} checked={checked} onChange={onChange} describedBy={`${id}-means`} />
      </span>
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="font-medium">
          {words("memory.keep", { time })} <Kbd>M</Kbd>
        </label>
        <div id={`${id}-means`} className="text-ink-2">
          {plan === undefined ? (
            <span className="flex h-5 items-center">
              <Skeleton className="h-3 w-3/4" />
            </span>
          ) : (
            <p>
              {checked ? keeps(plan, words) : drops(plan, words)}{" "}
              {checked && plan.effects.drop.memoryLines > 0 ? (
                <MemoryWarning
                  snapshot={snapshot}
                  newLines={plan.effects.drop.memoryLines}
                  onLeave={onLeave}
                />
              ) : null}
            </p>
          )}
        </div>
      </div>
    </div>
  );
}

function drops({ effects: { drop, restore } }: Plan, words: Words<"rollback">): string {
  const away = drop.memoryLines;
  const back = restore.memoryLines;
  if (away > 0 && back > 0) return words("memory.offBoth", { away, back });
  if (away > 0) return words("memory.offAway", { count: away });
  return back > 0 ? words("memory.offBack", { count: back }) : words("memory.offSame");
}

function keeps({ effects: { drop } }: Plan, words: Words<"rollback">): string {
  const count = drop.memoryLines;
  return count === 0 ? words("memory.on") : words("memory.onStays", { count });
}
