import { Check as CheckIcon, X } from "lucide-react";
import { PART_TITLES } from "@/components/snapshot/part-mark";
import { cx } from "@/components/ui/class-names";
import { countOf } from "@/components/ui/number-text";
import type { Check, Verification } from "@/lib/contract/rollback";

/** Each part read back and compared, with what the plan had said could not be restored. */
export const CheckList = ({ verification }: { verification: Verification }) => (
  <ul aria-label="Checks" className="overflow-hidden rounded-m border border-line-strong bg-canvas">
    {verification.checks.map((check) => (
      <CheckLine key={check.part} check={check} />
    ))}
  </ul>
);

const CheckLine = ({ check }: { check: Check }) => (
  <li className={cx("border-line px-4 py-2.5 not-first:border-t", !check.passed && "bg-bad-soft")}>
    <div className="flex flex-wrap items-baseline gap-x-3">
      <span className="self-center">
        {check.passed ? (
          <CheckIcon size={16} className="text-ok" aria-hidden="true" />
        ) : (
          <X size={16} className="text-bad" aria-hidden="true" />
        )}
      </span>
      <span className="w-20 font-medium">{PART_TITLES[check.part]}</span>
      <span className="min-w-0 flex-1 basis-40 text-ink-2 [overflow-wrap:anywhere]">
        {check.passed ? check.actual : `expected ${check.expected}, found ${check.actual}`}
      </span>
      <span className={check.passed ? "text-ok" : "text-bad"}>{check.passed ? "pass" : "fail"}</span>
    </div>
    {check.detail ? (
      <p className="pl-7 text-ink-2 text-small [overflow-wrap:anywhere]">{check.detail}</p>
    ) : null}
    {check.notRestored.length === 0 ? null : (
      <details className="pl-7 text-ink-2 text-small">
        <summary>Not restored, as said before: {countOf(check.notRestored.length, "thing")}</summary>
        <ul className="max-h-32 overflow-y-auto">
          {check.notRestored.map(({ path, why }) => (
            <li key={path} className="[overflow-wrap:anywhere]">
              <span className="code text-ink">{path}</span> {why}
            </li>
          ))}
        </ul>
      </details>
    )}
  </li>
);
