import type { SessionId } from "@/lib/contract/ids";
import type { Json } from "@/lib/contract/json";
import type { Run } from "@/lib/contract/session";
import type { FileGap } from "@/lib/contract/state";
import type { Clock } from "@/lib/engine/ports";
import type { Ledger } from "./ledger";
import { type ModelRequest, nextModelRequest } from "./next-model-request";
import { openRun, playTurn } from "./play-turn";
import { requireSession } from "./require-session";
import { compactContext, resetContext } from "./rewrite-context";
import { agentOf } from "./session-agent";
import { type DemoAgent, type DemoState, withAgent, withSession } from "./state";
import { playStep, playStory } from "./step";
import { STORY } from "./story";
import type { Turn } from "./turn";
import { opaqueEntry, withText } from "./workspace";

/** What an agent does in a turn besides being written to. */
export type TurnScript = Omit<Turn, "user">;

/** What people and agents do to demo sessions. Each is saved when it resolves; all but `createSession`, `sendTurn` and `startRun` throw `session_not_found`. */
export interface DemoVerbs {
  /** One beat of autoplay: the story goes on, and one other session gets a turn. */
  step(): Promise<void>;
  /** Plays the story of the support bot on at once, all that is left of it or the next `turns`. Its last run stays active. */
  playStory(options?: { turns?: number }): Promise<void>;
  /** Lets somebody write to the session and its agent answer. An unknown key becomes a new session. */
  sendTurn(sessionId: SessionId, text: string, script?: TurnScript): Promise<void>;
  /** Starts a run that stays active until it is aborted. */
  startRun(sessionId: SessionId, text?: string): Promise<Run>;
  compact(sessionId: SessionId): Promise<void>;
  reset(sessionId: SessionId): Promise<void>;
  deleteSession(sessionId: SessionId): Promise<void>;
  /** Archives the session, or with `false` brings it back. */
  archive(sessionId: SessionId, archived?: boolean): Promise<void>;
  /** Sets a setting, or with `undefined` removes it. */
  setSetting(sessionId: SessionId, key: string, value: Json | undefined): Promise<void>;
  /** Writes a memory file, or with `null` removes it. */
  writeMemory(sessionId: SessionId, path: string, text: string | null): Promise<void>;
  /** Writes another file of the workspace, or with `null` removes it. */
  writeFile(sessionId: SessionId, path: string, text: string | null): Promise<void>;
  /** Puts a file there that is recorded without its content. Another `sizeBytes` is another content. */
  writeOpaqueFile(sessionId: SessionId, path: string, gap: FileGap, sizeBytes: number): Promise<void>;
  /** Changes the agent's own tools or skills, which no rollback can put back. */
  setAgentTools(sessionId: SessionId, tools: string[]): Promise<void>;
  setAgentSkills(sessionId: SessionId, skills: string[]): Promise<void>;
  /** What the agent's next request to its model would carry. */
  nextModelRequest(sessionId: SessionId): ModelRequest;
}

export function createDemoVerbs(ledger: Ledger, seed: number, clock: Clock): DemoVerbs {
  const change = (apply: (state: DemoState) => DemoState): Promise<void> =>
    ledger.change((state) => ({ state: apply(state), value: undefined }));

  const changeAgent = (sessionId: SessionId, apply: (agent: DemoAgent) => DemoAgent): Promise<void> =>
    change((state) => {
      requireSession(state, sessionId);
      return withAgent(state, apply(agentOf(state, sessionId)));
    });

  return {
    step: () => change((state) => playStep(state, seed, clock.now())),
    playStory: ({ turns = STORY.length } = {}) => change((state) => playStory(state, clock.now(), turns)),
    sendTurn: (sessionId, text, script) =>
      change((state) =>
        playTurn(state, sessionId, { answer: `Understood: ${text}`, ...script, user: text }, clock.now()),
      ),
    startRun: (sessionId, text = "Take your time with this one.") =>
      ledger.change((state) => {
        const now = clock.now();
        const { state: next, runId } = openRun(state, sessionId, { user: text }, now);
        return { state: next, value: { id: runId, startedAt: now.toISOString() } };
      }),
    compact: (sessionId) =>
      change((state) => compactContext(state, requireSession(state, sessionId), clock.now())),
    reset: (sessionId) =>
      change((state) => resetContext(state, requireSession(state, sessionId), clock.now())),
    deleteSession: (sessionId) =>
      change((state) => {
        requireSession(state, sessionId);
        const { [sessionId]: _deleted, ...sessions } = state.sessions;
        return { ...state, sessions };
      }),
    archive: (sessionId, archived = true) =>
      change((state) => withSession(state, { ...requireSession(state, sessionId), archived })),
    setSetting: (sessionId, key, value) =>
      change((state) => {
        const session = requireSession(state, sessionId);
        const { [key]: _old, ...others } = session.settings;
        return withSession(state, {
          ...session,
          settings: value === undefined ? others : { ...others, [key]: value },
        });
      }),
    writeMemory: (sessionId, path, text) => changeAgent(sessionId, (agent) => withText(agent, path, text)),
    writeFile: (sessionId, path, text) => changeAgent(sessionId, (agent) => withText(agent, path, text)),
    writeOpaqueFile: (sessionId, path, gap, sizeBytes) =>
      changeAgent(sessionId, (agent) => ({
        ...agent,
        files: { ...agent.files, [path]: opaqueEntry(path, gap, sizeBytes) },
      })),
    setAgentTools: (sessionId, tools) => changeAgent(sessionId, (agent) => ({ ...agent, tools })),
    setAgentSkills: (sessionId, skills) => changeAgent(sessionId, (agent) => ({ ...agent, skills })),
    nextModelRequest: (sessionId) => {
      const state = ledger.read();
      return nextModelRequest(state, requireSession(state, sessionId));
    },
  };
}
