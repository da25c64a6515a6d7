"use client";

import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/lib/contract/action-result";
import { isAppError } from "@/lib/contract/errors";
import type { Page } from "@/lib/contract/page";
import type { Snapshot, UpdateSnapshot } from "@/lib/contract/snapshot";
import { queryKeys } from "@/lib/queries/keys";
import { updateSnapshotAction } from "./actions";

type SnapshotPages = InfiniteData<Page<Snapshot>>;

/** Changes name, tags or hold at once on screen; when the server refuses, the old value returns and a notice says why. */
export function useUpdateSnapshot({ id, sessionId, name }: Snapshot) {
  const queries = useQueryClient();
  const queryKey = queryKeys.session.snapshots(sessionId);
  return useMutation({
    mutationFn: async (update: UpdateSnapshot) =>
      unwrap(await updateSnapshotAction({ sessionId, snapshotId: id, update })),
    onMutate: async ({ hold, ...update }) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueryData<SnapshotPages>(queryKey);
      const change = withoutUndefined({ ...update, held: hold });
      queries.setQueryData<SnapshotPages>(queryKey, (data) => data && patch(data, id, change));
      return { before };
    },
    onError: (error, _update, context) => {
      queries.setQueryData(queryKey, context?.before);
      const why = isAppError(error) ? error.detail : "The answer could not be read.";
      notify({ kind: "bad", title: `${name} was not changed.`, detail: why });
    },
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
}

type Patch = Partial<Pick<Snapshot, "name" | "description" | "tags" | "held">>;

const withoutUndefined = (change: { [Key in keyof Patch]: Patch[Key] | undefined }): Patch =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

const patch = (data: SnapshotPages, id: Snapshot["id"], change: Patch): SnapshotPages => ({
  ...data,
  pages: data.pages.map((page) => ({
    ...page,
    items: page.items.map((snapshot) => (snapshot.id === id ? { ...snapshot, ...change } : snapshot)),
  })),
});
