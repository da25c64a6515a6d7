import { describe, expect, it } from "vitest";
import { serve } from "@/lib/api/testing/serve";
import { MAIN_PATH, startApi } from "@/lib/api/testing/start-api";
import { pageOf } from "@/lib/contract/page";
import { Plan } from "@/lib/contract/rollback";
import { Session } from "@/lib/contract/session";
import { Snapshot } from "@/lib/contract/snapshot";
import type { Access } from "./access";
import { FailureLimit } from "./failure-limit";
import { proxyRead } from "./remote-api";

const REMOTE_TOKEN = "the-token-of-the-remote-server";
const open: Access = { token: undefined, loopbackOnly: false, signInFailures: new FailureLimit() };

/** This server in front of a remote one that demands a token. */
async function inFront({ access = open, token = REMOTE_TOKEN }: { access?: Access; token?: string } = {}) {
  const remote = await startApi({ token: REMOTE_TOKEN });
  const seen: Request[] = [];
  const origin = await serve((request) => {
    seen.push(request);
    return remote.api.fetch(request);
  });
  const ask = (path: string, init: RequestInit = {}) =>
    proxyRead(
      new Request(`http://127.0.0.1:3000${path}`, {
        ...init,
        headers: { host: "127.0.0.1:3000", ...init.headers },
      }),
      {
        access,
        origin,
        token,
      },
    );
  return { remote, seen, ask, origin };
}

describe("proxyRead", () => {
  it("passes a read on with the token that only the server has, and nothing of the browser's", async () => {
    const { ask, seen } = await inFront();

    const response = await ask("/api/v1/sessions?limit=1", {
      headers: {
        cookie: "clawback_session=abc",
        authorization: "Bearer mine",
        "x-forwarded-for": "10.0.0.9",
      },
    });

    expect(pageOf(Session).parse(await response.json()).items).toHaveLength(1);
    const { headers } = seen[0] ?? new Request("http://none");
    expect(headers.get("authorization")).toBe(`Bearer ${REMOTE_TOKEN}`);
    expect(headers.get("cookie")).toBeNull();
    expect(headers.get("x-forwarded-for")).toBeNull();
    expect([...response.headers.keys()]).not.toContain("set-cookie");
  });

  it("passes refusals back as they are", async () => {
    const { ask } = await inFront();

    const response = await ask("/api/v1/sessions/agent%3Amain%3Anobody");

    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "session_not_found" });
  });

  it("passes the event stream on as it comes, and lets go of it with the browser", async () => {
    const { ask, remote } = await inFront();
    const stop = new AbortController();
    const response = await ask("/api/v1/events", { signal: stop.signal });
    const reader = (response.body ?? new ReadableStream()).getReader();
    await reader.read();

    remote.runtime.bus.publish({ type: "sessions" });

    expect(new TextDecoder().decode((await reader.read()).value)).toContain("event: sessions");
    stop.abort();
    await expect.poll(() => remote.runtime.bus.listenerCount).toBe(0);
  });

  it("passes the POSTs on that only ask, from its own pages", async () => {
    const { ask, remote } = await inFront();
    const token = { authorization: `Bearer ${REMOTE_TOKEN}` };
    const taken = await remote.send("POST", `${MAIN_PATH}/snapshots`, { name: "a" }, token);
    const { id } = Snapshot.parse(await taken.json());
    const plan = (origin: string) =>
      ask(`${MAIN_PATH}/rollback/plan`, {
        method: "POST",
        body: JSON.stringify({ snapshotId: id }),
        headers: { "content-type": "application/json", origin },
      });

    expect(Plan.parse(await (await plan("http://127.0.0.1:3000")).json()).snapshotId).toBe(id);
    await expect(plan("https://evil.example")).rejects.toMatchObject({ code: "forbidden" });
  });

  it("refuses writes, which come as actions", async () => {
    const { ask, seen } = await inFront();

    await expect(ask(`${MAIN_PATH}/snapshots`, { method: "POST", body: "{}" })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(seen).toEqual([]);
  });

  it("demands what this server demands before anything is passed on", async () => {
    const locked = {
      token: "correct-horse-battery-staple",
      loopbackOnly: false,
      signInFailures: new FailureLimit(),
    };
    const { ask, seen } = await inFront({ access: locked });
    const loopback = await inFront({ access: { ...open, loopbackOnly: true } });

    await expect(ask("/api/v1/sessions")).rejects.toMatchObject({ code: "unauthorized" });
    await expect(
      loopback.ask("/api/v1/sessions", { headers: { host: "evil.example" } }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
    expect([...seen, ...loopback.seen]).toEqual([]);
  });

  it("names a wrong token for the remote server as what it is, not as a sign-out here", async () => {
    const { ask } = await inFront({ token: "not-the-token-of-the-remote" });

    await expect(ask("/api/v1/sessions")).rejects.toMatchObject({ code: "host_unavailable" });
  });

  it("does not follow the remote server elsewhere, and does not go round in circles", async () => {
    let visits = 0;
    const elsewhere = await serve(() => {
      visits += 1;
      return Response.json({});
    });
    const origin = await serve(() => Response.redirect(elsewhere, 302));
    const away = proxyRead(new Request("http://x/api/v1/sessions"), { access: open, origin, token: "t" });
    await expect(away).rejects.toMatchObject({ code: "host_unavailable" });
    expect(visits).toBe(0);

    const itself: string = await serve((request) =>
      proxyRead(request, { access: open, origin: itself, token: undefined }).catch((error: Error) =>
        Response.json(error.message, { status: 508 }),
      ),
    );
    expect((await fetch(`${itself}/api/v1/sessions`)).status).toBe(508);
  });

  it("says so when the remote server is away", async () => {
    const gone = proxyRead(new Request("http://x/api/v1/sessions"), {
      access: open,
      origin: "http://127.0.0.1:9",
      token: undefined,
    });

    await expect(gone).rejects.toMatchObject({ code: "host_unavailable", retryAfterMs: 5000 });
  });
});
