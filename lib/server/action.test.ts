import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { serve } from "@/lib/api/testing/serve";
import { startApi } from "@/lib/api/testing/start-api";

const TOKEN = "correct-horse-battery-staple";
const PAGE = { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-origin" };

// What Next knows of a request exists only inside of Next; everything behind it is real.
const request = vi.hoisted(() => ({
  headers: {} as Record<string, string>,
  cookies: new Map<string, { value: string }>(),
}));
vi.mock("next/headers", () => ({
  headers: async () => new Headers(request.headers),
  cookies: async () => ({
    get: (name: string) => request.cookies.get(name),
    set: (name: string, value: string, options: object) => request.cookies.set(name, { value, ...options }),
    delete: (name: string) => request.cookies.delete(name),
  }),
}));

let folder: string;

/** The modules of a freshly started server with these variables. */
async function startServer(variables: Record<string, string> = {}) {
  vi.stubEnv("CLAWBACK_DATA_DIR", folder);
  vi.stubEnv("CLAWBACK_DEMO_STEP_MS", "0");
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  vi.resetModules();
  Reflect.deleteProperty(globalThis, Symbol.for("clawback.process-wide"));
  const { defineAction } = await import("./action");
  const auth = await import("./auth");
  const runtime = await import("./runtime");
  const { COOKIE_NAME } = await import("./credentials");
  const snapshotAction = defineAction(z.strictObject({ name: z.string() }), (client, { name }) =>
    client.sessions.createSnapshot("main", { name }),
  );
  return { ...auth, ...runtime, defineAction, snapshotAction, COOKIE_NAME };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clawback-action-"));
  request.headers = { ...PAGE };
  request.cookies.clear();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  const { getRuntime } = await import("./runtime");
  await (await getRuntime().catch(() => undefined))?.close();
  await rm(folder, { recursive: true });
});

describe("defineAction", () => {
  it("calls the API in this process on behalf of the local user", async () => {
    const { snapshotAction } = await startServer();

    expect(await snapshotAction({ name: "mine" })).toMatchObject({
      ok: true,
      data: { name: "mine", createdBy: { kind: "user", name: "local" } },
    });
  });

  it.each([
    ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["a sandboxed page", { origin: "null" }],
    ["a neighbour", { "sec-fetch-site": "same-site" }],
    ["a foreign name for this machine", { host: "evil.example", origin: "http://evil.example" }],
  ])("does nothing for %s", async (_, headers) => {
    const { snapshotAction, getRuntime } = await startServer();
    request.headers = { ...PAGE, ...headers };

    expect(await snapshotAction({ name: "theirs" })).toMatchObject({
      ok: false,
      problem: { code: "forbidden", status: 403 },
    });
    const { deps } = await getRuntime();
    const { items } = await deps.store.listSnapshots({ limit: 200 });
    expect(items.filter(({ name }) => name === "theirs")).toEqual([]);
  });

  it("answers bad input with the field that is wrong", async () => {
    const { snapshotAction } = await startServer();
    const untyped: (raw: never) => Promise<unknown> = snapshotAction;

    expect(await untyped({ name: 7, colour: "red" } as never)).toMatchObject({
      ok: false,
      problem: { code: "validation_failed", errors: [{ path: "name" }, { path: "colour" }] },
    });
  });

  it("hands on the API's refusal whole", async () => {
    const { snapshotAction } = await startServer();

    expect(await snapshotAction({ name: "" })).toMatchObject({
      ok: false,
      problem: {
        code: "validation_failed",
        detail: "name: A name needs at least 1 character.",
        requestId: expect.any(String),
      },
    });
  });

  it("lets a redirect through, and tells nothing of an error of our own", async () => {
    const { defineAction } = await startServer();
    const { redirect } = await import("next/navigation");
    const away = defineAction(z.null(), async () => redirect("/sessions"));
    const broken = defineAction(z.null(), async () => {
      throw new Error("secret detail");
    });

    await expect(away(null)).rejects.toThrow("NEXT_REDIRECT");
    expect(JSON.stringify(await broken(null))).not.toContain("secret");
  });

  it("calls the remote API with the server's token when there is one", async () => {
    const remote = await startApi({ token: TOKEN });
    const origin = await serve((incoming) => remote.api.fetch(incoming));
    const { snapshotAction } = await startServer({ OPENCLAW_API_URL: origin, OPENCLAW_API_TOKEN: TOKEN });

    expect(await snapshotAction({ name: "far" })).toMatchObject({
      ok: true,
      data: { createdBy: { kind: "token", name: "api" } },
    });
  });

  it("does not look like a sign-out when the remote API refuses the server's token", async () => {
    const remote = await startApi({ token: TOKEN });
    const origin = await serve((incoming) => remote.api.fetch(incoming));
    const { snapshotAction } = await startServer({
      OPENCLAW_API_URL: origin,
      OPENCLAW_API_TOKEN: "wrong-wrong-wrong-wrong",
    });

    expect(await snapshotAction({ name: "far" })).toMatchObject({
      ok: false,
      problem: { code: "host_unavailable" },
    });
  });
});

