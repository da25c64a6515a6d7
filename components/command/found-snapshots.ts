import { keepPreviousData, queryOptions, skipToken } from "@tanstack/react-query";
import type { SessionId } from "@/lib/contract/ids";
import { apiClient } from "@/lib/queries/client";
import { queryKeys } from "@/lib/queries/keys";

const SHOWN = 20;

/** The newest snapshots of a session whose name holds what was typed; nothing is read without a session. */
export const foundSnapshotsOptions = (sessionId: SessionId | null, typed: string) =>
  queryOptions({
    queryKey: [...queryKeys.session.snapshots(sessionId ?? ("" as SessionId)), "found", typed],
    queryFn:
      sessionId === null
        ? skipToken
        : ({ signal }: { signal: AbortSignal }) =>
            apiClient().sessions.listSnapshots(
              sessionId,
              { limit: SHOWN, ...(typed === "" ? {} : { query: asName(typed) }) },
              { signal },
            ),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });

/** As one bare word of the query language, whatever signs it holds. */
export const asName = (typed: string): string => `"${typed.replace(/["\\]/g, "")}"`;
