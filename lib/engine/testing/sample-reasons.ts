import type { z } from "zod";
import { REASON_CODES, REASON_VALUES, type Reason } from "@/lib/contract/reason";

/** Values of each kind: none and one of a thing, several, and what text may hold that a message must not read. */
const ROUNDS = [
  { count: 0, text: "main's {text} <b>", texts: ["one.md"], at: "2026-11-25T02:58:00.000Z", ms: 48_000 },
  {
    count: 1,
    text: "agent:main:main",
    texts: ["tools", "a'b"],
    at: "2026-11-25T23:00:59.999Z",
    ms: 15_120_000,
  },
  { count: 61, text: "memory/日记.md", texts: ["a", "b"], at: "2026-11-26T00:00:00.000Z", ms: 1_020_000 },
];

/** Every sentence of the server, filled several times. */
export const SAMPLE_REASONS: Reason[] = REASON_CODES.flatMap((code) =>
  ROUNDS.map((round) => {
    const shape: Record<string, z.ZodType> = REASON_VALUES[code].shape;
    const values = Object.fromEntries(
      Object.entries(shape).map(([name, type]) => [name, fill(name, type, round)]),
    );
    REASON_VALUES[code].parse(values);
    return { code, values } as Reason; // parsed by the schema of its code
  }),
);

function fill(name: string, type: z.ZodType, { count, text, texts, at, ms }: (typeof ROUNDS)[number]) {
  const sized = name.endsWith("Bytes") ? 468_000_000 + count * 1e6 : count;
  const named = ["memory", "put_back", "skill", "symlink"];
  const all: unknown[] = [at, name.endsWith("Ms") ? ms : sized, text, texts, ["memory", "files"], ...named];
  // Where any text will do, the text does; elsewhere the first one that fits.
  const wanted = type.safeParse(text).success ? [text] : all;
  return wanted.find((value) => type.safeParse(value).success);
}
