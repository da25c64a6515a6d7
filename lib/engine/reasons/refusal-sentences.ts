import type { ReasonSentences } from "./sentence-table";

/** Why something was refused, or failed. */
export const REFUSAL_SENTENCES = {
  cannot_roll_back_to: ({ name }) => `"${name}" cannot be rolled back to:`,
  context_cannot_be_put_back: () => "its context cannot be put back.",
  changes_too_fast_to_save: () =>
    "The session changes faster than it can be saved. Stop whoever writes to it, then roll back again.",
  changes_too_fast_to_read: () =>
    "The session changes faster than it can be read. Try again when it is quieter.",
  present_cannot_be_saved: () =>
    "The present context cannot be saved in a way that could be put back, so no undo would be possible.",
  changed_since_plan: () => "The session has changed since the plan was made.",
  now_has: ({ messages, lines }) => `It now has ${messages} messages and ${lines} memory lines.`,
  was_deleted: () => "It was deleted.",
  look_at_new_plan: () => "Look at the new plan, then confirm again.",
  runs_are_active: ({ runs }) =>
    `${runs === 1 ? "1 run is" : `${runs} runs are`} active. Wait for the end, or choose to abort.`,
  run_is_active: () => "A run is active in this session: stop it first.",
  run_must_end: () => "A run is active: it has to end before the context can be put back.",
  run_did_not_stop: ({ seconds }) => `The session's run was told to stop and did not within ${seconds} s.`,
  rollback_unsettled: ({ by, startedAt }) =>
    `The rollback started by ${by} at ${startedAt} was interrupted and is being settled.`,
  rollback_started: ({ by, startedAt }) => `${by} started a rollback of this session at ${startedAt}.`,
  must_end_first: () => "It has to end first.",
  snapshot_when_over: () => "Take the snapshot when it is over.",
  rollback_not_ended: () => "This rollback has not ended yet.",
  undo_when_over: () => "Undo it when it is over.",
  nothing_to_undo: () => "This rollback failed and left the session as it was: there is nothing to undo.",
  undone_already: ({ rollbackId }) => `This rollback was undone already, by ${rollbackId}.`,
  safety_deleted: () => "The safety snapshot of this rollback was deleted: it cannot be undone.",
  not_left_in_target: () => "This rollback failed: the session was not left in its target.",
  only_attention_accepted: () => "Only a rollback that needs attention can be accepted.",
  no_such_rollback: ({ rollbackId }) => `There is no rollback ${rollbackId}.`,
  no_such_session: ({ sessionId }) => `There is no session ${sessionId}, and no snapshot of one.`,
  host_has_no_session: ({ sessionId }) => `The host has no session ${sessionId}.`,
  gateway_has_no_session: ({ sessionId }) => `The gateway has no session ${sessionId}.`,
  demo_has_no_session: ({ sessionId }) => `The demo has no session ${sessionId}.`,
  no_such_snapshot: ({ snapshotId }) => `There is no snapshot ${snapshotId}. It may have been deleted.`,
  snapshot_of_another: ({ snapshotId, sessionId }) =>
    `Snapshot ${snapshotId} belongs to another session, not to ${sessionId}.`,
  snapshot_is_held: ({ name }) => `"${name}" is held. Release the hold first, then delete it.`,
  copy_lost: () => "The copy of this context is gone from the demo: it cannot be put back.",
  copy_deleted: () =>
    "The copy of this context on the gateway was deleted, and its history no longer leads there.",
  messages_lost: () => "Some messages of this context are gone from the demo, and no copy of it was pinned.",
  main_not_deleted: () => "The gateway does not delete the main session.",
  asked_to_fail: ({ method }) => `The demo was asked to fail at ${method}.`,
  gateway_no_answer: ({ method, seconds }) => `The gateway did not answer ${method} within ${seconds} s.`,
  gateway_answer_unknown: ({ method }) =>
    `The gateway's answer to ${method} is not one that Clawback knows. Is it a supported version?`,
  gateway_lost: () => "The connection to the gateway was lost.",
  gateway_closed: () => "The connection to the gateway was closed.",
  gateway_silent: ({ gateway }) => `The gateway at ${gateway} has not answered yet.`,
  scope_missing: ({ method, scope }) => `The gateway refuses ${method}: the scope ${scope} is missing.`,
  gateway_refused: ({ method }) => `The gateway refused ${method}:`,
} as const satisfies Partial<ReasonSentences>;
