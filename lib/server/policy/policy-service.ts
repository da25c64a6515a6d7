import type { SessionId, SnapshotId } from "@/lib/contract/ids";
import type { Policy, PolicyInput, PolicyPreview, SignalAnswer, SignalRequest } from "@/lib/contract/policy";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { Trash } from "@/lib/contract/trash";
import { watchSchedule } from "@/lib/engine/policy/overdue";
import type { PolicyDeps } from "@/lib/engine/policy/ports";
import { previewPolicies } from "@/lib/engine/policy/preview-policies";
import { reportSignal } from "@/lib/engine/policy/report-signal";
import { runSchedule } from "@/lib/engine/policy/schedule";
import { scheduledWork } from "@/lib/engine/policy/scheduled-work";
import { listTrash, takeFromTrash } from "@/lib/engine/policy/trash";
import { watchTriggers } from "@/lib/engine/policy/watch-triggers";
import type { Requester } from "@/lib/engine/ports";
import { isOutage } from "@/lib/engine/put-back";
import { readPolicies } from "@/lib/policy/read-policies";
import { describe, log } from "../log";
import { startTimer } from "../timer";
import { openConfigFile } from "./config-file";
import { PolicyKeeper } from "./policy-keeper";
import { SignalLimit } from "./signal-limit";

const TRIGGERS_EVERY_MS = 5_000;
const SCHEDULE_EVERY_MS = 10_000;
const OVERDUE_EVERY_MS = 60_000;

/** The recovery policy: its document, and what it does by itself. */
export interface PolicyService {
  read(): Promise<Policy>;
  /** `after` is the version that the change was made from. */
  save(requester: Requester, input: PolicyInput, after?: number): Promise<Policy>;
  /** What a document would have done in the last 7 days; without one, the document that holds. */
  preview(input?: PolicyInput): Promise<PolicyPreview>;
  signal(sessionId: SessionId, request: SignalRequest): Promise<SignalAnswer>;
  /** What retention let go within the last 24 h. */
  listTrash(sessionId?: SessionId): Promise<Trash>;
  takeFromTrash(requester: Requester, snapshotId: SnapshotId): Promise<Snapshot>;
  /** Looks at limits, schedule and retention now. Resolves when everything that was due is done and told. */
  runDue(): Promise<void>;
  stop(): Promise<void>;
}

export interface PolicyServiceOptions {
  /** The file of CLAWBACK_CONFIG. */
  configPath?: string | undefined;
  /** False leaves the timers out: `runDue` then does the work. */
  timers?: boolean;
}

/** Carries the policy out for as long as the process runs. Without a document nothing happens by itself. */
export function startPolicyService(
  deps: PolicyDeps,
  { configPath, timers = true }: PolicyServiceOptions = {},
): PolicyService {
  const keeper = new PolicyKeeper(deps, configPath === undefined ? undefined : openConfigFile(configPath));
  const limit = new SignalLimit(deps.clock);
  const acting = new Map<SessionId, Promise<void>>();
  const work = scheduledWork(deps, (error, sessionId) => {
    if (!isOutage(error)) logFailure("A scheduled snapshot", error, sessionId);
  });

  const watch = async () => {
    await keeper.refresh();
    // A rollback takes its time: the others are looked at meanwhile.
    for (const { sessionId, done } of await watchTriggers(deps, keeper.policies, {
      busy: new Set(acting.keys()),
    })) {
      const ended = done
        .catch((error: unknown) => logFailure("What a trigger began", error, sessionId))
        .finally(() => acting.delete(sessionId));
      acting.set(sessionId, ended);
    }
  };
  const schedule = async () => {
    await keeper.refresh();
    await runSchedule(work, keeper.policies, deps.clock.now());
  };
  const overdue = () => watchSchedule(deps, keeper.policies, keeper.since);

  const due = [
    { name: "triggers", everyMs: TRIGGERS_EVERY_MS, run: watch },
    { name: "schedule", everyMs: SCHEDULE_EVERY_MS, run: schedule },
    { name: "overdue snapshots", everyMs: OVERDUE_EVERY_MS, run: overdue },
  ];
  const running = timers
    ? due.map(({ name, everyMs, run }) => startTimer(name, everyMs, duringOutage(run)))
    : [];

  return {
    read: () => keeper.describe(),
    save: (requester, input, after) => keeper.save(requester, input, after),
    preview: async (input) => {
      await keeper.refresh();
      const document = input === undefined ? (await keeper.describe()).document : keeper.textOf(input);
      return previewPolicies(deps, readPolicies(document));
    },
    signal: async (sessionId, request) => {
      limit.count(sessionId);
      await keeper.refresh();
      const answer = await reportSignal(deps, keeper.policies, sessionId, request);
      if (answer.passed) void running[0]?.run();
      return answer;
    },
    listTrash: (sessionId) => listTrash(deps, sessionId),
    takeFromTrash: (requester, snapshotId) => takeFromTrash(deps, requester, snapshotId),
    runDue: async () => {
      for (const { run } of due) await run();
      await Promise.all(acting.values());
    },
    stop: async () => {
      await Promise.all(running.map((timer) => timer.stop()));
      await Promise.all(acting.values());
    },
  };
}

/** A host that is away is told elsewhere: the next turn tries again. */
const duringOutage = (run: () => Promise<void>) => async () => {
  try {
    await run();
  } catch (error) {
    if (!isOutage(error)) throw error;
  }
};

const logFailure = (what: string, error: unknown, sessionId: SessionId) =>
  log({ level: "error", message: `${what} failed.`, sessionId, ...describe(error) });
