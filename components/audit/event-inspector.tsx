"use client";

import { useQuery } from "@tanstack/react-query";
import { GitCompareArrows, Link2, ShieldAlert, ShieldQuestion } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { compareHref, sessionHref } from "@/components/sessions/session-link";
import { ChangeLine } from "@/components/snapshot/change-line";
import { buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Kbd } from "@/components/ui/kbd";
import { Tag } from "@/components/ui/tag";
import { FullTime } from "@/components/ui/time";
import { useFormat } from "@/components/ui/use-format";
import type { AuditItem } from "@/lib/contract/audit";
import { isSessionId, isSnapshotId } from "@/lib/contract/id-guards";
import { snapshotOptions } from "@/lib/queries/options";
import { EventName } from "./event-mark";
import { useAuditCheck } from "./integrity-badge";
import { ReviewMark } from "./review-mark";

interface EventInspectorProps {
  event: AuditItem;
  session: string | null;
  line: string;
}

/** Everything that is known of an event. */
export function EventInspector({ event, session, line }: EventInspectorProps) {
  const words = useTranslations("audit.inspector");
  const format = useFormat();
  const { actor, address, requestId, rollbackId, snapshot, snapshotId } = event;
  return (
    <>
      <section aria-label={words("title")} className="px-4 pt-3 pb-4">
        <div className="flex min-h-[22px] items-center gap-2 text-ink-2 text-small">
          <EventName action={event.action} outcome={event.outcome} />
          <span className="flex-1" />
          <ReviewMark event={event} boxed />
        </div>
        <h2 className="code mt-2 font-medium text-body! leading-5 [overflow-wrap:anywhere]">
          {snapshot?.name ?? words("of", { seq: format.count(event.seq) })}
        </h2>
        {line === "" || line === snapshot?.name ? null : (
          <p className="mt-1 whitespace-pre-line text-ink-2 text-small [overflow-wrap:anywhere]">{line}</p>
        )}
        <dl className="mt-3 grid grid-cols-[66px_minmax(0,1fr)] gap-x-3 gap-y-1 text-small">
          <Detail name={words("time")}>
            <FullTime at={event.at} />
          </Detail>
          {event.sessionId === null ? null : (
            <Detail name={words("session")}>
              <SessionLink event={event} label={session ?? event.sessionId} />
            </Detail>
          )}
          <Detail name={words("actor")}>
            <ActorText kind={actor.kind} /> <span className="code">{actor.name}</span>
          </Detail>
          {address === null ? null : (
            <Detail name={words("from")}>
              <span className="code">{address}</span>
            </Detail>
          )}
          {requestId === null ? null : (
            <Detail name={words("request")}>{copyable(requestId, words("request"))}</Detail>
          )}
          {snapshotId === null ? null : (
            <Detail name={words("snapshot")}>
              {copyable(snapshotId, words("snapshot"))}
              {snapshot === null && event.outcome === "succeeded" ? (
                <span className="text-ink-3">{words("gone")}</span>
              ) : null}
            </Detail>
          )}
          {rollbackId === null ? null : (
            <Detail name={words("rollback")}>{copyable(rollbackId, words("rollback"))}</Detail>
          )}
          {snapshot === null || snapshot.tags.length === 0 ? null : (
            <Detail name={words("tags")}>
              <span className="inline-flex flex-wrap gap-1">
                {snapshot.tags.map((tag) => (
                  <Tag key={tag}>{tag}</Tag>
                ))}
              </span>
            </Detail>
          )}
        </dl>
      </section>
      <SnapshotChange event={event} />
      <HashChain event={event} />
    </>
  );
}

const Detail = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-ink-3">{name}</dt>
    <dd className="min-w-0 text-ink">{children}</dd>
  </>
);

function ActorText({ kind }: { kind: string }) {
  const words = useTranslations("audit.actors");
  const known = (["user", "token", "policy", "system"] as const).find((one) => one === kind);
  return known === undefined ? kind : words(known);
}

const copyable = (text: string, what: string) => (
  <span className="-my-1 flex min-w-0 items-center">
    <span className="code truncate">{text}</span>
    <CopyButton text={text} what={what} />
  </span>
);

