import { AppError } from "@/lib/contract/errors";
import type { SessionId } from "@/lib/contract/ids";
import type { Message } from "@/lib/contract/state";
import type {
  Capture,
  CaptureOptions,
  ContextTarget,
  HostSession,
  NotRestored,
  RestoreOutlook,
  SessionHost,
  StateContent,
} from "@/lib/engine/ports";

/**
 * A host with one session whose content a test sets freely. It keeps every promise of the port; unlike the demo host it
 * has no story, so that properties can be tried on any content.
 */
export class MemoryHost implements SessionHost {
  readonly kind = "demo";
  content: StateContent;
  updatedAt: string | null = null;
  readonly pins = new Map<string, Message[]>();
  /** Called before each method that changes something: throw to make it fail. */
  beforeChange: (method: string) => void = () => {};
  #generation = 0;
  readonly #sessionId: SessionId;

  constructor(sessionId: SessionId, content: StateContent) {
    this.#sessionId = sessionId;
    this.content = content;
  }

  /** Adds messages as a run of the agent would: the cursor stays good. */
  append(messages: Message[]): void {
    this.content = { ...this.content, messages: [...this.content.messages, ...messages] };
  }

  /** Replaces everything, as damage does. */
  become(content: StateContent): void {
    this.content = content;
    this.#generation += 1;
  }

  status() {
    return {
      kind: "demo",
      name: "memory",
      connection: "connected",
      latencyMs: 0,
      since: new Date(0).toISOString(),
      nextTryAt: null,
      detail: null,
      pairing: null,
      version: null,
    } as const;
  }

  mainSessionId = async () => this.#sessionId;
  listSessions = async () => (this.content.present ? [this.#describe()] : []);
  findSession = async (sessionId: SessionId) =>
    sessionId === this.#sessionId && this.content.present ? this.#describe() : undefined;
  listRuns = async () => [];
  abortRuns = async () => {};
  subscribe = () => () => {};
  close = async () => {};

  async capture(_sessionId: SessionId, { since, pin }: CaptureOptions): Promise<Capture> {
    const { messages, ...rest } = this.content;
    const [generation, length] = Array.isArray(since?.cursor) ? since.cursor : [];
    const appended = generation === this.#generation && typeof length === "number";
    return {
      ...structuredClone(rest),
      context: appended
        ? { kind: "appended", messages: messages.slice(length) }
        : { kind: "full", messages: [...messages] },
      cursor: [this.#generation, messages.length],
      contextTokens: null,
      pin:
        pin && this.content.present
          ? this.#takePin(appended && length === messages.length ? since?.pin?.ref : undefined)
          : null,
      restorable: {
        context: "yes",
        memory: "yes",
        files: "yes",
        tools: "yes",
        skills: "yes",
        settings: "yes",
      },
      why: {},
    };
  }

  async dropPin({ ref }: { ref: string }): Promise<void> {
    this.pins.delete(ref);
  }

  async foresee(): Promise<RestoreOutlook> {
    return { notRestorable: [], sharedWith: [], notes: [] };
  }

  async restoreContext(_sessionId: SessionId, { present, pin }: ContextTarget): Promise<void> {
    this.beforeChange("restoreContext");
    const messages = present ? this.pins.get(pin?.ref ?? "") : [];
    if (!messages) throw new AppError("not_restorable", "The pin is gone.");
    this.become({ ...this.content, present, messages });
  }

  async restoreMemory(_sessionId: SessionId, target: Record<string, string>): Promise<NotRestored[]> {
    this.beforeChange("restoreMemory");
    this.content = { ...this.content, memoryFiles: target };
    return [];
  }

  async restoreFiles(_sessionId: SessionId, target: StateContent["files"]): Promise<NotRestored[]> {
    this.beforeChange("restoreFiles");
    this.content = { ...this.content, files: target };
    return [];
  }

  async restoreSettings(_sessionId: SessionId, target: StateContent["settings"]): Promise<NotRestored[]> {
    this.beforeChange("restoreSettings");
    this.content = { ...this.content, settings: target };
    return [];
  }

  #takePin(reuse: string | undefined): { ref: string } {
    if (reuse !== undefined && this.pins.has(reuse)) return { ref: reuse };
    const ref = `pin-${this.pins.size + 1}-${this.#generation}`;
    this.pins.set(ref, [...this.content.messages]);
    return { ref };
  }

  #describe(): HostSession {
    return {
      id: this.#sessionId,
      agentId: "main",
      label: "Test",
      model: null,
      context: { messages: this.content.messages.length, tokens: null, tokenLimit: null },
      run: null,
      ramBytes: null,
      lastRun: null,
      protected: false,
      updatedAt: this.updatedAt,
      demo: true,
      archived: false,
    };
  }
}
