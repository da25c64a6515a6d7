import { describe, expect, it } from "vitest";
import { pageOf } from "@/lib/contract/page";
import { Snapshot } from "@/lib/contract/snapshot";
import { createApi } from "./app";
import { type ApiUnderTest, MAIN, MAIN_PATH, problemOf, startApi } from "./testing/start-api";

const key = (value: string) => ({ "idempotency-key": value });

const countSnapshots = async ({ send }: Pick<ApiUnderTest, "send">) =>
  pageOf(Snapshot).parse(await (await send("GET", `${MAIN_PATH}/snapshots`)).json()).items.length;

describe("Idempotency-Key", () => {
  it("gives the repetition the first answer with status and Location, and does nothing again", async () => {
    const { send } = await startApi();

    const first = await send("POST", `${MAIN_PATH}/snapshots`, { name: "a" }, key("k1"));
    const second = await send("POST", `${MAIN_PATH}/snapshots`, { name: "a" }, key("k1"));

    expect(second.status).toBe(201);
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(first.headers.get("idempotency-replayed")).toBeNull();
    expect(second.headers.get("location")).toBe(first.headers.get("location"));
    expect(second.headers.get("content-type")).toBe("application/json");
    expect(await second.json()).toEqual(await first.json());
    expect(await countSnapshots({ send })).toBe(1);
  });

  it("refuses the key for another body, another address or another preference", async () => {
    const { send, snapshot } = await startApi();
    const { id } = await snapshot();
    await send("POST", `${MAIN_PATH}/rollback`, { snapshotId: id }, key("k1"));

    for (const response of [
      await send("POST", `${MAIN_PATH}/rollback`, { snapshotId: id, preserveMemory: true }, key("k1")),
      await send("POST", `${MAIN_PATH}/rollback/plan`, { snapshotId: id }, key("k1")),
      await send(
        "POST",
        `${MAIN_PATH}/rollback`,
        { snapshotId: id },
        { ...key("k1"), prefer: "respond-async" },
      ),
    ]) {
      expect(response.status).toBe(422);
      expect((await problemOf(response)).code).toBe("idempotency_conflict");
    }
  });

  it("refuses the key for a change that was made from another version", async () => {
    const { send } = await startApi();
    const save = (version: number) =>
      send("PUT", "/api/v1/policy", { document: "" }, { ...key("k1"), "if-match": `"${version}"` });
    expect((await save(0)).status).toBe(200);

    expect((await problemOf(await save(1))).code).toBe("idempotency_conflict");
  });

  it("answers 409 while the first request is at work, and the same rollback afterwards", async () => {
    const { send, host, snapshot } = await startApi();
    const { id } = await snapshot();
    await host.sendTurn(MAIN, "more");
    const gate = host.holdNext("restoreContext");
    const ask = () => send("POST", `${MAIN_PATH}/rollback`, { snapshotId: id }, key("k1"));

    const first = ask();
    await gate.entered;
    const during = await ask();
    gate.release();
    const rollback = await (await first).json();
    const after = await ask();

    expect(during.status).toBe(409);
    expect((await problemOf(during)).code).toBe("idempotency_conflict");
    expect(during.headers.get("retry-after")).toBe("1");
    expect(await after.json()).toEqual(rollback);
  });

  it("keeps a refusal that stays true and forgets one that passes", async () => {
    const { send, host } = await startApi();
    const wrong = await send("POST", `${MAIN_PATH}/snapshots`, { name: "" }, key("k1"));
    const wrongAgain = await send("POST", `${MAIN_PATH}/snapshots`, { name: "" }, key("k1"));
    host.failNext("capture");
    const down = await send("POST", `${MAIN_PATH}/snapshots`, { name: "a" }, key("k2"));
    const up = await send("POST", `${MAIN_PATH}/snapshots`, { name: "a" }, key("k2"));

    expect([wrong.status, wrongAgain.status]).toEqual([400, 400]);
    expect(wrongAgain.headers.get("idempotency-replayed")).toBe("true");
    expect([down.status, up.status]).toEqual([503, 201]);
  });

  it("forgets an error of our own", async () => {
    const { send, runtime } = await startApi();
    const { mainSessionId } = runtime.deps.host;
    runtime.deps.host.mainSessionId = async () => {
      throw new Error("a bug");
    };
    const broken = await send("POST", "/api/v1/sessions/main/snapshots", { name: "a" }, key("k1"));
    runtime.deps.host.mainSessionId = mainSessionId;

    const mended = await send("POST", "/api/v1/sessions/main/snapshots", { name: "a" }, key("k1"));

    expect([broken.status, mended.status]).toEqual([500, 201]);
  });

  it("repeats an answer without a body", async () => {
    const { send, snapshot } = await startApi();
    const { id } = await snapshot();

    const first = await send("DELETE", `${MAIN_PATH}/snapshots/${id}`, undefined, key("k1"));
    const second = await send("DELETE", `${MAIN_PATH}/snapshots/${id}`, undefined, key("k1"));

    expect([first.status, second.status]).toEqual([204, 204]);
  });

  it("is each caller's own", async () => {
    const { runtime } = await startApi();
    const api = createApi(runtime);
    const ask = (name: string) =>
      api.request(
        `${MAIN_PATH}/snapshots`,
        {
          method: "POST",
          body: JSON.stringify({ name }),
          headers: { "content-type": "application/json", ...key("k1") },
        },
        { actor: { kind: "user", name } },
      );

    expect([(await ask("ann")).status, (await ask("ben")).status]).toEqual([201, 201]);
  });

  it.each(["", " ", "a b", "ключ", "a".repeat(201)])("refuses the key '%s'", async (value) => {
    const { api } = await startApi();
    const headers = new Headers({ "content-type": "application/json" });
    headers.set("idempotency-key", Buffer.from(value, "utf8").toString("latin1"));

    const response = await api.request(`${MAIN_PATH}/snapshots`, {
      method: "POST",
      body: '{"name":"a"}',
      headers,
    });

    expect(response.status).toBe(400);
    expect((await problemOf(response)).code).toBe("validation_failed");
  });
});
