"use client";

import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFailureText } from "@/components/shell/use-failure-text";
import { notify } from "@/components/ui/notify";
import { unwrap } from "@/lib/contract/action-result";
import type { Page } from "@/lib/contract/page";
import type { Snapshot, UpdateSnapshot } from "@/lib/contract/snapshot";
import { queryKeys } from "@/lib/queries/keys";
import { updateSnapshotAction } from "./actions";

type SnapshotPages = InfiniteData<Page<Snapshot>>;

/** Changes name, tags or hold at once on screen; when the server refuses, the old value returns and a notice says why. */
export function useUpdateSnapshot({ id, sessionId, name }: Snapshot) {
  const queries = useQueryClient();
  const words = useTranslations("snapshot");
  const failureText = useFailureText();
  const queryKey = queryKeys.session.snapshots(sessionId);
  const oneKey = queryKeys.session.snapshot(sessionId, id);
  return useMutation({
    mutationFn: async (update: UpdateSnapshot) =>
      unwrap(await updateSnapshotAction({ sessionId, snapshotId: id, update })),
    onMutate: async ({ hold, ...update }) => {
      await queries.cancelQueries({ queryKey });
      await queries.cancelQueries({ queryKey: oneKey });
      const before = [
        ...queries.getQueriesData<SnapshotPages>({ queryKey }),
        ...queries.getQueriesData<Snapshot>({ queryKey: oneKey }),
      ];
      const change = withoutUndefined({ ...update, held: hold });
      // Every filtered list that is kept, and the snapshot by itself.
      queries.setQueriesData<SnapshotPages>({ queryKey }, (data) => data && patch(data, id, change));
      queries.setQueryData<Snapshot>(oneKey, (data) => data && { ...data, ...change });
      return { before };
    },
    onError: (error, _update, context) => {
      for (const [key, data] of context?.before ?? []) queries.setQueryData(key, data);
      notify({ kind: "bad", title: words("notChanged", { name }), detail: failureText(error) });
    },
    onSettled: () =>
      Promise.all(
        [queryKey, oneKey, queryKeys.session.tags(sessionId)].map((stale) =>
          queries.invalidateQueries({ queryKey: stale }),
        ),
      ),
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
