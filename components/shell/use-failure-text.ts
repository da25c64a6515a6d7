"use client";

import { useTranslations } from "use-intl";
import { useTold } from "@/components/ui/use-told";
import { isAppError } from "@/lib/contract/errors";

/** What the server said of a failure; for an answer that is none of its own, that it could not be read. */
export function useFailureText(): (error: unknown) => string {
  const words = useTranslations("shell");
  const told = useTold();
  return (error) => (isAppError(error) ? told(error.detail, error.reasons) : words("unreadable"));
}
