import type { Messages } from "./en";

type SameKeys<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string ? string : SameKeys<Words[Key]>;
};

/** One noun's words in another language: the same keys, other texts. */
export type Translated<Noun extends keyof Messages> = SameKeys<Messages[Noun]>;
