import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { SessionId } from "@/lib/contract/ids";
import { captureSnapshot } from "@/lib/engine/capture";
import type { EngineDeps, StateContent } from "@/lib/engine/ports";
import { MemoryHost } from "@/lib/engine/testing/memory-host";
import { openStore } from "@/lib/store/open-store";
import { type Cost, median, sizeOf, timed, writtenSoFar } from "./measure";
import { openCheckpointer } from "./peers.mjs";
import { messages, sessionOf } from "./transcript";

const APPENDED = 10;
const WARM_UPS = 15;

/** One way to keep a state after every ten messages. */
interface Keeper {
  keep(state: StateContent): Promise<void> | void;
  /** Brings what is still in a journal into the files, so that their size can be read. */
  flush(): void;
  close(): Promise<void> | void;
}

export interface Contestant {
  name: string;
  open(folder: string, start: StateContent): Promise<Keeper> | Keeper;
  /** Whether it writes in this process, where the bytes can be counted. */
  here: boolean;
}

/** What it costs to keep the state after each of `rounds` times ten new messages. */
export async function measureCapture(contestant: Contestant, length: number, rounds: number): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), "clawback-bench-"));
  let state = sessionOf(length);
  const keeper = await contestant.open(folder, state);
  // What others left for the disk to write must not be waited for here.
  spawnSync("sync");
  const times: number[] = [];
  let grown = 0;
  let written = 0;
  for (let round = -WARM_UPS; round < rounds; round += 1) {
    if (round === 0) {
      keeper.flush();
      grown = sizeOf(folder);
      written = writtenSoFar();
    }
    const next = state.messages.length;
    state = { ...state, messages: [...state.messages, ...messages(next, next + APPENDED)] };
    const timeMs = await timed(() => keeper.keep(state));
    if (round >= 0) times.push(timeMs);
  }
  const writtenBytes = contestant.here ? (writtenSoFar() - written) / rounds : null;
  keeper.flush();
  const keptBytes = (sizeOf(folder) - grown) / rounds;
  await keeper.close();
  rmSync(folder, { recursive: true });
  return { timeMs: median(times), keptBytes, writtenBytes };
}

/** Clawback: engine and SQLite store, over a host that tells what was appended. */
export const clawback: Contestant = {
  name: "Clawback",
  here: true,
  async open(folder, start) {
    const path = join(folder, "clawback.db");
    const clock = { now: () => new Date() };
    const store = await openStore({ url: `sqlite:${path}`, clock });
    const sessionId = SessionId.parse("agent:main:bench");
    const host = new MemoryHost(sessionId, start);
    const deps: EngineDeps = {
      host,
      store: store.snapshots,
      health: store.health,
      alerts: { raise: async () => {} },
      clock,
      events: { publish: () => {} },
      holder: "bench",
    };
    const requester = { actor: { kind: "system", name: "bench" }, requestId: null } as const;
    return {
      keep: async (state) => {
        // Set, and not told to become it: the host sees an append.
        host.content = state;
        await captureSnapshot(deps, requester, sessionId, { name: "after ten messages", tags: ["bench"] });
      },
      flush: () => {
        const connection = new DatabaseSync(path);
        connection.exec("pragma wal_checkpoint(truncate)");
        connection.close();
      },
      close: () => store.close(),
    };
  },
};

/** LangGraph's checkpointer with the whole state. */
export const checkpointer: Contestant = {
  name: "LangGraph SqliteSaver.put",
  here: true,
  async open(folder) {
    const saver = await openCheckpointer(join(folder, "checkpoints.db"));
    return {
      keep: (state) => saver.put(state),
      flush: () => saver.pragma("wal_checkpoint(truncate)"),
      close: () => saver.close(),
    };
  },
};

/** `git add` and `git commit` of the state as one JSON file. */
const git: Contestant = {
  name: "git add + commit",
  here: false,
  open(folder) {
    const run = (...args: string[]) => {
      const { status, stderr } = spawnSync("git", [...GIT_SETTINGS, ...args], {
        cwd: folder,
        encoding: "utf8",
      });
      if (status !== 0) throw new Error(stderr);
    };
    run("init", "--quiet");
    return {
      keep: (state) => {
        writeFileSync(join(folder, "state.json"), JSON.stringify(state));
        run("add", "state.json");
        run("commit", "--quiet", "--message", "state");
      },
      flush: () => {},
      close: () => {},
    };
  },
};

const GIT_SETTINGS = [
  "user.name=bench",
  "user.email=bench@localhost",
  "gc.auto=0",
  "commit.gpgsign=false",
].flatMap((setting) => ["-c", setting]);

/** git, where it is installed. */
export const gitIfThere = (): Contestant[] => (spawnSync("git", ["--version"]).status === 0 ? [git] : []);
