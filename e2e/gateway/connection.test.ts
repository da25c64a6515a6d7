import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { HostStatus } from "@/lib/contract/host";
import { SessionId } from "@/lib/contract/ids";
import type { HostEvent, SessionHost } from "@/lib/engine/ports";
import { createGatewayHost, type GatewayHostOptions } from "@/lib/hosts/gateway/gateway-host";
import { connectOperator } from "./operator";
import { type Gateway, startGateway } from "./start-gateway";
import { startProxy, type TcpProxy } from "./tcp-proxy";

let gateway: Gateway;
const opened: { close: () => Promise<void> }[] = [];
const dataDirs: string[] = [];

beforeAll(async () => {
  gateway = await startGateway({ trustedProxies: ["127.0.0.1"] });
});

afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

afterAll(async () => {
  await gateway?.stop();
  for (const dir of dataDirs) rmSync(dir, { recursive: true, force: true });
});

function newDataDir(): string {
  const dir = mkdtempSync(join(tmpdir(), "clawback-data-"));
  dataDirs.push(dir);
  return dir;
}

function open(options: Partial<GatewayHostOptions> = {}): SessionHost {
  const host = createGatewayHost({
    url: gateway.url,
    token: gateway.token,
    dataDir: newDataDir(),
    clientVersion: "0.0.0-test",
    ...options,
  });
  opened.push(host);
  return host;
}

async function proxied(headers: Record<string, string> = {}): Promise<TcpProxy> {
  const proxy = await startProxy(gateway.port, headers);
  opened.push(proxy);
  return proxy;
}

async function operatorHere() {
  const operator = await connectOperator(gateway);
  opened.push(operator);
  return operator;
}

const becomes = (host: SessionHost, connection: HostStatus["connection"], timeout = 60_000) =>
  expect.poll(() => host.status().connection, { timeout }).toBe(connection);

describe("a working connection", () => {
  it("says with whom, how fast and since when, and keeps the token to itself", async () => {
    const host = open();
    expect(host.status()).toMatchObject({ connection: "connecting", latencyMs: null });

    expect(await host.mainSessionId()).toBe("agent:main:main");

    const status = host.status();
    expect(status).toMatchObject({
      kind: "gateway",
      connection: "connected",
      version: "2026.9.6",
      detail: null,
    });
    expect(status.name).toBe(`127.0.0.1:${gateway.port}`);
    expect(status.latencyMs).toBeGreaterThan(0);
    expect(JSON.stringify(status)).not.toContain(gateway.token);
  });

  it("needs no device identity on the gateway's own machine", async () => {
    const dataDir = newDataDir();

    await open({ dataDir }).mainSessionId();

    expect(readdirSync(dataDir)).toEqual([]);
  });
});

