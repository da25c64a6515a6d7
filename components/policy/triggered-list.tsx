"use client";

import { useTranslations } from "use-intl";
import { Moment } from "@/components/ui/time";
import { useFormat } from "@/components/ui/use-format";
import type { SessionId } from "@/lib/contract/ids";
import type { PolicyTriggered } from "@/lib/contract/policy";

interface TriggeredListProps {
  title: string;
  triggered: PolicyTriggered[];
  labels: ReadonlyMap<SessionId, string>;
}

/** The moments at which a limit was passed, newest first, with what would have been done. */
export const TriggeredList = ({ title, triggered, labels }: TriggeredListProps) => (
  <section className="border-line border-t px-4 pt-3">
    <h3 className="pb-2 font-medium">{title}</h3>
    <ul>
      {triggered.map((moment) => (
        <li
          key={`${moment.at} ${moment.sessionId} ${moment.type}`}
          className="grid grid-cols-[104px_1fr] gap-x-2 border-line border-t py-2 text-small"
        >
          <span className="text-ink-2">
            <Moment at={moment.at} />
          </span>
          <span className="min-w-0 truncate text-ink">
            {labels.get(moment.sessionId) ?? moment.sessionId}
          </span>
          <span className="col-start-2 text-ink-2">
            <Reason moment={moment} />
          </span>
        </li>
      ))}
    </ul>
  </section>
);

function Reason({ moment }: { moment: PolicyTriggered }) {
  const words = useTranslations("policy.dryRun");
  const format = useFormat();
  const { type, value, action, why, target } = moment;
  const values = { error_rate: format.percent, timeout: format.duration, memory_leak: format.bytes };
  const reason = words(`reasons.${type}`, { value: values[type](value) });
  if (action === "notify") return why === null ? reason : `${reason}, ${why}`;
  if (target === null) return `${reason}, ${words("noTarget")}`;
  return `${reason}, ${words("back", { time: format.clock(target.createdAt) })}`;
}
