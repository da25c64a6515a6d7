"use client";

import { Download } from "lucide-react";
import { type Ref, useRef } from "react";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import { useFormat } from "@/components/ui/use-format";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import type { AuditFormat } from "@/lib/contract/names";
import { useAuditCounts } from "./use-audit";

/** Everything that the filter finds, as a file. E goes to them. */
export function ExportLinks({ query }: { query: string }) {
  const words = useTranslations("audit.export");
  const format = useFormat();
  const total = useAuditCounts(query)?.total;
  const first = useRef<HTMLAnchorElement>(null);
  useHotkeys({ e: () => first.current?.focus() });
  return (
    <span className="flex items-center gap-2">
      {total === undefined ? null : (
        <span className="text-ink-3 text-small max-md:sr-only">
          {words.rich("label", {
            count: total,
            shown: format.count(total),
            n: (number) => <span className="num">{number}</span>,
          })}
        </span>
      )}
      <ExportLink ref={first} format="csv" query={query} name={words("csv")}>
        CSV
      </ExportLink>
      <ExportLink format="jsonl" query={query} name={words("jsonl")}>
        JSONL
      </ExportLink>
    </span>
  );
}

interface ExportLinkProps {
  ref?: Ref<HTMLAnchorElement>;
  format: AuditFormat;
  query: string;
  name: string;
  children: string;
}

const ExportLink = ({ ref, format, query, name, children }: ExportLinkProps) => (
  <a
    ref={ref}
    href={`/api/v1/audit/export?${new URLSearchParams({ format, ...(query === "" ? {} : { query }) })}`}
    download
    title={name}
    className={buttonClass({}, "max-md:h-11")}
  >
    <Download size={14} aria-hidden="true" />
    {children}
  </a>
);
