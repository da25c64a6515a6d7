import "server-only";

import type { Metadata } from "next";
import { getLocale, getMessages } from "./locale";

type PageTitle = "audit" | "sessions" | "session" | "compare" | "policies" | "settings" | "signIn";

/** The title of a page in the reader's language: `Sessions · Clawback`. */
export async function pageTitle(page: PageTitle): Promise<Metadata> {
  const { pages } = getMessages(await getLocale());
  return { title: `${pages[page]} · Clawback` };
}
