import type { ReactNode } from "react";

interface ChipProps {
  on: boolean;
  onToggle: () => void;
  count?: number;
  children: ReactNode;
}

/** A one-click filter with the number of things behind it. */
export const Chip = ({ on, onToggle, count, children }: ChipProps) => (
  <button type="button" className="chip" aria-pressed={on} onClick={onToggle} disabled={count === 0 && !on}>
    {children}
    {count === undefined ? null : <span className="num">{count}</span>}
  </button>
);
