import "server-only";

import compile from "icu-minify/compile";
import type { Locale } from "@/lib/i18n/locale";
import type { Messages } from "@/lib/i18n/messages/en";
import { getMessages } from "./locale";

const compiled = new Map<Locale, Messages>();

/**
 * The messages with their ICU syntax read beforehand, so that no page loads a parser for it. `next.config.mjs` has
 * use-intl take messages in this form. Their type stays that of the texts: it is what the arguments are checked against.
 */
export function getCompiledMessages(locale: Locale): Messages {
  const known = compiled.get(locale);
  if (known) return known;
  const messages = compileTree(getMessages(locale)) as Messages;
  compiled.set(locale, messages);
  return messages;
}

// React hands a page plain objects only, and the compiler's choices ("one", "other") have no prototype.
const compileTree = (node: unknown): unknown =>
  typeof node === "string"
    ? structuredClone(compile(node))
    : Object.fromEntries(Object.entries(node as object).map(([key, value]) => [key, compileTree(value)]));
