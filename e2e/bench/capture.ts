import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { SessionId } from "@/lib/contract/ids";
import { captureSnapshot } from "@/lib/engine/capture";
import type { EngineDeps } from "@/lib/engine/ports";
import { MemoryHost } from "@/lib/engine/testing/memory-host";
import { openStore } from "@/lib/store/open-store";
import { type Cost, difference, median, sizeOf, writtenSoFar } from "./measure";
import { openCheckpointer } from "./peers.mjs";
import { messages, sessionOf } from "./transcript";

const APPENDED = 10;
const WARM_UPS = 5;

/** One way to keep a state after every ten messages. */
interface Keeper {
  keep(state: object): Promise<void> | void;
  /** Brings what is still in a journal into the files, so that their size can be read. */
  flush(): void;
  close(): Promise<void> | void;
}

/** Keeps the state after each of `rounds` times ten new messages. */
async function measure(
  length: number,
  rounds: number,
  open: (folder: string) => Promise<Keeper> | Keeper,
): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), "clawback-bench-"));
  const keeper = await open(folder);
  let state = sessionOf(length);
  const times: number[] = [];
  let grown = 0;
  let written: number | null = 0;
  for (let round = -WARM_UPS; round <= rounds; round += 1) {
    if (round === 0) {
      keeper.flush();
      grown = sizeOf(folder);
      written = writtenSoFar();
    }
    const next = state.messages.length;
    state = { ...state, messages: [...state.messages, ...messages(next, next + APPENDED)] };
    const start = performance.now();
    await keeper.keep(state);
    if (round > 0) times.push(performance.now() - start);
  }
  const writtenBytes = difference(writtenSoFar(), written, rounds + 1);
  keeper.flush();
  const keptBytes = (sizeOf(folder) - grown) / (rounds + 1);
  await keeper.close();
  rmSync(folder, { recursive: true });
  return { timeMs: median(times), keptBytes, writtenBytes };
}

/** Clawback: engine and SQLite store, over a host that tells what was appended. */
export function captureWithClawback(length: number, rounds: number): Promise<Cost> {
  return measure(length, rounds, async (folder) => {
    const path = join(folder, "clawback.db");
    const clock = { now: () => new Date() };
    const store = await openStore({ url: `sqlite:${path}`, clock });
    const sessionId = SessionId.parse("agent:main:bench");
    const host = new MemoryHost(sessionId, sessionOf(length));
    const deps: EngineDeps = {
      host,
      store: store.snapshots,
      clock,
      events: { publish: () => {} },
      holder: "bench",
    };
    const requester = { actor: { kind: "system", name: "bench" }, requestId: null } as const;
    return {
      keep: async (state) => {
        Object.assign(host, { content: state });
        await captureSnapshot(deps, requester, sessionId, { name: "after ten messages", tags: ["bench"] });
      },
      flush: () => {
        const connection = new DatabaseSync(path);
        connection.exec("pragma wal_checkpoint(truncate)");
        connection.close();
      },
      close: () => store.close(),
    };
  });
}

/** LangGraph's checkpointer with the whole state. */
export function captureWithCheckpointer(length: number, rounds: number): Promise<Cost> {
  return measure(length, rounds, async (folder) => {
    const saver = await openCheckpointer(join(folder, "checkpoints.db"));
    return {
      keep: (state) => saver.put(state),
      flush: () => saver.pragma("wal_checkpoint(truncate)"),
      close: () => saver.close(),
    };
  });
}

/** `git add` and `git commit` of the state as one JSON file, or null where there is no git. */
export function captureWithGit(length: number, rounds: number): Promise<Cost> | null {
  if (spawnSync("git", ["--version"]).status !== 0) return null;
  return measure(length, rounds, (folder) => {
    const git = (...args: string[]) => {
      const settings = [
        "-c",
        "user.name=bench",
        "-c",
        "user.email=bench@localhost",
        "-c",
        "gc.auto=0",
        "-c",
        "commit.gpgsign=false",
      ];
      const { status, stderr } = spawnSync("git", [...settings, ...args], { cwd: folder, encoding: "utf8" });
      if (status !== 0) throw new Error(stderr);
    };
    git("init", "--quiet");
    return {
      keep: (state) => {
        writeFileSync(join(folder, "state.json"), JSON.stringify(state));
        git("add", "state.json");
        git("commit", "--quiet", "--message", "state");
      },
      flush: () => {},
      close: () => {},
    };
  }).then((cost) => ({ ...cost, writtenBytes: null })); // git writes in processes of its own
}
