import { cx } from "./class-names";

interface MeterProps {
  label: string;
  /** From 0 to 1; more counts as 1. */
  share: number;
  className?: string;
}

/** How much of something is used; amber from 85 %. */
export function Meter({ label, share, className }: MeterProps) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers do not let <meter> be drawn like this
    <span
      role="meter"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className={cx(
        "block h-1.5 overflow-hidden rounded-full border border-line-strong bg-raised",
        className,
      )}
    >
      <span
        className={cx("block h-full", percent >= 85 ? "bg-warn" : "bg-ink-3")}
        style={{ width: `${percent}%` }}
      />
    </span>
  );
}
