"use client";

import { Check as CheckIcon, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/class-names";
import { useTold } from "@/components/ui/use-told";
import type { Check, Verification } from "@/lib/contract/rollback";

/** Each part read back and compared, with what the plan had said could not be restored. */
export function CheckList({ verification }: { verification: Verification }) {
  const words = useTranslations("rollback.checks");
  return (
    <ul aria-label={words("label")} className="overflow-hidden rounded-m border border-line-strong bg-canvas">
      {verification.checks.map((check) => (
        <CheckLine key={check.part} check={check} />
      ))}
    </ul>
  );
}

function CheckLine({ check }: { check: Check }) {
  const words = useTranslations("rollback");
  const partNames = useTranslations("snapshot.parts");
  const told = useTold();
  const { part, passed, notRestored } = check;
  const expected = told(check.expected, check.expectedReasons);
  const actual = told(check.actual, check.actualReasons);
  const detail = check.detail === undefined ? undefined : told(check.detail, check.detailReasons);
  return (
    <li className={cx("border-line px-4 py-2.5 not-first:border-t", !passed && "bg-bad-soft")}>
      <div className="flex flex-wrap items-baseline gap-x-3">
        <span className="self-center">
          {passed ? (
            <CheckIcon size={16} className="text-ok" aria-hidden="true" />
          ) : (
            <X size={16} className="text-bad" aria-hidden="true" />
          )}
        </span>
        <span className="w-20 font-medium">{partNames(part)}</span>
        <span className="min-w-0 flex-1 basis-40 text-ink-2 text-small [overflow-wrap:anywhere]">
          {passed ? actual : words("checks.found", { expected, actual })}
        </span>
        <span className={cx("text-small", passed ? "text-ok" : "text-bad")}>
          {words(passed ? "checks.pass" : "checks.fail")}
        </span>
      </div>
      {detail ? <p className="pt-0.5 pl-7 text-ink-2 text-small [overflow-wrap:anywhere]">{detail}</p> : null}
      {notRestored.length === 0 ? null : (
        <details className="pl-7 text-ink-2 text-small">
          <summary className="max-md:min-h-11">
            {words("checks.notRestored", { count: notRestored.length })}
          </summary>
          <ul className="max-h-32 overflow-y-auto">
            {notRestored.map(({ path, why, whyReasons }) => (
              <li key={path} className="[overflow-wrap:anywhere]">
                <span className="code text-ink">{path}</span> {told(why, whyReasons)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
