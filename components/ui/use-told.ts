"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { joinSentences, splitSentence, type ToldReason, tellReasons } from "@/lib/i18n/tell-reasons";
import { useFormat } from "./use-format";

type Reasons = readonly ToldReason[] | undefined;

/** A text of the server in the reader's language; as the server wrote it where its sentences are not known. */
export type Told = (english: string, reasons: Reasons) => string;

/** How texts of the server are told, in one string. */
export function useTold(): Told {
  const words = useTranslations("reasons");
  const format = useFormat();
  return useMemo(
    () => (english, reasons) => {
      const sentences = tellReasons(reasons, { words, format });
      return sentences === undefined ? english : joinSentences(sentences, format);
    },
    [words, format],
  );
}

/** The first sentence of a text of the server, and the others. */
export function useToldParts(english: string, reasons: Reasons): { headline: string; more: string } {
  const words = useTranslations("reasons");
  const format = useFormat();
  const [headline, ...others] = tellReasons(reasons, { words, format }) ?? splitSentence(english);
  return { headline: headline ?? "", more: joinSentences(others, format) };
}
