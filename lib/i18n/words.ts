import type { useTranslations } from "use-intl";
import type { Messages } from "./messages/en";

/** What `useTranslations(noun)` gives: for functions that make text outside of components. */
export type Words<Noun extends keyof Messages> = ReturnType<typeof useTranslations<Noun>>;
