import type { ReactNode } from "react";
import { cx } from "./class-names";

const TONES = {
  bad: "bg-bad-soft border-bad-line text-bad",
  warn: "bg-warn-soft border-warn-line text-warn",
  mute: "bg-surface border-line text-ink",
};

interface BannerProps {
  tone: keyof typeof TONES;
  icon: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Across the page instead of a box. */
  wide?: boolean;
}

export const Banner = ({ tone, icon, title, children, actions, wide }: BannerProps) => (
  <div
    className={cx(
      "flex shrink-0 items-center gap-x-3 gap-y-1 py-2 max-md:flex-wrap",
      TONES[tone],
      wide ? "border-b px-6 max-md:px-4" : "rounded-m border px-3",
    )}
  >
    <span aria-hidden="true" className="inline-flex">
      {icon}
    </span>
    <div className="min-w-0 flex-1">
      <p className={cx("font-medium", wide && "text-ink")}>{title}</p>
      {children ? <div className="text-ink-2 text-small">{children}</div> : null}
    </div>
    {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
  </div>
);
