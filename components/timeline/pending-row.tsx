"use client";

import { useMutationState } from "@tanstack/react-query";
import { LoaderCircle } from "lucide-react";
import { type TakeOrder, takingKey } from "@/components/snapshot/use-take-snapshot";
import { cx } from "@/components/ui/class-names";
import { Cell, Row } from "@/components/ui/grid";
import type { SessionId } from "@/lib/contract/ids";
import { SNAPSHOT_COLUMNS } from "./snapshot-row";

/** A snapshot that is being taken: at the top, not confirmed yet. */
export function PendingRow({ sessionId }: { sessionId: SessionId }) {
  const orders = useMutationState({
    filters: { mutationKey: takingKey(sessionId), status: "pending" },
    select: (mutation) => mutation.state.variables as TakeOrder | undefined, // the variables of this key's mutation
  });
  return orders.map((order) =>
    order === undefined ? null : (
      <Row
        key={order.idempotencyKey}
        aria-busy="true"
        className={cx("flex items-center gap-x-3 px-4 opacity-60 max-md:py-3 md:min-h-row", SNAPSHOT_COLUMNS)}
      >
        <Cell className="text-ink-3 text-small">taking</Cell>
        <Cell>
          <LoaderCircle size={14} className="animate-spin motion-reduce:animate-none" aria-hidden="true" />
        </Cell>
        <Cell className="code truncate">{order.snapshot.name}</Cell>
      </Row>
    ),
  );
}
