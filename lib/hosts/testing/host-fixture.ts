import type { SessionId } from "@/lib/contract/ids";
import type { Capture, ContextTarget, SessionHost, StateContent } from "@/lib/engine/ports";

/** A host and what people and agents can do to its sessions, behind the host's back. */
export interface HostFixture {
  host: SessionHost;
  /** A session with at least two finished turns, of an agent that the other tests may share. */
  newSession(): Promise<SessionId>;
  /** A key that the host has no session for, of an agent that it has. */
  absentSession(): SessionId;
  /** Resolves when the turn's run has ended. */
  sendTurn(sessionId: SessionId, text: string): Promise<void>;
  /** Resolves when the run is active. It stays so until it is aborted. */
  startRun(sessionId: SessionId): Promise<void>;
  compact(sessionId: SessionId): Promise<void>;
  reset(sessionId: SessionId): Promise<void>;
  deleteSession(sessionId: SessionId): Promise<void>;
  archive(sessionId: SessionId): Promise<void>;
  /** Changes one setting to something it was not. */
  changeSetting(sessionId: SessionId): Promise<void>;
  /** Writes a memory file as the agent would. */
  writeMemory(sessionId: SessionId, path: string, text: string): Promise<void>;
  /** Writes another workspace file as the agent would. */
  writeFile(sessionId: SessionId, path: string, text: string): Promise<void>;
  /** Puts a file into the workspace whose content cannot be kept, different ones for different `variant`s. */
  writeBinary(sessionId: SessionId, path: string, variant: number): Promise<void>;
  close(): Promise<void>;
}

/** What a host may lack. The reason stands in the title of the test that is left out. */
export type Capability = "createMemoryFile" | "deleteMemoryFile" | "createFile" | "deleteFile" | "compact";

/** What the parts of the contract suite share. */
export interface Suite {
  /** The fixture, once it is made. */
  fixture(): HostFixture;
  /** A test of something that a host may lack. */
  able(capability: Capability, title: string, test: () => Promise<void>): void;
}

/** The content of a full capture. */
export function contentOf({
  present,
  context,
  memoryFiles,
  files,
  tools,
  skills,
  settings,
}: Capture): StateContent {
  return { present, messages: context.messages, memoryFiles, files, tools, skills, settings };
}

export function targetOf({ present, pin, context }: Capture): ContextTarget {
  return { present, pin, messageIds: idsOf(context.messages) };
}

export const idsOf = <Id extends string>(items: readonly { id: Id }[]): Id[] => items.map(({ id }) => id);

export const entryOf = ({ files }: Capture, path: string) => files.find((file) => file.path === path);

export const textOf = (capture: Capture, path: string) => entryOf(capture, path)?.text;

/** An empty memory file counts as absent. */
export const withoutEmpty = (memoryFiles: Record<string, string>) =>
  Object.fromEntries(Object.entries(memoryFiles).filter(([, text]) => text !== ""));
