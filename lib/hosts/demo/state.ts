import { z } from "zod";
import { SessionId } from "@/lib/contract/ids";
import { JsonObject } from "@/lib/contract/json";
import { FileEntry, type Message } from "@/lib/contract/state";

/** A finished run, kept for a while so that it is told of once. Times in ms since 1970. */
export const PastRun = z.strictObject({
  // Not in demos that older versions saved.
  id: z.string().default(""),
  endedAtMs: z.number(),
  durationMs: z.number().nonnegative().default(0),
  failed: z.boolean(),
});
export type PastRun = z.infer<typeof PastRun>;

/** A run that goes on until it is aborted or its agent ends it. */
export const ActiveRun = z.strictObject({ id: z.string(), startedAt: z.string() });

/** What a demo session is apart from its context. What older versions kept besides is left behind. */
export const Seat = z.object({
  id: SessionId,
  agentId: z.string(),
  label: z.string(),
  protected: z.boolean(),
  archived: z.boolean(),
  /** Whether autoplay gives it turns. */
  lively: z.boolean(),
  settings: JsonObject,
  tokenLimit: z.number().int().positive(),
  /** What every request carries before the first message: instructions, tool schemas, attachments. */
  baseTokens: z.number().int().nonnegative(),
  ramBytes: z.number().int().nonnegative(),
  /** Changes whenever the context becomes anything but longer. */
  generation: z.string(),
  runs: z.array(ActiveRun),
  pastRuns: z.array(PastRun),
  updatedAt: z.string(),
  /** Below 0: ordinary turns until the story begins. From 0: the next turn of the story. Null: no story here. */
  storyTurn: z.number().int().nullable(),
});
export type Seat = z.infer<typeof Seat>;

export interface DemoSession extends Readonly<Seat> {
  readonly messages: readonly Message[];
}

/** An agent with the workspace that all its sessions share. */
export const DemoAgent = z.strictObject({
  id: z.string(),
  memoryFiles: z.record(z.string(), z.string()),
  files: z.record(z.string(), FileEntry),
  tools: z.array(z.string()),
  skills: z.array(z.string()),
});
export type DemoAgent = Readonly<z.infer<typeof DemoAgent>>;

/**
 * Everything the demo knows. Values are never changed in place: a verb answers a new state that shares what it left
 * alone, so that a failed write leaves the old one standing and a comparison by identity finds what changed.
 */
export interface DemoState {
  /** Part of every id, so that ids of a demo that was set up anew never meet those of an older one. */
  readonly epoch: string;
  readonly nextId: number;
  readonly steps: number;
  readonly agents: Readonly<Record<string, DemoAgent>>;
  readonly sessions: Readonly<Record<string, DemoSession>>;
  /** The session as it was when the pin was taken, by the pin's ref. */
  readonly pins: Readonly<Record<string, DemoSession>>;
}

/** A new id and the state that has given it away. */
export function takeId(state: DemoState, prefix: string): { state: DemoState; id: string } {
  const id = `${prefix}-${state.epoch}-${state.nextId.toString(36).padStart(4, "0")}`;
  return { state: { ...state, nextId: state.nextId + 1 }, id };
}

export function withSession(state: DemoState, session: DemoSession): DemoState {
  return { ...state, sessions: { ...state.sessions, [session.id]: session } };
}

export function withAgent(state: DemoState, agent: DemoAgent): DemoState {
  return { ...state, agents: { ...state.agents, [agent.id]: agent } };
}

/** The agent part of a session key: `agent:<agent>:…`. */
export function agentIdOf(sessionId: SessionId): string {
  const [head, agentId] = sessionId.split(":");
  return head === "agent" && agentId ? agentId : "main";
}
