"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SessionId } from "@/lib/contract/ids";
import type { Snapshot, TagCounts } from "@/lib/contract/snapshot";
import { tagCountsOptions } from "@/lib/queries/options";
import { tagCounts, withLost } from "./timeline-entries";

interface KnownTags extends TagCounts {
  /** Only those that are loaded are counted: there are at least as many. */
  atLeast: boolean;
}

/**
 * The tags of a session with their counts: of all its snapshots, or of the loaded ones until the server has told them.
 * A tag that lost its last snapshot while the page is open keeps its place, with 0.
 */
export function useTagCounts(sessionId: SessionId, snapshots: Snapshot[], hasOlder: boolean): KnownTags {
  const told = useQuery(tagCountsOptions(sessionId)).data;
  const [seen, setSeen] = useState<readonly string[]>([]);
  const tags = withLost(told?.tags ?? tagCounts(snapshots), seen);
  if (tags.length > seen.length) setSeen(tags.map(({ tag }) => tag));
  return {
    tags,
    held: told?.held ?? snapshots.filter(({ held }) => held).length,
    atLeast: told === undefined && hasOlder,
  };
}
