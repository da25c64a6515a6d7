import { applyPatch } from "rfc6902";
import { describe, expect, it } from "vitest";
import { Diff, JsonPatch } from "@/lib/contract/diff";
import { State } from "@/lib/contract/state";
import { MAIN, MAIN_PATH, problemOf, startApi } from "./testing/start-api";

describe("GET /sessions/{sessionId}/diff", () => {
  it("tells what came since a snapshot", async () => {
    const { send, host, snapshot } = await startApi();
    const { id } = await snapshot();
    await host.sendTurn(MAIN, "one more thing");
    await host.writeMemory(MAIN, "memory/new.md", "a note\n");

    const response = await send("GET", `${MAIN_PATH}/diff?from=${id}&to=current`);

    const diff = Diff.parse(await response.json());
    expect(diff.identical).toBe(false);
    expect(diff.context.added).toBeGreaterThan(0);
    expect(diff.memory.files).toMatchObject([{ path: "memory/new.md", op: "added" }]);
  });

  it("answers a JSON Patch that turns one state into the other when that is accepted", async () => {
    const { send, host, snapshot } = await startApi();
    const before = await snapshot("before");
    await host.sendTurn(MAIN, "one more thing");
    const after = await snapshot("after");
    const stateOf = async (id: string) =>
      State.parse(await (await send("GET", `${MAIN_PATH}/snapshots/${id}/state`)).json());

    const response = await send("GET", `${MAIN_PATH}/diff?from=${before.id}&to=${after.id}`, undefined, {
      accept: "application/json-patch+json",
    });

    expect(response.headers.get("content-type")).toBe("application/json-patch+json");
    const state = await stateOf(before.id);
    const failures = applyPatch(state, JsonPatch.parse(await response.json())).filter(
      (error) => error !== null,
    );
    expect(failures).toEqual([]);
    expect(state).toEqual(await stateOf(after.id));
  });

  it.each([
    ["from=current", 400, "validation_failed"],
    ["from=yesterday&to=current", 400, "validation_failed"],
    ["from=snap_abc123&to=current", 404, "snapshot_not_found"],
    ["from=snap_00000000000000000000000000&to=current", 404, "snapshot_not_found"],
    ["from=current&to=current&deep=1", 400, "validation_failed"],
  ])("answers ?%s with %i %s", async (search, status, code) => {
    const { send } = await startApi();

    const response = await send("GET", `${MAIN_PATH}/diff?${search}`);

    expect(response.status).toBe(status);
    expect((await problemOf(response)).code).toBe(code);
  });
});
