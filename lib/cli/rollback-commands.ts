import { setTimeout as wait } from "node:timers/promises";
import { type Command, Option } from "commander";
import { STEP_NAMES } from "@/lib/contract/names";
import type { Rollback } from "@/lib/contract/rollback";
import type { OpenClawClient } from "@/lib/sdk/client";
import { EXIT, Stop } from "./exit-codes";
import { connectApi, given, type JsonOption, leaf, withSession } from "./leaf";
import { renderPlan, renderRollback } from "./render-rollback";
import { confirm, isInteractive, plain, print, printJson, progressBar, say } from "./terminal";

interface RollbackOptions extends JsonOption {
  snapshotId: string;
  preserveMemory?: boolean;
  reason?: string;
  onActiveRun: "abort" | "refuse";
  dryRun?: boolean;
  yes?: boolean;
}

interface UndoOptions extends JsonOption {
  rollbackId?: string;
  reason?: string;
  yes?: boolean;
}

const LOOK_EVERY_MS = 150;

/** Rollback and undo: planned, confirmed, followed to their end. */
export function addRollbackCommands(session: Command): void {
  withSession(
    leaf(session, "rollback", "Roll a session back to a snapshot; a safety snapshot is taken first"),
  )
    .requiredOption("--snapshot-id <id>", "where to roll back to")
    .option("--preserve-memory", "leave the memory as it is")
    .option("--reason <text>", "why, for the audit log")
    .addOption(
      new Option("--on-active-run <what>", "when a run is active")
        .choices(["abort", "refuse"])
        .default("abort"),
    )
    .option("--dry-run", "show the plan and change nothing")
    .option("--yes", "do not ask")
    .action(rollBack);

  withSession(leaf(session, "undo", "Undo the last rollback of a session"))
    .option("--rollback-id <id>", "another one than the last")
    .option("--reason <text>", "why, for the audit log")
    .option("--yes", "do not ask")
    .action(undo);
}

async function rollBack(sessionId: string, options: RollbackOptions): Promise<void> {
  const { snapshotId, preserveMemory = false, reason, onActiveRun, dryRun, yes, json } = options;
  const client = connectApi();
  if (!yes && !dryRun) requireTerminal();
  const plan = yes ? undefined : await client.sessions.plan(sessionId, { snapshotId });
  if (plan !== undefined && dryRun) return json ? printJson(plan) : print(renderPlan(plan, preserveMemory));
  if (plan !== undefined) {
    const [{ label, id }, snapshot] = await Promise.all([
      client.sessions.get(sessionId),
      client.sessions.getSnapshot(sessionId, snapshotId),
    ]);
    say(
      `Roll ${plain(id)} back to ${plain(snapshot.name)} (${snapshot.id})\n${renderPlan(plan, preserveMemory)}`,
    );
    await confirm("Roll back?", plan.confirmation === "typed" ? label : undefined);
  }
  const started = await client.sessions.startRollback(sessionId, {
    snapshotId,
    preserveMemory,
    onActiveRun,
    // What was confirmed is what is done: a session that moved since is not touched.
    ...given({ reason, expectedStateDigest: plan?.stateDigest }),
  });
  finish(await follow(client, started), json);
}

async function undo(sessionId: string, { rollbackId, reason, yes, json }: UndoOptions): Promise<void> {
  const client = connectApi();
  if (!yes) requireTerminal();
  const target = rollbackId ?? (await lastUndoable(client, sessionId)).id;
  if (!yes) {
    const { id, safetySnapshotId } = await client.rollbacks.get(target);
    await confirm(`Undo rollback ${id}: back to its safety snapshot ${safetySnapshotId ?? "(none)"}?`);
  }
  const started = await client.rollbacks.startUndo(target, given({ reason }));
  finish(await follow(client, started), json);
}

async function lastUndoable(client: OpenClawClient, sessionId: string): Promise<Rollback> {
  const { items } = await client.sessions.listRollbacks(sessionId, { limit: 50 });
  const last = items.find(
    ({ status, undoneBy, safetySnapshotId }) =>
      status === "completed" && undoneBy === null && safetySnapshotId !== null,
  );
  if (last === undefined) throw new Stop(EXIT.notFound, "The session has no rollback that can be undone.");
  return last;
}

function requireTerminal(): void {
  if (!isInteractive())
    throw new Stop(
      EXIT.notConfirmed,
      "There is no terminal to confirm on. Nothing was done; to go on, add --yes. To see the plan: session rollback --dry-run.",
    );
}

async function follow(client: OpenClawClient, started: Rollback): Promise<Rollback> {
  const bar = progressBar();
  try {
    let rollback = started;
    while (rollback.status === "running") {
      const step = rollback.steps.at(-1)?.name;
      const place = step === undefined ? 0 : STEP_NAMES.indexOf(step);
      bar.show(place / (STEP_NAMES.length - 1), (step ?? "begins").replaceAll("_", " "));
      await wait(LOOK_EVERY_MS);
      rollback = await client.rollbacks.get(started.id);
    }
    return rollback;
  } finally {
    bar.done();
  }
}

function finish(rollback: Rollback, json: boolean | undefined): void {
  if (json) printJson(rollback);
  else print(renderRollback(rollback));
  if (rollback.outcome !== "restored") process.exitCode = EXIT.bad;
}
