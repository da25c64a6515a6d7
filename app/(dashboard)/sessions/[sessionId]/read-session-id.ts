import { notFound } from "next/navigation";
import { SessionId } from "@/lib/contract/ids";

/** The session key in a page's address. What cannot be one is a page that does not exist. */
export function readSessionId(param: string): SessionId {
  const key = SessionId.safeParse(decode(param));
  if (!key.success) notFound();
  return key.data;
}

function decode(param: string): string {
  try {
    return decodeURIComponent(param);
  } catch {
    return param;
  }
}
