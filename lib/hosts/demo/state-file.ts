import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { AppError } from "@/lib/contract/errors";
import { Message } from "@/lib/contract/state";
import { DemoAgent, type DemoSession, type DemoState, Seat } from "./state";

const StoredSession = z.strictObject({ seat: Seat, messageIds: z.array(z.string()) });

/** A message is stored once, however many sessions and pins hold it. */
const StoredState = z.strictObject({
  format: z.literal(1),
  epoch: z.string(),
  nextId: z.number().int().nonnegative(),
  steps: z.number().int().nonnegative(),
  agents: z.record(z.string(), DemoAgent),
  sessions: z.array(StoredSession),
  pins: z.record(z.string(), StoredSession),
  messages: z.array(Message),
});
type StoredState = z.infer<typeof StoredState>;

/** Reads the saved demo, or answers undefined when there is none. Throws `host_unavailable` when it cannot be read. */
export function loadState(path: string): DemoState | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw unreadable(path, error);
  }
  try {
    return fromStored(StoredState.parse(JSON.parse(text)));
  } catch (error) {
    throw unreadable(path, error);
  }
}

/**
 * Writes the whole demo so that a power cut leaves the old or the new one: into a file beside it, onto the disk, then
 * in its place. Throws `host_unavailable` when the disk refuses; the old file then still stands.
 */
export function saveState(path: string, state: DemoState): void {
  const folder = dirname(path);
  const draft = `${path}.new`;
  try {
    mkdirSync(folder, { recursive: true });
    writeDurably(draft, JSON.stringify(toStored(state)));
    renameSync(draft, path);
    syncFolder(folder);
  } catch (error) {
    throw new AppError("host_unavailable", "The demo could not save its state. Nothing was changed.", {
      cause: error,
    });
  }
}

function writeDurably(path: string, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  const file = openSync(path, "w", 0o600);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes the rename itself survive a power cut. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function toStored(state: DemoState): StoredState {
  const messages = new Map<string, Message>();
  const store = ({ messages: context, ...seat }: DemoSession) => {
    for (const message of context) messages.set(message.id, message);
    return { seat, messageIds: context.map((message) => message.id) };
  };
  return {
    format: 1,
    epoch: state.epoch,
    nextId: state.nextId,
    steps: state.steps,
    agents: state.agents,
    sessions: Object.values(state.sessions).map(store),
    pins: Object.fromEntries(Object.entries(state.pins).map(([ref, session]) => [ref, store(session)])),
    messages: [...messages.values()],
  };
}

function fromStored(stored: StoredState): DemoState {
  const byId = new Map(stored.messages.map((message) => [message.id, message]));
  const load = ({ seat, messageIds }: z.infer<typeof StoredSession>): DemoSession => ({
    ...seat,
    messages: messageIds.map((id) => {
      const message = byId.get(id);
      if (!message) throw new Error(`message ${id} is missing`);
      return message;
    }),
  });
  const { epoch, nextId, steps, agents } = stored;
  return {
    epoch,
    nextId,
    steps,
    agents,
    sessions: Object.fromEntries(stored.sessions.map((session) => [session.seat.id, load(session)])),
    pins: Object.fromEntries(Object.entries(stored.pins).map(([ref, session]) => [ref, load(session)])),
  };
}

function unreadable(path: string, cause: unknown): AppError {
  return new AppError(
    "host_unavailable",
    `The demo's saved state cannot be read: ${path}. Move the file away to start with fresh demo data.`,
    { cause },
  );
}
