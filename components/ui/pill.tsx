import type { ReactNode } from "react";
import { cx } from "./class-names";

export type Tone = "bad" | "warn" | "ok" | "roll" | "mute" | "ink";

interface PillProps {
  tone: Tone;
  icon: ReactNode;
  boxed?: boolean;
  children: ReactNode;
}

/** A state as icon and word, in its colour. */
export const Pill = ({ tone, icon, boxed, children }: PillProps) => (
  <span className={cx("pill", boxed && "pill-box", tone !== "ink" && `tone-${tone}`)}>
    {icon === null ? null : (
      <span aria-hidden="true" className="inline-flex">
        {icon}
      </span>
    )}
    <span>{children}</span>
  </span>
);
