import type { ReactNode } from "react";

interface PanelProps {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}

/** One of the three views of a policy. */
export const Panel = ({ title, aside, children }: PanelProps) => (
  <section
    aria-label={title}
    className="flex min-h-0 min-w-0 flex-col overflow-hidden rounded-l border border-line-strong bg-surface"
  >
    <header className="flex h-10 shrink-0 items-center gap-3 border-line border-b px-4">
      <h2 className="flex-1 font-medium text-strong">{title}</h2>
      <span className="flex items-center gap-2 text-ink-3 text-small">{aside}</span>
    </header>
    {children}
  </section>
);
