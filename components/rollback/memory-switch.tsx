"use client";

import { Kbd } from "@/components/ui/kbd";
import { countOf, countText } from "@/components/ui/number-text";
import { Switch } from "@/components/ui/switch";
import type { Plan } from "@/lib/contract/rollback";

interface MemorySwitchProps {
  id: string;
  plan: Plan;
  /** The moment of the target, as the page names it. */
  time: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** "Keep memory": off unless asked for, and it says what either choice means. */
export const MemorySwitch = ({ id, plan, time, checked, onChange }: MemorySwitchProps) => (
  <div className="flex gap-3 border-line border-b pb-4">
    <Switch id={id} checked={checked} onChange={onChange} describedBy={`${id}-means`} />
    <div>
      <label htmlFor={id} className="font-medium">
        Keep memory learned since {time} <Kbd>M</Kbd>
      </label>
      <p id={`${id}-means`} className="text-ink-2">
        {checked ? keeps(plan) : drops(plan)}
      </p>
    </div>
  </div>
);

function drops({ effects: { drop, restore } }: Plan): string {
  const away = drop.memoryLines;
  const back = restore.memoryLines;
  if (away + back === 0) return "Off: memory is the same in both states.";
  const goes =
    away > 0 ? `${countOf(away, "line")} written since then ${away === 1 ? "goes" : "go"} away` : "";
  const comes = back > 0 ? `${countOf(back, "overwritten line")} ${back === 1 ? "comes" : "come"} back` : "";
  return `Off: ${[goes, comes].filter((text) => text !== "").join(", ")}.`;
}

function keeps({ effects: { drop } }: Plan): string {
  const written = drop.memoryLines;
  if (written === 0) return "On: nothing in memory changes.";
  return `On: nothing in memory changes. The ${written === 1 ? "line" : `${countText(written)} lines`} written since then stay, also what the agent got wrong.`;
}
