import type { ReasonSentences } from "./sentence-table";
import { ageText, clockText, counted, megabytes } from "./sentence-values";

const GAP_WORDS = {
  too_large: "too large",
  binary: "binary",
  symlink: "a symbolic link",
  unreadable: "unreadable",
} as const;

/** How a session stands, what of it can be put back, and what to know before that. */
export const STANDING_SENTENCES = {
  quoted: ({ text }) => text,

  error_rate_over: ({ ratePercent, limitPercent }) => `Error rate ${ratePercent}%, limit ${limitPercent}%.`,
  over_limit_since: ({ sinceAt }) => `Over it since ${clockText(sinceAt)}.`,
  over_limit_longer: ({ overMs }) => `Over it for more than ${ageText(overMs)}.`,
  last_healthy_snapshot: ({ ageMs }) => `Last healthy snapshot ${ageText(ageMs)} ago.`,
  no_snapshot_to_go_back: () => "No snapshot to go back to.",
  no_healthy_snapshot: () => "No snapshot was healthy when it was taken.",
  run_over_limit: ({ seconds }) => `Run passed ${seconds} s.`,
  run_active_for: ({ ageMs }) => `It has been active for ${ageText(ageMs)}.`,
  ram_near_limit: ({ ramBytes, limitBytes }) => `RAM ${megabytes(ramBytes)}, limit ${megabytes(limitBytes)}.`,
  ram_grew: ({ grownBytes, minutes }) => `Grew ${megabytes(grownBytes)} in the last ${minutes} min.`,
  ram_above_rest: ({ grownBytes, limitBytes }) =>
    `The gateway's RAM grew by ${megabytes(grownBytes)} while only this session ran, limit ${megabytes(limitBytes)}.`,
  last_run_failed: () => "The last run failed.",
  last_run_timed_out: () => "The last run took too long and was stopped.",
  no_snapshot_yet: () => "No snapshot yet while the session is active.",
  cannot_be_rolled_back: () => "It cannot be rolled back.",
  no_snapshot_for: ({ ageMs }) => `No snapshot for ${ageText(ageMs)} while the session is active.`,
  rollback_would_lose: ({ messages }) => `A rollback would lose ${counted(messages, "message")}.`,
  rollback_interrupted: () => "A rollback was interrupted and is being settled.",
  rollback_running: () => "A rollback is running.",
  rollback_at_step: ({ step }) => `A rollback is running: ${step.replaceAll("_", " ")}.`,
  deleted_on_host: () => "Deleted on the host.",
  snapshots_remain: ({ snapshots }) =>
    `${counted(snapshots, "snapshot")} ${snapshots === 1 ? "remains" : "remain"}: roll back to bring it back.`,

  host_cannot_put_back: () => "The host cannot put it back.",
  tools_of_agent: () =>
    "Tools belong to the agent: only those that a session setting switches come back with it.",
  skills_of_agent: () => "Skills belong to the agent: a rollback does not change them.",
  files_without_content: () =>
    "Some files are recorded without their content, because they are binary or too large.",
  fixed_by_gateway: () =>
    "They come from the gateway's configuration: they are compared after a rollback, not changed by it.",
  memory_paths_fixed: () => "The gateway changes files under memory/ but can neither create nor delete them.",
  gateway_file_limits: () =>
    "The gateway changes text files up to 256 KiB; it can neither create nor delete files, nor write binary ones.",
  plugin_file_limits: () =>
    "Symbolic links are left alone. Of files that are no text up to 16 MiB each and 64 MiB together are kept, larger ones are not.",
  files_cut: ({ files }) =>
    `The workspace has more than ${files} files: only the first ${files} are recorded.`,
  own_worktree: () =>
    "This session works in a worktree of its own: the files are those of the agent's workspace.",
  kept_by_runtime: ({ runtime }) =>
    `The runtime ${runtime} keeps this conversation itself: the transcript can be put back, what the model knows cannot.`,
  ends_before_run: () => "A run was active: the context ends with the last finished answer before it.",
  no_copy_of_context: () => "The gateway makes no copy of this context:",
  not_a_memory_file: () => "It is not a memory file of this workspace.",
  not_in_workspace: () => "It does not lie among the files of this workspace.",
  changed_and_not_kept: ({ gap }) =>
    `It has changed since, and its content was not kept (${GAP_WORDS[gap]}): it stays as it is now.`,
  not_kept: ({ gap }) => `Its content was not kept (${GAP_WORDS[gap]}): it cannot be made again.`,
  cannot_be_kept: ({ gap }) =>
    `Its content cannot be kept (${GAP_WORDS[gap]}), so no undo could bring it back: it stays where it is.`,
  cannot_create: () => "It does not exist now, and the gateway cannot create it.",
  cannot_delete: () => "It did not exist then, and the gateway cannot delete it.",
  too_large_to_write: () => "It is larger than the 256 KiB that the gateway writes.",
  was_too_large: () => "It was too large to be recorded.",
  was_no_text: () => "It is not a text file: its content was not recorded.",
  is_no_text: () => "It is no text file now, and the gateway writes only over text files.",
  needs_plugin: () => "It is not a text file: writing it takes Clawback's plugin in the gateway.",
  is_a_link: () => "It is a symbolic link, or lies behind one: links are neither followed nor replaced.",
  beyond_recorded: () =>
    "The workspace has more files than are recorded: beyond them none is created or deleted.",
  present_not_kept: () => "What it holds now could not be kept, so it is neither deleted nor overwritten.",
  needs_a_session: () =>
    "The gateway writes this file only through a session of the agent, and there is none.",

  session_made_again: () => "The session was deleted: it is made again under the same key.",
  session_is_deleted: () => "The session did not exist then: it is deleted.",
  session_will_be_deleted: () => "The session did not exist then: it will be deleted.",
  stays_archived: () => "The session is archived, and stays so.",
  agent_gained: ({ capability, name }) =>
    `The agent has got the ${capability} ${name} since: a rollback does not take it away.`,
  agent_lost: ({ capability, name }) =>
    `The agent has lost the ${capability} ${name} since: a rollback does not bring it back.`,
  channel_must_speak: () =>
    "The session was deleted. Once it is back, its channel has to speak first: the gateway no longer knows where to deliver.",
  files_emptied: ({ paths }) =>
    `The gateway cannot delete files: ${paths.join(", ")} will be emptied, which counts as absent.`,
  left_out_of_prompts: ({ path }) =>
    `For the gateway a restored ${path} was changed from outside: once the agent itself writes the file again, the gateway leaves it out of the prompts, also after later rollbacks.`,
} as const satisfies Partial<ReasonSentences>;
