/** The rollback window, from the plan to what came of it. */
export const rollback = {
  /** A count of each part; the number stands between the marks. */
  counted: {
    context: "{count, plural, one {<n>#</n> message} other {<n>#</n> messages}}",
    memory: "{count, plural, one {<n>#</n> memory line} other {<n>#</n> memory lines}}",
    files: "{count, plural, one {<n>#</n> workspace file} other {<n>#</n> workspace files}}",
    tools: "{count, plural, one {<n>#</n> tool} other {<n>#</n> tools}}",
    skills: "{count, plural, one {<n>#</n> skill} other {<n>#</n> skills}}",
    settings: "{count, plural, one {<n>#</n> setting} other {<n>#</n> settings}}",
  },
  /** What a part of a snapshot holds. */
  holds: {
    context: "{count, plural, one {# message} other {# messages}}",
    memory: "{count, plural, one {# memory file} other {# memory files}}",
    files: "{count, plural, one {# file} other {# files}}",
    tools: "{count, plural, one {# tool} other {# tools}}",
    skills: "{count, plural, one {# skill} other {# skills}}",
    settings: "{count, plural, one {# setting} other {# settings}}",
  },
  steps: {
    check_state: "Check the state",
    stop_runs: "Stop runs",
    safety_snapshot: "Safety snapshot",
    restore_context: "Restore context",
    restore_memory: "Restore memory",
    restore_files: "Restore files",
    restore_settings: "Restore settings",
    verify: "Verify",
    put_back: "Put back",
  },
  stepMeans: {
    check_state: "is it still the state that was counted",
    stop_runs: "abort what the agent does now",
    safety_snapshot: "keep the state of this moment",
    restore_context: "put the messages back",
    restore_memory: "put the memory files back",
    restore_files: "put the workspace files back",
    restore_settings: "put the settings back",
    verify: "compare each part with the snapshot",
    put_back: "back to the safety snapshot",
  },
  stepStates: { done: "done", running: "running", failed: "failed", skipped: "skipped", toCome: "to come" },

  effect: {
    removed: "Removed",
    restored: "Restored",
    kept: "Kept",
    nothing: "nothing",
    more: ", {more}",
    newLines: ", {count, number} new",
    same: "Same as the current state",
    changesNothing: "A rollback would change nothing.",
    nothingDiffers: "Nothing that a rollback can change differs.",
    nothingDiffersButRuns:
      "Nothing that a rollback can change differs. {count, plural, one {# active run} other {# active runs}} would be aborted.",
    removes: "Removes {things}",
    restores: "Restores {things}",
    notComputedShort: "What would happen could not be computed",
    computing: "Computing what a rollback would do",
    computingShort: "Computing what would happen",
  },

  form: {
    title: "Roll back <wide>{label} </wide>to {time}?",
    undoTitle: "Undo the rollback: back to {time}?",
    titlePending: "Roll back?",
    lastHealthy: "last healthy",
    compareFirst: "Compare first",
    cancel: "Cancel",
    confirm: "Roll back<wide> to {time}</wide>",
    confirmUndo: "Undo rollback",
    starting: "Starting",
    isStarting: "the rollback is starting",
    notPossible: "Not possible now: {reason}.",
    contextLost: "the context of this snapshot cannot be put back",
    deleted: "this snapshot was deleted meanwhile",
    anotherRuns: "another rollback of this session is running",
    typeFirst: "type the name of the session first",
    counting: "the counts are not there yet",
    notCounted: "the counts could not be computed",
    planFailed: "What the rollback would do could not be computed",
    nothingChanged: "Nothing was changed.",
    snapshotGone: "This snapshot is not there any more",
  },

  runs: {
    title:
      "{count, plural, one {1 run active: it will be aborted.} other {# runs active: they will be aborted.}}",
    started: "Started {ago}.",
    means:
      "What {count, plural, one {it adds} other {they add}} until then goes away too, and is in the safety snapshot.",
  },

  memory: {
    keep: "Keep memory learned since {time}",
    offSame: "Off: memory is the same in both states.",
    offAway:
      "Off: {count, plural, one {# line written since then goes away} other {# lines written since then go away}}.",
    offBack:
      "Off: {count, plural, one {# overwritten line comes back} other {# overwritten lines come back}}.",
    offBoth:
      "Off: {away, plural, one {# line written since then goes away} other {# lines written since then go away}}, {back, plural, one {# overwritten line comes back} other {# overwritten lines come back}}.",
    on: "On: nothing in memory changes.",
    onStays:
      "On: nothing in memory changes. {count, plural, one {The line} other {The # lines}} written since then stay, also what the agent got wrong.",
    afterErrors:
      "{late} of the {count, plural, one {# new line was} other {# new lines were}} written after errors were seen at {time}.",
    read: "Read them",
  },

  reason: {
    label: "Reason",
    required: "required, stays with the rollback",
    missing: "Say why: one word is enough.",
    picks: "Common reasons",
    errorRate: "Error rate",
    errorRateOf: "Error rate {percent}",
    wrongAnswers: "Wrong answers",
    badMemory: "Bad memory",
    stuckRun: "Stuck run",
    drill: "Drill",
    wrongTarget: "Wrong target",
    notNeeded: "Not needed",
  },

  typed: {
    label: "This session is protected. Type <name>{session}</name> to confirm.",
    confirmed: "Confirmed.",
    left: "{count, plural, one {# character} other {# characters}} left.",
    wrong: "This is not the name of the session.",
  },

  freshness: {
    usually: "Usually takes {usual}, at most {most} in 19 of 20 cases.",
    changed: "Counts changed {age} ago.",
    changedAloud: "The session changed: the counts are new",
    again: "Counting again.",
    old: "Could not be counted again, these counts are {age} old: {detail}",
  },

  notes: {
    cannotTitle: "Cannot be put back: {count, plural, one {# thing} other {# things}}",
    shared: "<b>Shared workspace.</b> Memory and files are also those of <ids></ids>: they change there too.",
    sharedMore: "<ids></ids> and {count} more",
    safety:
      "<b>A safety snapshot is taken first.</b> You can undo this rollback; what the agent adds until then is in it too.",
    checks: "<b>Every part is checked afterwards.</b> If restoring fails, the session is put back as it was.",
    left: "Not undone: {count, plural, one {<n>#</n> tool call} other {<n>#</n> tool calls}} that already reached other systems, such as sent messages.",
    leftNone:
      "Not undone: whatever already reached other systems. No finished tool call is among what goes away.",
  },

  refusal: {
    moved: "The session changed since these counts were made. Nothing was touched.",
    movedMeans:
      "The counts above are new: look again, then confirm again. Or roll back whatever the agent adds until then: the safety snapshot has it too.",
    asItIs: "Roll back as it is by then",
    notStarted: "The rollback was not started.",
    startedBy: "{name} started a rollback {ago}. It has to end first.",
    anotherRuns: "Another rollback of this session is running.",
    byThisWindow: "Nothing was changed by this window.",
    watch: "Watch",
    unknown: "It is not known whether the rollback started.",
    unknownMeans:
      "{detail} Look at the timeline: a rollback that started stands there. Confirming again with the same reason and memory is safe: it is the same request.",
    answerLost: "The answer was lost or could not be read.",
  },

  progress: {
    title: "Rolling back {label} to {time}",
    undoTitle: "Undoing: rolling back {label} to {time}",
    position: "Step <n>{at}</n> of {of}, {duration} so far",
    goesOn:
      "It cannot be stopped halfway; you can undo it afterwards. It goes on when this window is closed.",
    continue: "Continue in background",
    bar: "Rollback",
    theSnapshot: "the snapshot",
    unheard:
      "The server has not answered for {age}: this is the last that is known. The rollback goes on without this page.",
  },

  watch: {
    title: "Rollback",
    close: "Close",
    failed: "The rollback could not be read",
    goesOn: "Closing this window does not stop it.",
    loading: "Reading the rollback",
  },

  outcome: {
    rolledBack: "Rolled back to {time}",
    undone: "Undone: back to {time}",
    nothingChanged: "Not rolled back: nothing was changed",
    putBack: "Not rolled back: the session was put back",
    checksFailed: "{did}, but {failed} of {all} checks failed",
    bothFailed: "The rollback failed, and putting back failed too",
    checks: "{passed} of {all} checks passed",
    starting: "Starting",
  },

  result: {
    finished: "Finished at <at></at> in {duration}.",
    checks: "{checks}.",
    undo: "Undo rollback",
    compare: "Compare with before",
    done: "Done",
    id: "rollback id",
    ids: "Rollback <id></id>, safety snapshot <safety></safety>",
    idAlone: "Rollback <id></id>",
    copyReport: "Copy report",
    reportCopied: "Report copied.",
    reportNotCopied: "The browser did not allow copying.",
    accepted: "Accepted by {name} at <at></at>: {note}",
    before: "the state from before, {count, plural, one {# message} other {# messages}}",
  },

  checks: {
    label: "Checks",
    found: "expected {expected}, found {actual}",
    pass: "pass",
    fail: "fail",
    notRestored: "Not restored, as said before: {count, plural, one {# thing} other {# things}}",
  },

  next: {
    title: "What next?",
    check: "Check again",
    checking: "Checking",
    checkMeans: "Compares every part once more. Changes nothing.",
    undo: "Undo rollback",
    toSafety: "Roll back to the safety snapshot",
    roll: "Roll back",
    undoMeans: "Back to the state from just before this rollback.",
    accept: "Accept it as it is",
    acceptWith: "with a note that says why",
    acceptButton: "Accept",
    accepting: "Accepting",
    noteNeeded: "a note is needed",
  },

  notice: {
    running: "Rolling back to {time}.",
    step: "Step {at} of {of}: {step}.",
    watch: "Watch",
    done: "{title}.",
    undo: "Undo rollback",
    look: "Look",
  },
} as const;
