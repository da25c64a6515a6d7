import { Info, Send, TriangleAlert, Users } from "lucide-react";
import type { ReactNode } from "react";
import { KindMark } from "@/components/snapshot/kind-mark";
import { Banner } from "@/components/ui/banner";
import { countOf } from "@/components/ui/number-text";
import { Ago } from "@/components/ui/time";
import type { NotRestorable, Plan } from "@/lib/contract/rollback";
import type { Run } from "@/lib/contract/session";

/** That what the agent does now will be stopped. */
export function ActiveRuns({ runs }: { runs: Run[] }) {
  const [first] = runs;
  if (first === undefined) return null;
  return (
    <Banner
      tone="warn"
      icon={<TriangleAlert size={16} />}
      title={
        runs.length === 1
          ? "1 run active: it will be aborted."
          : `${runs.length} runs active: they will be aborted.`
      }
    >
      {first.startedAt === null ? null : (
        <>
          Started <Ago at={first.startedAt} />.{" "}
        </>
      )}
      What {runs.length === 1 ? "it adds" : "they add"} until then goes away too, and is in the safety
      snapshot.
    </Banner>
  );
}

/** What stays as it is although it should come back, each with its reason. */
export const NotRestorableList = ({ items }: { items: NotRestorable[] }) =>
  items.length === 0 ? null : (
    <Banner
      tone="warn"
      icon={<TriangleAlert size={16} />}
      title={`Cannot be put back: ${countOf(items.length, "thing")}`}
    >
      <ul className="max-h-40 overflow-y-auto">
        {items.map(({ part, path, why }) => (
          <li key={`${part} ${path ?? ""}`} className="[overflow-wrap:anywhere]">
            <span className="code text-ink">{path ?? part}</span> {why}
          </li>
        ))}
      </ul>
    </Banner>
  );

/** Other sessions that share memory and files, and whatever else a person should know first. */
export const PlanNotes = ({ plan: { sharedWith, notes } }: { plan: Plan }) =>
  sharedWith.length + notes.length === 0 ? null : (
    <ul className="flex flex-col gap-2">
      {sharedWith.length === 0 ? null : (
        <NoteLine icon={<Users size={15} />}>
          <b className="font-medium text-ink">Shared workspace.</b> Memory and files are also those of{" "}
          {sharedWith.slice(0, 4).map((id, index) => (
            <span key={id}>
              {index > 0 ? ", " : ""}
              <span className="code text-ink [overflow-wrap:anywhere]">{id}</span>
            </span>
          ))}
          {sharedWith.length > 4 ? ` and ${sharedWith.length - 4} more` : ""}: they change there too.
        </NoteLine>
      )}
      {notes.map((note) => (
        <NoteLine key={note} icon={<Info size={15} />}>
          {note}
        </NoteLine>
      ))}
    </ul>
  );

/** That it can be undone, and what no rollback undoes. Said every time. */
export const SafetyLines = ({ plan: { leftTheSystem } }: { plan: Plan }) => (
  <ul className="flex flex-col gap-2">
    <NoteLine icon={<KindMark kind="safety" />}>
      <b className="font-medium text-ink">A safety snapshot is taken first.</b> You can undo this rollback.
    </NoteLine>
    <NoteLine icon={<Send size={15} />}>
      {leftTheSystem.toolCalls === 0
        ? "Not undone: whatever already reached other systems. No finished tool call is among what goes away."
        : `Not undone: ${countOf(leftTheSystem.toolCalls, "tool call")} that already reached other systems, such as sent messages.`}
    </NoteLine>
  </ul>
);

const NoteLine = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <li className="flex gap-2.5">
    <span className="mt-[3px] inline-flex text-ink-3">{icon}</span>
    <span className="min-w-0 text-ink-2">{children}</span>
  </li>
);
