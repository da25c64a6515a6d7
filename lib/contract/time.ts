import { z } from "zod";

/** A moment, ISO 8601 in UTC with milliseconds: `2026-11-22T03:17:42.000Z`. */
export const Instant = z.iso.datetime({ precision: 3 }).meta({ description: "ISO 8601, UTC, milliseconds" });
export type Instant = z.infer<typeof Instant>;

/** A length of time in whole milliseconds. */
export const DurationMs = z.number().nonnegative();
