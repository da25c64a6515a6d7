import { AppError } from "@/lib/contract/errors";
import type { SessionId } from "@/lib/contract/ids";
import type { SessionHost } from "@/lib/engine/ports";
import { capture } from "./capture";
import { type ConnectionOptions, GatewayConnection } from "./connection";
import { EventFeed } from "./events";
import { foresee } from "./foresee";
import { dropPin } from "./pins";
import { PluginLink } from "./plugin-link";
import { RamWatch } from "./ram-watch";
import { WorkspaceReader } from "./read-workspace";
import { restoreContext } from "./restore-context";
import { restoreSettings } from "./restore-settings";
import { restoreFiles, restoreMemory } from "./restore-workspace";
import { abortRuns, listRuns } from "./runs";
import { toSessionId } from "./session-keys";
import { SessionDirectory } from "./sessions";

export interface GatewayHostOptions extends ConnectionOptions {
  /** How often to look at the gateway's memory. Default 30 s. */
  ramEveryMs?: number | undefined;
}

/**
 * The OpenClaw gateway as a host of sessions. Starts connecting at once and keeps the connection; `close` ends it.
 * Throws `validation_failed` when the address is none.
 */
export function createGatewayHost(options: GatewayHostOptions): SessionHost {
  const connection = new GatewayConnection(options);
  const directory = new SessionDirectory(connection);
  const link = new PluginLink(connection, options.clientVersion);
  const workspaces = new WorkspaceReader(connection, link);
  const events = new EventFeed(connection, directory);
  const ram = new RamWatch(
    connection,
    (reading) => events.tell({ type: "ram", ...reading }),
    options.ramEveryMs,
  );
  const access = { connection, workspaces, directory, link };

  return {
    kind: "gateway",
    status: () => connection.status(),
    plugin: () => link.status(),
    mainSessionId: () => mainSessionId(connection),
    listSessions: () => directory.list(),
    findSession: (sessionId) => directory.find(sessionId),
    capture: (sessionId, how) => capture(connection, workspaces, sessionId, how),
    dropPin: (pin) => dropPin(connection, pin),
    listRuns: (sessionId) => listRuns(connection, sessionId),
    abortRuns: (sessionId) => abortRuns(connection, sessionId),
    foresee: (sessionId, live, target) => foresee(access, sessionId, live, target),
    restoreContext: (sessionId, target) => restoreContext(connection, sessionId, target),
    restoreMemory: (sessionId, target) => restoreMemory(access, sessionId, target),
    restoreFiles: (sessionId, target) => restoreFiles(access, sessionId, target),
    restoreSettings: (sessionId, target) => restoreSettings(connection, sessionId, target),
    subscribe: (listener) => events.subscribe(listener),
    close: async () => {
      ram.close();
      events.close();
      await connection.close();
    },
  };
}

async function mainSessionId(connection: GatewayConnection): Promise<SessionId> {
  const hello = await connection.hello();
  const id = toSessionId(hello.snapshot?.sessionDefaults?.mainSessionKey ?? "agent:main:main");
  if (!id) throw new AppError("internal", "The gateway's main session has a key that cannot be an id.");
  return id;
}
