import { z } from "zod";
import { PART_NAMES, STEP_NAMES } from "./names";
import { FileGap } from "./state";
import { Instant } from "./time";

const text = z.string();
const texts = z.array(z.string());
const whole = z.number().int().nonnegative();
const ms = z.number().nonnegative();
const percent = z.number().nonnegative();
const part = z.enum(PART_NAMES);
const capability = z.enum(["tool", "skill"]);

/**
 * Every sentence that the server makes, and what it is filled with. The ends of the names say how a value is to be
 * shown: `…Ms`, `…Bytes`, `…At`, `…Percent`; numbers with other names are counts.
 */
export const REASON_VALUES = {
  // Words that are not Clawback's own: the gateway's, an operating system's.
  quoted: z.strictObject({ text }),

  // How a session stands.
  error_rate_over: z.strictObject({ ratePercent: percent, limitPercent: percent }),
  over_limit_since: z.strictObject({ sinceAt: Instant }),
  over_limit_longer: z.strictObject({ overMs: ms }),
  last_healthy_snapshot: z.strictObject({ ageMs: ms }),
  no_snapshot_to_go_back: z.strictObject({}),
  no_healthy_snapshot: z.strictObject({}),
  run_over_limit: z.strictObject({ seconds: whole }),
  run_active_for: z.strictObject({ ageMs: ms }),
  ram_near_limit: z.strictObject({ ramBytes: whole, limitBytes: whole }),
  ram_grew: z.strictObject({ grownBytes: whole, minutes: whole }),
  ram_above_rest: z.strictObject({ grownBytes: whole, limitBytes: whole }),
  last_run_failed: z.strictObject({}),
  last_run_timed_out: z.strictObject({}),
  no_snapshot_yet: z.strictObject({}),
  cannot_be_rolled_back: z.strictObject({}),
  no_snapshot_for: z.strictObject({ ageMs: ms }),
  rollback_would_lose: z.strictObject({ messages: whole }),
  rollback_interrupted: z.strictObject({}),
  rollback_running: z.strictObject({}),
  rollback_at_step: z.strictObject({ step: z.enum(STEP_NAMES) }),
  deleted_on_host: z.strictObject({}),
  snapshots_remain: z.strictObject({ snapshots: whole }),

  // What of a state can be put back.
  host_cannot_put_back: z.strictObject({}),
  tools_of_agent: z.strictObject({}),
  skills_of_agent: z.strictObject({}),
  files_without_content: z.strictObject({}),
  fixed_by_gateway: z.strictObject({}),
  memory_paths_fixed: z.strictObject({}),
  gateway_file_limits: z.strictObject({}),
  plugin_file_limits: z.strictObject({}),
  files_cut: z.strictObject({ files: whole }),
  own_worktree: z.strictObject({}),
  kept_by_runtime: z.strictObject({ runtime: text }),
  ends_before_run: z.strictObject({}),
  no_copy_of_context: z.strictObject({}),
  not_a_memory_file: z.strictObject({}),
  not_in_workspace: z.strictObject({}),
  changed_and_not_kept: z.strictObject({ gap: FileGap }),
  not_kept: z.strictObject({ gap: FileGap }),
  cannot_be_kept: z.strictObject({ gap: FileGap }),
  cannot_create: z.strictObject({}),
  cannot_delete: z.strictObject({}),
  too_large_to_write: z.strictObject({}),
  was_too_large: z.strictObject({}),
  was_no_text: z.strictObject({}),
  is_no_text: z.strictObject({}),
  needs_plugin: z.strictObject({}),
  is_a_link: z.strictObject({}),
  beyond_recorded: z.strictObject({}),
  present_not_kept: z.strictObject({}),
  needs_a_session: z.strictObject({}),

  // What to know before a rollback.
  session_made_again: z.strictObject({}),
  session_is_deleted: z.strictObject({}),
  session_will_be_deleted: z.strictObject({}),
  stays_archived: z.strictObject({}),
  agent_gained: z.strictObject({ capability, name: text }),
  agent_lost: z.strictObject({ capability, name: text }),
  channel_must_speak: z.strictObject({}),
  files_emptied: z.strictObject({ paths: texts }),
  left_out_of_prompts: z.strictObject({ path: text }),

  // How a step of a rollback went.
  already_same: z.strictObject({}),
  memory_kept: z.strictObject({}),
  settings_gone: z.strictObject({}),
  not_restored: z.strictObject({ path: text, more: whole }),
  session_absent: z.strictObject({}),
  no_run_active: z.strictObject({}),
  runs_aborted: z.strictObject({ runs: whole }),
  checks_passed: z.strictObject({ passed: whole, total: whole }),
  as_before_rollback: z.strictObject({}),
  not_all_put_back: z.strictObject({}),
  own_error: z.strictObject({}),

  // What a check found.
  no_session: z.strictObject({}),
  message_count: z.strictObject({ messages: whole }),
  memory_size: z.strictObject({ lines: whole, files: whole }),
  file_count: z.strictObject({ files: whole }),
  tool_count: z.strictObject({ tools: whole }),
  skill_count: z.strictObject({ skills: whole }),
  setting_count: z.strictObject({ settings: whole }),
  differs: z.strictObject({ names: texts, more: whole }),
  session_missing: z.strictObject({}),
  session_still_there: z.strictObject({}),
  messages_missing: z.strictObject({ ids: texts, more: whole }),
  messages_extra: z.strictObject({ ids: texts, more: whole }),

  // What a rollback came to.
  in_target: z.strictObject({ name: text }),
  in_target_memory_kept: z.strictObject({ name: text }),
  things_not_put_back: z.strictObject({ things: whole }),
  parts_differ: z.strictObject({ parts: z.array(part) }),
  moved_on: z.strictObject({ parts: z.array(part), name: text }),
  interrupted: z.strictObject({}),
  may_be_halfway: z.strictObject({}),
  nothing_restored: z.strictObject({}),
  interrupted_untouched: z.strictObject({}),
  interrupted_halfway: z.strictObject({}),
  rollback_failed: z.strictObject({}),
  put_back_as_before: z.strictObject({}),
  put_back_failed: z.strictObject({}),
  not_put_back_wholly: z.strictObject({}),
  safety_holds: z.strictObject({ name: text }),
  not_as_captured: z.strictObject({}),
  of_part: z.strictObject({ part }),

  // Why something was refused.
  cannot_roll_back_to: z.strictObject({ name: text }),
  context_cannot_be_put_back: z.strictObject({}),
  changes_too_fast_to_save: z.strictObject({}),
  changes_too_fast_to_read: z.strictObject({}),
  present_cannot_be_saved: z.strictObject({}),
  changed_since_plan: z.strictObject({}),
  now_has: z.strictObject({ messages: whole, lines: whole }),
  was_deleted: z.strictObject({}),
  look_at_new_plan: z.strictObject({}),
  runs_are_active: z.strictObject({ runs: whole }),
  run_is_active: z.strictObject({}),
  run_must_end: z.strictObject({}),
  run_did_not_stop: z.strictObject({ seconds: whole }),
  rollback_unsettled: z.strictObject({ by: text, startedAt: Instant }),
  rollback_started: z.strictObject({ by: text, startedAt: Instant }),
  must_end_first: z.strictObject({}),
  snapshot_when_over: z.strictObject({}),
  rollback_not_ended: z.strictObject({}),
  undo_when_over: z.strictObject({}),
  nothing_to_undo: z.strictObject({}),
  undone_already: z.strictObject({ rollbackId: text }),
  safety_deleted: z.strictObject({}),
  not_left_in_target: z.strictObject({}),
  only_attention_accepted: z.strictObject({}),
  no_such_rollback: z.strictObject({ rollbackId: text }),
  no_such_session: z.strictObject({ sessionId: text }),
  host_has_no_session: z.strictObject({ sessionId: text }),
  gateway_has_no_session: z.strictObject({ sessionId: text }),
  demo_has_no_session: z.strictObject({ sessionId: text }),
  no_such_snapshot: z.strictObject({ snapshotId: text }),
  snapshot_of_another: z.strictObject({ snapshotId: text, sessionId: text }),
  snapshot_is_held: z.strictObject({ name: text }),
  copy_lost: z.strictObject({}),
  copy_deleted: z.strictObject({}),
  messages_lost: z.strictObject({}),
  main_not_deleted: z.strictObject({}),
  asked_to_fail: z.strictObject({ method: text }),
  gateway_no_answer: z.strictObject({ method: text, seconds: whole }),
  gateway_answer_unknown: z.strictObject({ method: text }),
  gateway_lost: z.strictObject({}),
  gateway_closed: z.strictObject({}),
  gateway_silent: z.strictObject({ gateway: text }),
  scope_missing: z.strictObject({ method: text, scope: text }),
  gateway_refused: z.strictObject({ method: text }),
} as const;