describe("a gateway that does not let us in", () => {
  it("is not asked again with a token it refused, and the sentence says what to do", async () => {
    const proxy = await proxied();
    const host = open({ url: proxy.url, token: "wrong-token" });

    await becomes(host, "misconfigured");

    expect(host.status()).toMatchObject({ nextTryAt: null, pairing: null, latencyMs: null });
    expect(host.status().detail).toContain("does not accept the token");
    const attempt = host.listSessions();
    await expect(attempt).rejects.toMatchObject({ code: "host_unavailable", detail: host.status().detail });
    await expect(attempt).rejects.not.toThrow("wrong-token");
    const tries = proxy.connections();
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(proxy.connections()).toBe(tries);
  });

  it("asks for a token when there is none", async () => {
    const host = open({ token: undefined });

    await becomes(host, "misconfigured");

    expect(host.status().detail).toContain("OPENCLAW_GATEWAY_TOKEN");
  });

  it("that gives no scopes is a setup problem and not a connection", async () => {
    // A browser's header: the gateway lets such clients in without rights, and would send them no event.
    const proxy = await proxied({ Origin: gateway.url.replace("ws:", "http:") });
    const host = open({ url: proxy.url });

    await becomes(host, "misconfigured");

    expect(host.status().detail).toMatch(
      /scopes operator\.read, operator\.write, operator\.admin|approved once/,
    );
    await expect(host.listSessions()).rejects.toMatchObject({ code: "host_unavailable" });
  });

  it("that is elsewhere wants to approve us once, says how, and then needs no token", async () => {
    const proxy = await proxied({ "X-Forwarded-For": "203.0.113.7" });
    const dataDir = newDataDir();
    const host = open({ url: proxy.url, dataDir });
    await becomes(host, "misconfigured");
    const { pairing, detail, nextTryAt } = host.status();
    expect(pairing?.command).toBe(`openclaw devices approve ${pairing?.requestId}`);
    expect(detail).toContain(pairing?.command);
    expect(nextTryAt).not.toBeNull();

    const operator = await operatorHere();
    await operator.request("device.pair.approve", { requestId: pairing?.requestId });
    await becomes(host, "connected");

    expect(host.status().pairing).toBeNull();
    expect(await host.mainSessionId()).toBe("agent:main:main");
    for (const file of readdirSync(dataDir)) expect(statSync(join(dataDir, file)).mode & 0o777).toBe(0o600);
    expect(
      readdirSync(dataDir)
        .map((file) => readFileSync(join(dataDir, file), "utf8"))
        .join(),
    ).not.toContain(gateway.token);
    const withoutToken = open({ url: proxy.url, dataDir, token: undefined });
    expect(await withoutToken.mainSessionId()).toBe("agent:main:main");
  });
});

describe("a gateway that cannot be reached", () => {
  it("is said to be so, with the time of the next try", async () => {
    const proxy = await proxied();
    await proxy.close();
    const host = open({ url: proxy.url });

    await becomes(host, "unreachable");

    expect(host.status().detail).toContain("Nothing answers");
    expect(Date.parse(host.status().nextTryAt ?? "")).toBeGreaterThan(Date.now() - 1000);
    await expect(host.listSessions()).rejects.toMatchObject({
      code: "host_unavailable",
      retryAfterMs: expect.any(Number),
    });
  });

  it("fails a request that it does not answer in time, and works again afterwards", async () => {
    const proxy = await proxied();
    const host = open({ url: proxy.url, requestTimeoutMs: 1000 });
    await host.mainSessionId();

    proxy.stall();
    await expect(host.listSessions()).rejects.toMatchObject({
      code: "host_unavailable",
      detail: expect.stringContaining("did not answer"),
    });

    proxy.resume();
    // Frames were lost in between, so the stream is broken: a real stall ends in a new connection as well.
    proxy.cut();
    await becomes(host, "unreachable");
    await becomes(host, "connected");
    expect(await host.listSessions()).toBeInstanceOf(Array);
  });

  it("is connected to again by itself after it was killed, with its events and what it had", async () => {
    const host = open();
    const before = await operatorHere();
    const session = SessionId.parse(await before.createSession());
    await before.turn(session, "before");
    const first = await host.capture(session, { pin: true });

    await gateway.kill();
    await becomes(host, "unreachable");
    await expect(host.capture(session, { pin: true })).rejects.toMatchObject({ code: "host_unavailable" });
    await gateway.start();
    await becomes(host, "connected", 90_000);

    const again = await host.capture(session, { pin: true, since: first });
    expect(again.pin).toEqual(first.pin);
    const heard: HostEvent[] = [];
    host.subscribe((event) => heard.push(event));
    const after = await operatorHere();
    await after.turn(session, "after");
    await expect.poll(() => heard).toContainEqual({ type: "session", sessionId: session });
    const second = await host.capture(session, { pin: true, since: first });
    expect(second.context.messages).toHaveLength(second.context.kind === "appended" ? 2 : 4);
  });
});

it("refuses an address that is none", () => {
  expect(() => open({ url: "http://127.0.0.1:1" })).toThrow("OPENCLAW_GATEWAY_URL");
});