function SessionLink({ event, label }: { event: AuditItem; label: string }) {
  const { sessionId, snapshotId, snapshot } = event;
  if (sessionId === null || !isSessionId(sessionId)) return label;
  const known = snapshotId !== null && snapshot !== null && isSnapshotId(snapshotId) ? snapshotId : undefined;
  return (
    <Link className="link [overflow-wrap:anywhere]" href={sessionHref(sessionId, known)}>
      {label}
    </Link>
  );
}

/** The address of the comparison of an event's snapshot with the session as it is; null where there is none. */
export function compareOf({ sessionId, snapshotId, snapshot }: AuditItem): string | null {
  if (sessionId === null || snapshotId === null || snapshot === null) return null;
  return isSessionId(sessionId) && isSnapshotId(snapshotId)
    ? compareHref(sessionId, "current", snapshotId)
    : null;
}

function SnapshotChange({ event }: { event: AuditItem }) {
  const words = useTranslations("audit.inspector");
  const { sessionId, snapshotId, snapshot } = event;
  const isThere =
    snapshot !== null &&
    sessionId !== null &&
    snapshotId !== null &&
    isSessionId(sessionId) &&
    isSnapshotId(snapshotId);
  const { data } = useQuery(snapshotOptions(isThere ? sessionId : undefined, isThere ? snapshotId : null));
  const compare = compareOf(event);
  if (!isThere || compare === null) return null;
  return (
    <section aria-label={words("change")} className="border-line border-t px-4 py-3">
      <h3 className="mb-2 font-medium text-body">{words("change")}</h3>
      <p className="min-h-[18px] text-ink-2 text-small">
        {data?.change ? <ChangeLine changes={data.change} none={words("noChange")} /> : null}
        {data?.change === null ? words("firstOne") : null}
      </p>
      <Link className={buttonClass({ size: "s" }, "mt-2.5 max-md:h-11")} href={compare}>
        <GitCompareArrows size={13} aria-hidden="true" />
        {words("compare")} <Kbd>C</Kbd>
      </Link>
    </section>
  );
}

function HashChain({ event }: { event: AuditItem }) {
  const words = useTranslations("audit.inspector");
  const format = useFormat();
  return (
    <section aria-label={words("chain")} className="border-line border-t px-4 py-3">
      <h3 className="mb-2 font-medium text-body">{words("chain")}</h3>
      <dl className="grid grid-cols-[66px_minmax(0,1fr)] gap-x-3 gap-y-1 text-small">
        <Detail name={words("number")}>
          <span className="num">{format.count(event.seq)}</span>
        </Detail>
        <Detail name={words("previous")}>
          <span className="code text-ink-2" title={event.previous}>
            {shortHash(event.previous)}
          </span>
        </Detail>
        <Detail name={words("own")}>
          <span className="-my-1 flex items-center">
            <span className="code" title={event.hash}>
              {shortHash(event.hash)}
            </span>
            <CopyButton text={event.hash} what={words("hash")} />
          </span>
        </Detail>
      </dl>
      <Standing seq={event.seq} />
    </section>
  );
}

/** What the last check said of this event. */
function Standing({ seq }: { seq: number }) {
  const words = useTranslations("audit.inspector");
  const { data: check } = useAuditCheck();
  const look = "mt-1.5 inline-flex items-center gap-1.5 text-small";
  const provenTo = check?.fault ? check.fault.seq - 1 : (check?.head?.seq ?? 0);
  if (seq <= provenTo)
    return (
      <p className={`${look} text-ok`}>
        <Link2 size={13} aria-hidden="true" />
        {words("links")}
      </p>
    );
  if (seq === check?.fault?.seq)
    return (
      <p className={`${look} text-bad`}>
        <ShieldAlert size={13} aria-hidden="true" />
        {words("broken")}
      </p>
    );
  return (
    <p className={`${look} text-ink-3`}>
      <ShieldQuestion size={13} aria-hidden="true" />
      {words("unchecked")}
    </p>
  );
}

/** `48b2 e19c 07d5 … 3af6`. */
const shortHash = (hash: string): string =>
  `${hash.slice(0, 4)} ${hash.slice(4, 8)} ${hash.slice(8, 12)} … ${hash.slice(-4)}`;
