import type { ReasonSentences } from "./sentence-table";
import { counted } from "./sentence-values";

/** How the steps of a rollback went, what its checks found, and what it came to. */
export const ROLLBACK_SENTENCES = {
  already_same: () => "Already the same.",
  memory_kept: () => "Kept, as asked.",
  settings_gone: () => "The session is gone, and its settings with it.",
  not_restored: ({ path, more }) => `Not restored: ${path}${more > 0 ? ` and ${more} more` : ""}.`,
  session_absent: () => "The session does not exist now.",
  no_run_active: () => "No run was active.",
  runs_aborted: ({ runs }) => `${counted(runs, "run")} aborted.`,
  checks_passed: ({ passed, total }) => `${passed} of ${total} checks passed.`,
  as_before_rollback: () => "As before the rollback.",
  not_all_put_back: () => "Not everything could be put back.",
  own_error: () => "An error of Clawback's own; the log names it.",

  no_session: () => "no session",
  message_count: ({ messages }) => counted(messages, "message"),
  memory_size: ({ lines, files }) => `${counted(lines, "line")} in ${counted(files, "file")}`,
  file_count: ({ files }) => counted(files, "file"),
  tool_count: ({ tools }) => counted(tools, "tool"),
  skill_count: ({ skills }) => counted(skills, "skill"),
  setting_count: ({ settings }) => counted(settings, "setting"),
  differs: ({ names, more }) => `Differs: ${names.join(", ")}${andMore(more)}.`,
  session_missing: () => "Differs: the session is missing.",
  session_still_there: () => "Differs: the session is still there.",
  messages_missing: ({ ids, more }) =>
    `Differs: missing or not the same: messages ${ids.join(", ")}${andMore(more)}.`,
  messages_extra: ({ ids, more }) => `Differs: too many: messages ${ids.join(", ")}${andMore(more)}.`,

  in_target: ({ name }) => `The session is in the state of "${name}".`,
  in_target_memory_kept: ({ name }) =>
    `The session is in the state of "${name}", with its memory kept as it was.`,
  things_not_put_back: ({ things }) =>
    `${counted(things, "thing")} could not be put back: the checks name them.`,
  parts_differ: ({ parts }) =>
    `Its ${parts.join(" and ")} differ, which no rollback can change. Check again, undo, or accept.`,
  moved_on: ({ parts, name }) =>
    `The session has gone on since: its ${parts.join(" and ")} are no longer those of "${name}".`,
  interrupted: () => "Interrupted:",
  may_be_halfway: () =>
    "The session may be halfway. Clawback finishes this by itself as soon as it can; the safety snapshot is kept.",
  nothing_restored: () => "Nothing was restored: the session is as it was.",
  interrupted_untouched: () => "Interrupted before anything was restored: the session is as it was.",
  interrupted_halfway: () => "The rollback was interrupted halfway.",
  rollback_failed: () => "The rollback failed:",
  put_back_as_before: () => "The session was put back and is as it was before.",
  put_back_failed: () => "Putting back failed too:",
  not_put_back_wholly: () => "The session could not be put back wholly.",
  safety_holds: ({ name }) => `The safety snapshot "${name}" holds the state before.`,
  not_as_captured: () => "After the restore these parts were not as captured:",
  of_part: ({ part }) => `${part}:`,
} as const satisfies Partial<ReasonSentences>;

const andMore = (more: number): string => (more > 0 ? ` and ${more} more` : "");
