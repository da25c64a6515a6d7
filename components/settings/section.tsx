import type { ReactNode } from "react";

interface SectionProps {
  title: string;
  note?: string;
  children: ReactNode;
}

export const Section = ({ title, note, children }: SectionProps) => (
  <section aria-label={title}>
    <h2 className="flex items-baseline gap-3 pb-1.5 font-medium text-strong">
      {title}
      {note ? <span className="font-regular text-ink-3 text-small">{note}</span> : null}
    </h2>
    <dl className="rounded-l border border-line-strong bg-surface">{children}</dl>
  </section>
);

interface FactProps {
  label: ReactNode;
  /** Under the label: what it means. */
  help?: ReactNode;
  children: ReactNode;
}

export const Fact = ({ label, help, children }: FactProps) => (
  <div className="flex min-h-11 flex-wrap items-center gap-x-6 gap-y-1 border-line px-4 py-2 not-last:border-b">
    <dt className="w-40 shrink-0 text-ink-2">{label}</dt>
    <dd className="flex min-w-0 flex-1 basis-56 flex-wrap items-center gap-x-3 gap-y-1 [overflow-wrap:anywhere]">
      {children}
    </dd>
    {help ? <dd className="basis-full text-ink-3 text-small">{help}</dd> : null}
  </div>
);
