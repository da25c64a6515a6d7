import { cx } from "@/components/ui/class-names";
import type { Diff, SettingDiff } from "@/lib/contract/diff";
import type { Json } from "@/lib/contract/json";

/** Tools or skills that go and come. */
export const NamesDiff = ({ part, addedVerb }: { part: Diff["tools"]; addedVerb: string }) => (
  <ul className="border-line border-t py-1">
    {part.removed.map((name) => (
      <NameLine key={name} name={name} sign="−" verb="removed" tone="text-bad" />
    ))}
    {part.added.map((name) => (
      <NameLine key={name} name={name} sign="+" verb={addedVerb} tone="text-ok" />
    ))}
  </ul>
);

const NameLine = ({ name, sign, verb, tone }: { name: string; sign: string; verb: string; tone: string }) => (
  <li className="flex items-baseline gap-3 px-4 py-1">
    <span aria-hidden="true" className={cx("font-semibold", tone)}>
      {sign}
    </span>
    <span className="code text-ink [overflow-wrap:anywhere]">{name}</span>
    <span className="text-ink-3 text-small">{verb}</span>
  </li>
);

/** Settings with their value on either side. */
export const SettingsDiff = ({ changes }: { changes: SettingDiff[] }) => (
  <dl className="border-line border-t py-1">
    {changes.map(({ key, from, to, op }) => (
      <div key={key} className="flex flex-wrap items-baseline gap-x-3 px-4 py-1">
        <dt className="code w-48 text-ink [overflow-wrap:anywhere]">{key}</dt>
        <dd className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
          <Value value={from} look="word-del" none={op === "added"} />
          <span className="text-ink-3" aria-hidden="true">
            →
          </span>
          <span className="sr-only">becomes</span>
          <Value value={to} look="word-add" none={op === "removed"} />
        </dd>
      </div>
    ))}
  </dl>
);

const Value = ({ value, look, none }: { value: Json; look: string; none: boolean }) =>
  none ? (
    <span className="text-ink-3">not set</span>
  ) : (
    <span className={cx("code px-1 [overflow-wrap:anywhere]", look)}>
      {typeof value === "string" ? value : JSON.stringify(value)}
    </span>
  );
