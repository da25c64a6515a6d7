"use client";

import { useParams } from "next/navigation";
import { readSessionKey } from "@/lib/contract/id-guards";
import type { SessionId } from "@/lib/contract/ids";

/** The session that the page is about, as its address has it; null on a page about none. */
export function usePageSession(): SessionId | null {
  const { sessionId } = useParams<{ sessionId?: string }>();
  return sessionId === undefined ? null : readSessionKey(sessionId);
}