describe("signing in", () => {
  it("is demanded by actions and pages, and makes the actor the operator", async () => {
    const { snapshotAction, requirePageActor, signIn, signOut, COOKIE_NAME } = await startServer({
      CLAWBACK_TOKEN: TOKEN,
    });
    expect(await snapshotAction({ name: "a" })).toMatchObject({
      ok: false,
      problem: { code: "unauthorized" },
    });
    await expect(requirePageActor()).rejects.toThrow("NEXT_REDIRECT");

    await signIn(TOKEN);

    expect(request.cookies.get(COOKIE_NAME)).toMatchObject({
      httpOnly: true,
      sameSite: "strict",
      path: "/",
      secure: false,
    });
    expect(JSON.stringify([...request.cookies])).not.toContain(TOKEN);
    expect(await requirePageActor()).toEqual({ kind: "user", name: "operator" });
    expect(await snapshotAction({ name: "a" })).toMatchObject({
      ok: true,
      data: { createdBy: { name: "operator" } },
    });
    await signOut();
    expect(await snapshotAction({ name: "a" })).toMatchObject({
      ok: false,
      problem: { code: "unauthorized" },
    });
  });

  it("is in the audit log, with what was refused, and without the token", async () => {
    const { signIn, signOut, getRuntime } = await startServer({ CLAWBACK_TOKEN: TOKEN });
    await expect(signIn("wrong-wrong-wrong-wrong")).rejects.toMatchObject({ code: "unauthorized" });
    await signIn(TOKEN);
    await signOut();
    await signOut();

    const { items } = await (await getRuntime()).audit.listAudit({ limit: 3 });

    expect(items.map(({ action, outcome, actor }) => [action, outcome, actor.name])).toEqual([
      ["sign-out", "succeeded", "operator"],
      ["sign-in", "succeeded", "operator"],
      ["sign-in", "refused", "unknown"],
    ]);
    expect(JSON.stringify(items)).not.toMatch(/correct-horse|wrong-wrong/);
  });

  it("leaves a cookie for https alone when the page is https", async () => {
    const { signIn, COOKIE_NAME } = await startServer({ CLAWBACK_TOKEN: TOKEN });
    request.headers = { ...PAGE, origin: "https://127.0.0.1:3000", "x-forwarded-proto": "https" };

    await signIn(TOKEN);

    expect(request.cookies.get(COOKIE_NAME)).toMatchObject({ secure: true });
  });

  it("fails with a wrong token, and after ten of them with the right one too", async () => {
    const { signIn } = await startServer({ CLAWBACK_TOKEN: TOKEN });
    for (let guess = 0; guess < 10; guess += 1) {
      await expect(signIn("wrong-wrong-wrong-wrong")).rejects.toMatchObject({ code: "unauthorized" });
    }

    await expect(signIn(TOKEN)).rejects.toMatchObject({ code: "rate_limited" });
    expect(request.cookies.size).toBe(0);
  });

  it("cannot be done by another site", async () => {
    const { signIn } = await startServer({ CLAWBACK_TOKEN: TOKEN });
    request.headers = { ...PAGE, origin: "https://evil.example" };

    await expect(signIn(TOKEN)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("getRuntime", () => {
  it("is one for all who ask, also through another copy of the module", async () => {
    const { getRuntime } = await startServer();
    const first = await getRuntime();
    vi.resetModules();
    const copy = await import("./runtime");

    expect(await copy.getRuntime()).toBe(first);
  });

  it("tries again after an open that failed", async () => {
    const { getRuntime } = await startServer({
      OPENCLAW_GATEWAY_URL: "ws://127.0.0.1:9",
      DATABASE_URL: "postgres://nobody@127.0.0.1:9/none",
    });
    await expect(getRuntime()).rejects.toMatchObject({ code: "store_unavailable" });
    const second = getRuntime();

    await expect(second).rejects.toMatchObject({ code: "store_unavailable" });
    expect(getRuntime()).not.toBe(second);
  });

  it("cuts secrets out of the log, whoever put them there", async () => {
    await startServer({ CLAWBACK_TOKEN: TOKEN, DATABASE_URL: "postgres://me:hunter%402@db/x" });
    const lines: string[] = [];
    vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
    const { log } = await import("./log");

    log({ message: `a driver said ${TOKEN} and hunter@2` });

    expect(lines.join("")).not.toMatch(/correct-horse|hunter/);
  });
});
