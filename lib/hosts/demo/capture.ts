import { z } from "zod";
import type { SessionId } from "@/lib/contract/ids";
import type { FileEntry, Message } from "@/lib/contract/state";
import type { Capture, CaptureOptions, Pin } from "@/lib/engine/ports";
import { plain } from "@/lib/engine/reasons/refusal";
import type { Changed } from "./ledger";
import { agentOf } from "./session-agent";
import { type DemoSession, type DemoState, takeId } from "./state";
import { effectiveTools } from "./tools";

/** Stands for a context that was read: `length` messages of one generation, which until the next one only grows. */
const Cursor = z.strictObject({ generation: z.string(), length: z.number().int().nonnegative() });

/** Reads the whole state of a session, and pins its context when asked to. */
export function captureSession(
  state: DemoState,
  sessionId: SessionId,
  options: CaptureOptions,
): Changed<Capture> {
  const session = state.sessions[sessionId];
  const agent = agentOf(state, sessionId);
  const files = Object.values(agent.files).sort((one, other) => (one.path < other.path ? -1 : 1));
  const workspace = { memoryFiles: { ...agent.memoryFiles }, files };
  if (!session) {
    const value: Capture = {
      present: false,
      ...workspace,
      ...restorability(files),
      tools: [],
      skills: [],
      settings: {},
      context: { kind: "full", messages: [] },
      cursor: null,
      contextTokens: null,
      pin: null,
    };
    return { state, value };
  }
  const pinned = options.pin ? takePin(state, session, options.since?.pin ?? null) : { state, value: null };
  const value: Capture = {
    present: true,
    ...workspace,
    ...restorability(files),
    tools: effectiveTools(agent, session.settings),
    skills: [...agent.skills].sort(),
    settings: session.settings,
    context: contextSince(session, options.since?.cursor ?? null),
    cursor: { generation: session.generation, length: session.messages.length },
    contextTokens: contextTokensOf(session),
    pin: pinned.value,
  };
  return { state: pinned.state, value };
}

/** What the next request of the session weighs. */
export function contextTokensOf(session: DemoSession): number {
  return session.messages.reduce(
    (sum, { details }) => sum + (typeof details.tokens === "number" ? details.tokens : 0),
    session.baseTokens,
  );
}

/** Whether both are the same messages in the same order. The content of an id never changes. */
export function sameContext(one: readonly Message[], other: readonly { id: string }[]): boolean {
  return (
    one === other ||
    (one.length === other.length && one.every((message, index) => message.id === other[index]?.id))
  );
}

function contextSince(session: DemoSession, cursor: unknown): Capture["context"] {
  const since = Cursor.safeParse(cursor);
  const known =
    since.success &&
    since.data.generation === session.generation &&
    since.data.length <= session.messages.length;
  return known
    ? { kind: "appended", messages: session.messages.slice(since.data.length) }
    : { kind: "full", messages: [...session.messages] };
}

function takePin(state: DemoState, session: DemoSession, last: Pin | null): Changed<Pin> {
  const held = last ? state.pins[last.ref] : undefined;
  if (last && held && held.id === session.id && sameContext(held.messages, session.messages)) {
    return { state, value: last };
  }
  const taken = takeId(state, "pin");
  const copy: DemoSession = { ...session, runs: [], pastRuns: [] };
  return {
    state: { ...taken.state, pins: { ...taken.state.pins, [taken.id]: copy } },
    value: { ref: taken.id },
  };
}

function restorability(files: readonly FileEntry[]): Pick<Capture, "restorable" | "why"> {
  const hasGaps = files.some((file) => file.gap !== null);
  return {
    restorable: {
      context: "yes",
      memory: "yes",
      files: hasGaps ? "partly" : "yes",
      tools: "partly",
      skills: "no",
      settings: "yes",
    },
    why: {
      tools: [plain("tools_of_agent")],
      skills: [plain("skills_of_agent")],
      ...(hasGaps ? { files: [plain("files_without_content")] } : {}),
    },
  };
}
