"use client";

import { Info, ListChecks, Send, TriangleAlert, Users } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { KindMark } from "@/components/snapshot/kind-mark";
import { Banner } from "@/components/ui/banner";
import { Skeleton } from "@/components/ui/states";
import { useFormat } from "@/components/ui/use-format";
import { useServerNow } from "@/components/ui/use-now";
import { useTold } from "@/components/ui/use-told";
import type { SessionId } from "@/lib/contract/ids";
import type { NotRestorable, Plan } from "@/lib/contract/rollback";
import type { Run } from "@/lib/contract/session";

/** That what the agent does now will be stopped. */
export function ActiveRuns({ runs }: { runs: Run[] }) {
  const words = useTranslations("rollback.runs");
  const format = useFormat();
  const now = useServerNow();
  const [first] = runs;
  if (first === undefined) return null;
  const count = runs.length;
  return (
    <Banner tone="warn" icon={<TriangleAlert size={16} />} title={words("title", { count })}>
      {first.startedAt === null || now === null
        ? null
        : `${words("started", { ago: format.ago(now.getTime() - Date.parse(first.startedAt)) })} `}
      {words("means", { count })}
    </Banner>
  );
}

/** What stays as it is although it should come back, each with its reason. */
export function NotRestorableList({ items }: { items: NotRestorable[] }) {
  const words = useTranslations("rollback");
  const partNames = useTranslations("snapshot.parts");
  const told = useTold();
  if (items.length === 0) return null;
  return (
    <Banner
      tone="warn"
      icon={<TriangleAlert size={16} />}
      title={words("notes.cannotTitle", { count: items.length })}
    >
      <ul className="max-h-40 overflow-y-auto">
        {items.map(({ part, path, why, whyReasons }) => (
          <li key={`${part} ${path ?? ""}`} className="[overflow-wrap:anywhere]">
            <span className="code text-ink">{path ?? partNames(part)}</span> {told(why, whyReasons)}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

const NAMED_AT_MOST = 2;

/** Other sessions that share memory and files, and whatever else a person should know first. */
export function PlanNotes({ plan: { sharedWith, notes, noteReasons } }: { plan: Plan }) {
  const words = useTranslations("rollback.notes");
  const told = useTold();
  if (sharedWith.length + notes.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1.5">
      {sharedWith.length === 0 ? null : (
        <NoteLine icon={<Users size={15} />}>
          {words.rich("shared", { b: strong, ids: () => <SessionIds ids={sharedWith} /> })}
        </NoteLine>
      )}
      {notes.map((note, index) => (
        <NoteLine key={note} icon={<Info size={15} />}>
          {told(note, noteReasons?.slice(index, index + 1))}
        </NoteLine>
      ))}
    </ul>
  );
}

function SessionIds({ ids }: { ids: SessionId[] }) {
  const words = useTranslations("rollback.notes");
  const format = useFormat();
  const named = (
    <span className="code text-ink [overflow-wrap:anywhere]">{ids.slice(0, NAMED_AT_MOST).join(", ")}</span>
  );
  if (ids.length <= NAMED_AT_MOST) return named;
  return words.rich("sharedMore", {
    ids: () => named,
    count: format.count(ids.length - NAMED_AT_MOST),
  });
}

/** That it is saved, checked and can be undone, and what no rollback undoes. Said every time. */
export function SafetyLines({ plan }: { plan: Plan | undefined }) {
  const words = useTranslations("rollback.notes");
  return (
    <ul className="flex flex-col gap-1.5">
      <NoteLine icon={<KindMark kind="safety" />}>{words.rich("safety", { b: strong })}</NoteLine>
      <NoteLine icon={<ListChecks size={15} />}>{words.rich("checks", { b: strong })}</NoteLine>
      <NoteLine icon={<Send size={15} />}>
        <LeftTheSystem plan={plan} />
      </NoteLine>
    </ul>
  );
}

function LeftTheSystem({ plan }: { plan: Plan | undefined }) {
  const words = useTranslations("rollback.notes");
  if (plan === undefined) {
    return (
      <span className="flex h-5 items-center">
        <Skeleton className="h-3 w-72 max-w-full" />
      </span>
    );
  }
  const count = plan.leftTheSystem.toolCalls;
  if (count === 0) return words("leftNone");
  return words.rich("left", { count, n: (chunks) => <span className="num text-ink">{chunks}</span> });
}

const strong = (chunks: ReactNode) => <b className="font-regular text-ink">{chunks}</b>;

const NoteLine = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <li className="flex gap-2.5">
    <span className="mt-[3px] inline-flex shrink-0 text-ink-3">{icon}</span>
    <span className="min-w-0 flex-1 text-ink-2">{children}</span>
  </li>
);
