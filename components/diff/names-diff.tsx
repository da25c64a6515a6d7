"use client";

import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/class-names";
import type { Diff } from "@/lib/contract/diff";
import { changeId } from "./changes";
import type { AddedVerb } from "./direction";

interface NamesDiffProps {
  part: "tools" | "skills";
  names: Diff["tools"];
  addedVerb: AddedVerb;
}

/** Tools or skills that go and come. */
export const NamesDiff = ({ part, names: { removed, added }, addedVerb }: NamesDiffProps) => (
  <ul className="border-line border-t">
    {removed.map((name, at) => (
      <NameLine key={name} id={changeId(part, at)} name={name} verb="removed" />
    ))}
    {added.map((name, at) => (
      <NameLine key={name} id={changeId(part, removed.length + at)} name={name} verb={addedVerb} />
    ))}
  </ul>
);

function NameLine({ id, name, verb }: { id: string; name: string; verb: "removed" | AddedVerb }) {
  const words = useTranslations("diff.verbs");
  const gone = verb === "removed";
  return (
    <li
      id={id}
      tabIndex={-1}
      className={cx(
        "flex min-h-9 items-center gap-3 border-line px-4 py-1 not-first:border-t focus-visible:-outline-offset-2",
        gone ? "bg-del-bg" : "bg-add-bg",
      )}
    >
      <span aria-hidden="true" className={cx("font-semibold", gone ? "text-bad" : "text-ok")}>
        {gone ? "−" : "+"}
      </span>
      <span className={cx("code [overflow-wrap:anywhere]", gone ? "text-del-ink" : "text-add-ink")}>
        {name}
      </span>
      <span className="text-ink-2 text-small">{words(verb)}</span>
    </li>
  );
}
