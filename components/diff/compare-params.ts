"use client";

import { parseAsBoolean, parseAsStringLiteral, useQueryStates } from "nuqs";

const OPTIONS = { history: "replace", scroll: false } as const;
const PARAMS = {
  /** Null: as wide as the window is. */
  layout: parseAsStringLiteral(["unified", "split"]).withOptions(OPTIONS),
  /** The unchanged stretches and parts too. */
  all: parseAsBoolean.withDefault(false).withOptions(OPTIONS),
  messages: parseAsStringLiteral(["all", "failed"]).withDefault("all").withOptions(OPTIONS),
};

/** How the comparison is shown, as the address has it. */
export const useCompareParams = () => useQueryStates(PARAMS);
