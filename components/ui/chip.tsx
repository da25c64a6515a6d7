import type { ReactNode } from "react";

interface ChipProps {
  on: boolean;
  onToggle: () => void;
  count?: number;
  /** Nothing is behind it. One that is on can still be put off. */
  disabled?: boolean;
  children: ReactNode;
}

/** A one-click filter with the number of things behind it. */
export const Chip = ({ on, onToggle, count, disabled = count === 0, children }: ChipProps) => (
  <button type="button" className="chip" aria-pressed={on} onClick={onToggle} disabled={disabled && !on}>
    {children}
    {count === undefined ? null : <span className="num">{count}</span>}
  </button>
);
