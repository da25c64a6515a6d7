"use client";

import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { LazyBlock } from "@/components/ui/lazy-block";
import { useMedia } from "@/components/ui/use-media";
import type { Diff } from "@/lib/contract/diff";
import { changeId, firstOfRuns, MESSAGE_BLOCK, messageBlockId } from "./changes";
import type { AddedVerb } from "./direction";
import { Fold } from "./fold";
import { ChangedMessage, SameMessage } from "./message-line";
import { type MessageRow, messageRows } from "./message-rows";
import type { SideState } from "./use-side-state";

interface MessagesDiffProps {
  diff: Diff;
  addedVerb: AddedVerb;
  failedOnly: boolean;
  whole: boolean;
  side: SideState;
  onWant: () => void;
}

/** The messages that go and come, in the order of the transcript. A long one is drawn as far as it is looked at. */
export function MessagesDiff({ diff, addedVerb, failedOnly, whole, side, onWant }: MessagesDiffProps) {
  const words = useTranslations("diff.message");
  const phone = useMedia("(max-width: 767px)", false);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const { of, state, failed } = side;
  const rows = useMemo(
    () =>
      messageRows(diff, {
        failedOnly,
        opened: whole ? "all" : opened,
        side: state === undefined ? null : { of, messages: state.messages },
      }),
    [diff, failedOnly, whole, opened, of, state],
  );
  const firsts = useMemo(() => new Set(firstOfRuns(diff)), [diff]);

  const draw = (row: MessageRow) => {
    if (row.kind === "same") return <SameMessage key={keyOf(row)} message={row.message} />;
    if (row.kind === "change") {
      return (
        <ChangedMessage
          key={keyOf(row)}
          id={firsts.has(row.at) ? changeId("context", row.at) : undefined}
          change={row.change}
          addedVerb={addedVerb}
        />
      );
    }
    return (
      <li key={keyOf(row)}>
        <Fold
          failed={failed}
          reading={whole || opened.has(row.id)}
          onOpen={() => {
            onWant();
            setOpened(new Set([...opened, row.id]));
          }}
        >
          {words("unchanged", { count: row.count })}
        </Fold>
      </li>
    );
  };

  return (
    // biome-ignore lint/a11y/noRedundantRoles: the blocks between the list and its lines would hide that it is one
    <ul role="list">
      {blocksOf(rows).map((block, at) => (
        <LazyBlock
          key={block[0] === undefined ? at : keyOf(block[0])}
          id={messageBlockId(at)}
          height={block.reduce((sum, row) => sum + heightOf(row, phone), 0)}
          eager={at === 0}
        >
          {() => block.map(draw)}
        </LazyBlock>
      ))}
    </ul>
  );
}

const blocksOf = (rows: readonly MessageRow[]): MessageRow[][] =>
  Array.from({ length: Math.ceil(rows.length / MESSAGE_BLOCK) }, (_block, at) =>
    rows.slice(at * MESSAGE_BLOCK, (at + 1) * MESSAGE_BLOCK),
  );

const keyOf = (row: MessageRow): string => {
  if (row.kind === "same") return `same ${row.message.id}`;
  return row.kind === "change" ? `change ${row.at}` : `fold ${row.id}`;
};

/** As the classes of the lines have it: what is not drawn yet keeps the place it will take. */
function heightOf(row: MessageRow, phone: boolean): number {
  if (row.kind === "fold") return phone ? 44 : 28;
  const twice = row.kind === "change" && row.change.op === "changed";
  if (phone) return twice ? 88 : 64;
  return twice ? 56 : 32;
}
