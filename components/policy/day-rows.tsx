"use client";

import { useTranslations } from "use-intl";
import type { PolicyPreview, PolicyTriggered } from "@/lib/contract/policy";

const HOURS = ["00", "06", "12", "18"];
const WIDTH = 252;
const DAY_MS = 86_400_000;

/** The days of a dry run, newest first: when it would have rolled back, and how many snapshots it would have pruned. */
export function DayRows({ days, rollbacks }: { days: PolicyPreview["days"]; rollbacks: PolicyTriggered[] }) {
  const words = useTranslations("policy.dryRun");
  return (
    <table className="w-full text-small">
      <thead className="cap text-left">
        <tr>
          <th className="w-20 font-medium">{words("day")}</th>
          <th className="font-medium">
            <span aria-hidden="true" className="flex" style={{ maxWidth: WIDTH }}>
              {HOURS.map((hour) => (
                <span key={hour} className="flex-1">
                  {hour}
                </span>
              ))}
            </span>
          </th>
          <th className="w-14 text-right font-medium">{words("prunedColumn")}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, pruned }) => (
          <tr key={day} className="h-[26px]">
            <td className="num text-ink-2">{day.slice(5)}</td>
            <td>
              <DayLine rollbacks={rollbacks.filter(({ at }) => at.startsWith(day))} />
            </td>
            <td className="num text-right text-ink-2">{pruned}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayLine({ rollbacks }: { rollbacks: PolicyTriggered[] }) {
  const words = useTranslations("policy.dryRun");
  const told = rollbacks.map(({ at }) => words("rollbackAt", { time: at.slice(11, 16) })).join(", ");
  return (
    <svg
      viewBox={`0 0 ${WIDTH} 14`}
      className="block w-full"
      style={{ maxWidth: WIDTH }}
      role={told === "" ? "presentation" : "img"}
      aria-label={told === "" ? undefined : told}
    >
      <line x1="0" x2={WIDTH} y1="7" y2="7" stroke="var(--cb-line-strong)" />
      {HOURS.map((hour) => (
        <line
          key={hour}
          x1={(Number(hour) / 24) * WIDTH}
          x2={(Number(hour) / 24) * WIDTH}
          y1="4"
          y2="10"
          stroke="var(--cb-line-strong)"
        />
      ))}
      {rollbacks.map(({ at, sessionId }) => (
        <circle
          key={`${at} ${sessionId}`}
          cx={((Date.parse(at) % DAY_MS) / DAY_MS) * WIDTH}
          cy="7"
          r="5"
          fill="var(--cb-action-solid)"
        />
      ))}
    </svg>
  );
}
