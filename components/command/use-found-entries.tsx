"use client";

import { useQuery } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import { useTranslations } from "use-intl";
import { useHost } from "@/components/host/use-host";
import { sessionHref } from "@/components/sessions/session-link";
import { StatusPill } from "@/components/sessions/status-pill";
import { useSessions } from "@/components/sessions/use-sessions";
import { useFailureText } from "@/components/shell/use-failure-text";
import { KindMark } from "@/components/snapshot/kind-mark";
import { serverTime } from "@/components/ui/server-clock";
import { useFormat } from "@/components/ui/use-format";
import { useTold } from "@/components/ui/use-told";
import { isAppError } from "@/lib/contract/errors";
import type { SessionId } from "@/lib/contract/ids";
import { asName, foundSnapshotsOptions } from "./found-snapshots";
import type { PaletteEntry } from "./palette-item";

/** Snapshots of the session that the palette is narrowed to, as the server finds them. */
export function useSnapshotEntries(sessionId: SessionId | null, typed: string, wanted: boolean) {
  const words = useTranslations("command.palette");
  const format = useFormat();
  const failureText = useFailureText();
  const found = useQuery(foundSnapshotsOptions(wanted ? sessionId : null, typed));
  const now = new Date(serverTime());
  const items = wanted && sessionId !== null ? (found.data?.items ?? []) : [];
  const entries = items.map<PaletteEntry>(({ id, sessionId, name, kind, createdAt, tags }) => ({
    id,
    icon: <KindMark kind={kind} />,
    label: name,
    detail: words("snapshotDetail", {
      kind: words(`kinds.${kind}`),
      moment: format.moment(createdAt, now),
      age: format.age(now.getTime() - Date.parse(createdAt)),
    }),
    // The server found it, by its name or otherwise.
    keywords: [typed, format.clock(createdAt), ...tags],
    href: sessionHref(sessionId, id),
  }));
  const problem = found.isError && isAppError(found.error) ? failureText(found.error) : null;
  return { entries, searching: found.isFetching, problem };
}

/** The other sessions: those at hand, or the ones the server finds when there are more. */
export function useSessionEntries(typed: string, except: SessionId | null): PaletteEntry[] {
  const { staleSince } = useHost();
  const told = useTold();
  const known = useSessions("");
  const found = useSessions(known.hasNextPage && typed !== "" ? asName(typed) : "");
  return (found.sessions ?? known.sessions ?? [])
    .filter(({ id }) => id !== except)
    .map(({ id, label, agentId, model, attention, attentionReasons, status }) => {
      const detail = attention === null ? null : told(attention, attentionReasons);
      return {
        id,
        icon: <MessagesSquare size={15} />,
        label,
        detail: detail ?? id,
        keywords: [id, agentId, model ?? "", status, attention ?? "", detail ?? ""],
        mark: <StatusPill status={status} was={staleSince !== null} />,
        href: sessionHref(id),
      };
    });
}
