import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SessionId } from "@/lib/contract/ids";
import { RollbackRequest } from "@/lib/contract/rollback";
import { captureSnapshot } from "@/lib/engine/capture";
import type { EngineDeps, Requester, SessionHost } from "@/lib/engine/ports";
import { startRollback } from "@/lib/engine/rollback";
import { getRollback } from "@/lib/engine/rollbacks";
import { settleRollbacks } from "@/lib/engine/settle";
import { readState } from "@/lib/engine/state";
import { createGatewayHost } from "@/lib/hosts/gateway/gateway-host";
import { openStore, type Store } from "@/lib/store/open-store";
import { connectOperator } from "./operator";
import { type Gateway, startGateway } from "./start-gateway";

const PERSON: Requester = { actor: { kind: "user", name: "operator" }, requestId: null };

let gateway: Gateway;
let host: SessionHost;
let store: Store;
let deps: EngineDeps;
const folder = mkdtempSync(join(tmpdir(), "clawback-gateway-crash-"));
const clock = { now: () => new Date() };

beforeAll(async () => {
  gateway = await startGateway();
  store = await openStore({ url: `sqlite:${join(folder, "clawback.db")}`, clock });
  host = createGatewayHost({
    url: gateway.url,
    token: gateway.token,
    dataDir: folder,
    clientVersion: "0.0.0-test",
  });
  deps = {
    host,
    store: store.snapshots,
    health: store.health,
    clock,
    events: { publish: () => {} },
    holder: "test",
  };
});

afterAll(async () => {
  await host?.close();
  await store?.close();
  await gateway?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The same host, but the gateway dies right before the n-th call of one of its methods. */
function dyingAt(method: keyof SessionHost, call: number): SessionHost {
  let calls = 0;
  return new Proxy(host, {
    get(target, name) {
      const member = Reflect.get(target, name);
      if (name !== method) return member;
      return async (...given: unknown[]) => {
        calls += 1;
        if (calls === call) await gateway.kill();
        return Reflect.apply(member, target, given);
      };
    },
  });
}

describe("a gateway killed during a rollback", () => {
  it.each([
    { method: "capture", call: 1, moment: "before the safety snapshot" },
    { method: "restoreMemory", call: 1, moment: "between context and memory" },
    // The first is the safety snapshot, the second looks whether anything came after it.
    { method: "capture", call: 3, moment: "before the state is read back" },
  ] as const)(
    "$moment: once it is back the session is wholly in the target or wholly as it was",
    async ({ method, call }) => {
      const operator = await connectOperator(gateway);
      const sessionId = SessionId.parse(await operator.createSession());
      await operator.turn(sessionId, 'one\n!tool write {"path":"MEMORY.md","content":"good\\n"}');
      const target = await captureSnapshot(deps, PERSON, sessionId, { name: "target" });
      await operator.turn(sessionId, 'two\n!tool write {"path":"MEMORY.md","content":"bad\\n"}');
      const before = await readState(deps, sessionId, "current");
      await operator.close();

      const dying = { ...deps, host: dyingAt(method, call) };
      const { done } = await startRollback(
        dying,
        PERSON,
        sessionId,
        RollbackRequest.parse({ snapshotId: target.id }),
      );
      const left = await done;
      await gateway.start();
      await expect.poll(() => host.status().connection, { timeout: 60_000, interval: 200 }).toBe("connected");
      await settleRollbacks(deps);

      const entry = await getRollback(deps, left.id);
      expect(entry.status).not.toBe("running");
      const live = await readState(deps, sessionId, "current");
      const wanted = entry.status === "completed" ? await readState(deps, sessionId, target.id) : before;
      expect({ messages: live.messages, memory: live.memory }).toEqual({
        messages: wanted.messages,
        memory: wanted.memory,
      });
      for (const id of [target.id, entry.safetySnapshotId]) if (id) await readState(deps, sessionId, id);
    },
    240_000,
  );
});
