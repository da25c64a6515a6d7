"use client";

import { useMutationState } from "@tanstack/react-query";
import { LoaderCircle } from "lucide-react";
import { useTranslations } from "use-intl";
import { type TakeOrder, takingKey } from "@/components/snapshot/use-take-snapshot";
import { cx } from "@/components/ui/class-names";
import { Cell, Row } from "@/components/ui/grid";
import type { SessionId } from "@/lib/contract/ids";
import { SNAPSHOT_COLUMNS } from "./snapshot-columns";

/** The snapshots that are on their way to the server. */
export const usePending = (sessionId: SessionId): TakeOrder[] =>
  useMutationState({
    filters: { mutationKey: takingKey(sessionId), status: "pending" },
    select: (mutation) => mutation.state.variables as TakeOrder | undefined, // the variables of this key's mutation
  }).filter((order) => order !== undefined);

/** A snapshot that is being taken: at the top, not confirmed yet. */
export function PendingRow({ order, rowIndex }: { order: TakeOrder; rowIndex: number }) {
  const words = useTranslations("timeline.row");
  return (
    <Row
      aria-busy="true"
      aria-rowindex={rowIndex}
      className={cx("flex items-center gap-x-2 px-4 opacity-60 max-md:py-3 md:h-row", SNAPSHOT_COLUMNS)}
    >
      <Cell className="text-ink-3 text-small">{words("taking")}</Cell>
      <Cell className="flex">
        <LoaderCircle size={14} className="animate-spin motion-reduce:animate-none" aria-hidden="true" />
      </Cell>
      <Cell className="code truncate">{order.snapshot.name}</Cell>
    </Row>
  );
}
