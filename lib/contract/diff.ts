import { z } from "zod";
import { Digest, SessionId, StateRef } from "./ids";
import { Json } from "./json";
import { FileGap, Message } from "./state";
import { Instant } from "./time";

/** One line of a text diff. Numbers start at 1; null where the line is not on that side. */
export const DiffLine = z.strictObject({
  op: z.enum(["same", "removed", "added"]),
  text: z.string(),
  fromLine: z.number().int().positive().nullable(),
  toLine: z.number().int().positive().nullable(),
});
export type DiffLine = z.infer<typeof DiffLine>;

/** A run of changed lines with up to three unchanged ones around it. */
export const Hunk = z.strictObject({
  fromStart: z.number().int().nonnegative(),
  toStart: z.number().int().nonnegative(),
  lines: z.array(DiffLine),
});
export type Hunk = z.infer<typeof Hunk>;

/** A memory or workspace file that differs. `hunks` is null where no line diff can be given: `note` says why. */
export const FileDiff = z
  .strictObject({
    path: z.string(),
    op: z.enum(["removed", "added", "changed"]),
    removedLines: z.number().int().nonnegative(),
    addedLines: z.number().int().nonnegative(),
    fromLines: z.number().int().nonnegative(),
    toLines: z.number().int().nonnegative(),
    fromGap: FileGap.nullable(),
    toGap: FileGap.nullable(),
    hunks: z.array(Hunk).nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: "FileDiff" });
export type FileDiff = z.infer<typeof FileDiff>;

/** A message that is only in one state, or whose content differs under the same id. Indexes start at 0. */
export const MessageDiff = z
  .strictObject({
    op: z.enum(["removed", "added", "changed"]),
    fromIndex: z.number().int().nonnegative().nullable(),
    toIndex: z.number().int().nonnegative().nullable(),
    from: Message.nullable(),
    to: Message.nullable(),
  })
  .meta({ id: "MessageDiff" });
export type MessageDiff = z.infer<typeof MessageDiff>;

const FilesDiff = z.strictObject({
  removed: z.number().int().nonnegative(),
  added: z.number().int().nonnegative(),
  changed: z.number().int().nonnegative(),
  same: z.number().int().nonnegative(),
  removedLines: z.number().int().nonnegative(),
  addedLines: z.number().int().nonnegative(),
  sameLines: z.number().int().nonnegative(),
  files: z.array(FileDiff),
});

const NamesDiff = z.strictObject({
  removed: z.array(z.string()),
  added: z.array(z.string()),
  same: z.number().int().nonnegative(),
});

export const SettingDiff = z.strictObject({
  key: z.string(),
  from: Json.nullable(),
  to: Json.nullable(),
  op: z.enum(["removed", "added", "changed"]),
});
export type SettingDiff = z.infer<typeof SettingDiff>;

/** One side of a diff, as counts and identity. */
export const DiffSide = z.strictObject({
  ref: StateRef,
  digest: Digest,
  capturedAt: Instant,
  messages: z.number().int().nonnegative(),
  contextTokens: z.number().int().nonnegative().nullable(),
});
export type DiffSide = z.infer<typeof DiffSide>;

/** What turns `from` into `to`: removed goes away, added comes. Parts that are equal have zero counts and empty lists. */
export const Diff = z
  .strictObject({
    sessionId: SessionId,
    from: DiffSide,
    to: DiffSide,
    identical: z.boolean(),
    context: z.strictObject({
      removed: z.number().int().nonnegative(),
      added: z.number().int().nonnegative(),
      changed: z.number().int().nonnegative(),
      same: z.number().int().nonnegative(),
      messages: z.array(MessageDiff),
    }),
    memory: FilesDiff,
    files: FilesDiff,
    tools: NamesDiff,
    skills: NamesDiff,
    settings: z.strictObject({ changes: z.array(SettingDiff), same: z.number().int().nonnegative() }),
  })
  .meta({ id: "Diff" });
export type Diff = z.infer<typeof Diff>;

/** One RFC 6902 operation. */
export const PatchOperation = z.discriminatedUnion("op", [
  z.strictObject({ op: z.enum(["add", "replace", "test"]), path: z.string(), value: Json }),
  z.strictObject({ op: z.literal("remove"), path: z.string() }),
]);
export type PatchOperation = z.infer<typeof PatchOperation>;

/** RFC 6902 JSON Patch: applied to the `from` State it gives exactly the `to` State. */
export const JsonPatch = z.array(PatchOperation).meta({ id: "JsonPatch" });
export type JsonPatch = z.infer<typeof JsonPatch>;

export const DiffQuery = z.strictObject({ from: StateRef, to: StateRef });
export type DiffQuery = z.infer<typeof DiffQuery>;
