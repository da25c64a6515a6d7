import { notFound } from "next/navigation";
import { readSessionKey } from "@/lib/contract/id-guards";
import type { SessionId } from "@/lib/contract/ids";

/** The session key in a page's address. What cannot be one is a page that does not exist. */
export const readSessionId = (param: string): SessionId => readSessionKey(param) ?? notFound();
