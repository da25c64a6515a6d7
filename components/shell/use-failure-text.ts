"use client";

import { useTranslations } from "use-intl";
import { isAppError } from "@/lib/contract/errors";

/** What the server said of a failure; for an answer that is none of its own, that it could not be read. */
export function useFailureText(): (error: unknown) => string {
  const words = useTranslations("shell");
  return (error) => (isAppError(error) ? error.detail : words("unreadable"));
}