export type ReasonCode = keyof typeof REASON_VALUES;
export type ReasonValues<Code extends ReasonCode> = z.infer<(typeof REASON_VALUES)[Code]>;

/**
 * One sentence of the server in a form that every language can say. It stands beside the English sentence; several of
 * them, one after the other, make up a text.
 */
export type Reason = {
  [Code in ReasonCode]: { code: Code; values: ReasonValues<Code> };
}[ReasonCode];

// The keys of an object are strings to TypeScript; these are the codes, and there is at least one.
export const REASON_CODES = Object.keys(REASON_VALUES) as [ReasonCode, ...ReasonCode[]];

const Value = z.union([z.string(), z.number(), z.array(z.string())]);

/** One object for all codes: a description of each would be most of the API's description. */
const ReasonShape = z
  .strictObject({ code: z.enum(REASON_CODES), values: z.record(z.string(), Value) })
  .refine(
    ({ code, values }) => REASON_VALUES[code].safeParse(values).success,
    "The values are not the code's.",
  )
  // What the table lets through is, code by code, the union above.
  .meta({ id: "Reason" }) as unknown as z.ZodType<Reason>;

/** A text as its sentences. One that holds a sentence this version does not know is left out: the English one says it. */
export const Reasons = z
  .array(ReasonShape)
  .optional()
  .catch(undefined)
  .meta({ description: "The text beside it, sentence by sentence, for other languages" });
