import type { SessionId } from "@/lib/contract/ids";
import type { Run } from "@/lib/contract/session";
import type { HostSession } from "@/lib/engine/ports";
import type { GatewayConnection } from "./connection";
import { findRow } from "./find-row";
import { type Hello, HistoryPage, SessionList, type SessionRow } from "./frames";
import { runsOf } from "./runs";
import { isPinKey } from "./session-keys";
import { runOf, toSession } from "./to-session";

const PAGE_ROWS = 500;

/**
 * The gateway's sessions without our pins. The archived ones are remembered until an event says that one changed:
 * all pins are archived, and there may be many times more of them than sessions.
 */
export class SessionDirectory {
  readonly #connection: GatewayConnection;
  #archived: Promise<SessionRow[]> | undefined;

  constructor(connection: GatewayConnection) {
    this.#connection = connection;
  }

  /** Newest activity first. */
  async list(): Promise<HostSession[]> {
    const [rows, hello] = await Promise.all([this.#rows(), this.#connection.hello()]);
    const sessions = rows.flatMap((row) => this.#toSession(row, runOf(row), hello) ?? []);
    return sessions.sort(
      (a, b) => (b.updatedAt ?? "").localeCompare(a.updatedAt ?? "") || a.id.localeCompare(b.id),
    );
  }

  async find(sessionId: SessionId): Promise<HostSession | undefined> {
    if (isPinKey(sessionId)) return undefined;
    const [row, hello] = await Promise.all([findRow(this.#connection, sessionId), this.#connection.hello()]);
    if (!row) return undefined;
    // A description does not say whether a run is active; the transcript's end does.
    const tail = await this.#connection.read(
      "chat.history",
      { sessionKey: sessionId, limit: 1 },
      HistoryPage,
    );
    return this.#toSession(row, runsOf(tail)[0] ?? null, hello);
  }

  /** The keys of an agent's sessions, newest first, those in use before the archived ones. */
  async keysOf(agentId: string): Promise<string[]> {
    return (await this.#rowsOf(agentId)).map(({ key }) => key);
  }

  /** The newest session that works in its agent's own workspace: files written through another would land elsewhere. */
  async writerOf(agentId: string): Promise<string | undefined> {
    const rows = await this.#rowsOf(agentId);
    return rows.find((row) => !row.worktree && !row.spawnedCwd && !row.spawnedWorkspaceDir)?.key;
  }

  async #rowsOf(agentId: string): Promise<SessionRow[]> {
    const [active, archived] = await Promise.all([
      this.#fetch({ archived: false, agentId }),
      this.#archivedRows(),
    ]);
    return [...active, ...archived.filter((row) => row.agentId === agentId)];
  }

  /** To be called when a session was archived, unarchived, renamed or deleted, and after a lost connection. */
  forgetArchived(): void {
    this.#archived = undefined;
  }

  #toSession(row: SessionRow, run: Run | null, hello: Hello): HostSession | undefined {
    const mainKey = hello.snapshot?.sessionDefaults?.mainSessionKey;
    return toSession(row, { run, mainKey });
  }

  async #rows(): Promise<SessionRow[]> {
    const [active, archived] = await Promise.all([this.#fetch({ archived: false }), this.#archivedRows()]);
    const keys = new Set(active.map(({ key }) => key));
    return [...active, ...archived.filter(({ key }) => !keys.has(key))];
  }

  #archivedRows(): Promise<SessionRow[]> {
    if (this.#archived) return this.#archived;
    const rows = this.#fetch({ archived: true });
    this.#archived = rows;
    rows.catch(() => {
      if (this.#archived === rows) this.#archived = undefined;
    });
    return rows;
  }

  async #fetch(params: { archived: boolean; agentId?: string }): Promise<SessionRow[]> {
    const rows: SessionRow[] = [];
    for (let offset = 0; ; ) {
      const titles = { includeDerivedTitles: true, sortBy: "updatedAt" };
      const page = await this.#connection.read(
        "sessions.list",
        { ...params, ...titles, limit: PAGE_ROWS, offset },
        SessionList,
      );
      rows.push(...page.sessions.filter(({ key }) => !isPinKey(key)));
      if (!page.hasMore || !page.nextOffset) return rows;
      offset = page.nextOffset;
    }
  }
}
