import { describe, expect, it } from "vitest";
import { FleetHealth, HealthHistory } from "@/lib/contract/health";
import { MAIN, MAIN_PATH, problemOf, startApi } from "./testing/start-api";

const HEALTH_PATH = `${MAIN_PATH}/health`;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

async function startWithRuns() {
  const started = await startApi();
  const { deps } = started.runtime;
  const at = (moment: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      sessionId: MAIN,
      runId: `${moment}-${index}`,
      endedAt: moment,
      durationMs: 1000 + index,
      failed: index === 0,
    }));
  await deps.health.recordHealth(
    [...at("2026-11-22T03:01:30.000Z", 2), ...at("2026-11-22T03:04:00.000Z", 3)],
    [{ sessionId: MAIN, at: "2026-11-22T03:02:00.000Z", ramBytes: 312_000_000 }],
  );
  return started;
}

describe("GET /sessions/{sessionId}/health", () => {
  it("answers the steps between two moments, moved outward to whole steps", async () => {
    const { send } = await startWithRuns();
    const search = "from=2026-11-22T03:01:30Z&to=2026-11-22T03:04:30.500Z&stepMs=120000";

    const response = await send("GET", `${HEALTH_PATH}?${search}`);

    expect(response.status).toBe(200);
    expect(HealthHistory.parse(await response.json())).toEqual({
      sessionId: MAIN,
      from: "2026-11-22T03:00:00.000Z",
      to: "2026-11-22T03:06:00.000Z",
      stepMs: 120_000,
      buckets: [
        { at: "2026-11-22T03:00:00.000Z", runs: 2, failed: 1, longestRunMs: 1001, ramBytes: null },
        { at: "2026-11-22T03:02:00.000Z", runs: 0, failed: 0, longestRunMs: null, ramBytes: 312_000_000 },
        { at: "2026-11-22T03:04:00.000Z", runs: 3, failed: 1, longestRunMs: 1002, ramBytes: null },
      ],
    });
  });

  it("answers the last 24 h in minutes unless it is asked for more, and then in at most 1,440 steps", async () => {
    const { send } = await startApi();
    const day = HealthHistory.parse(await (await send("GET", HEALTH_PATH)).json());
    expect(day.stepMs).toBe(MINUTE_MS);
    expect(Math.round((Date.parse(day.to) - Date.parse(day.from)) / HOUR_MS)).toBe(24);

    const search = "from=2026-10-01T00:00:00Z&to=2026-10-31T00:00:00Z";
    const month = HealthHistory.parse(await (await send("GET", `${HEALTH_PATH}?${search}`)).json());
    expect(month.stepMs).toBe(30 * MINUTE_MS);
  });

  it("is empty for a session that did nothing then, and knows no other session", async () => {
    const { send } = await startApi();
    const search = "from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z";

    const quiet = await send("GET", `${HEALTH_PATH}?${search}`);
    const unknown = await send("GET", "/api/v1/sessions/agent%3Amain%3Anowhere/health");

    expect(HealthHistory.parse(await quiet.json()).buckets).toEqual([]);
    expect(unknown.status).toBe(404);
    expect((await problemOf(unknown)).code).toBe("session_not_found");
  });

  it("holds what the host told of a run", async () => {
    const { send, host } = await startApi();
    await host.playStory();
    await send("POST", `${MAIN_PATH}/snapshots`, { name: "flushes" });

    const fleet = FleetHealth.parse(await (await send("GET", "/api/v1/health/sessions")).json());

    const runs = fleet.sessions.flatMap(({ buckets }) => buckets);
    expect(runs.reduce((sum, { failed }) => sum + failed, 0)).toBe(4);
  });
});

describe("GET /health/sessions", () => {
  it("answers every session that did something, and only those", async () => {
    const { send } = await startWithRuns();
    const search = "from=2026-11-22T03:00:00Z&to=2026-11-22T04:00:00Z&stepMs=3600000";

    const fleet = FleetHealth.parse(await (await send("GET", `/api/v1/health/sessions?${search}`)).json());

    expect(fleet.sessions).toMatchObject([
      { sessionId: MAIN, stepMs: HOUR_MS, buckets: [{ runs: 5, failed: 2, ramBytes: 312_000_000 }] },
    ]);
  });

  it("answers the last hour in minutes when nothing is named", async () => {
    const { send } = await startApi();
    const fleet = FleetHealth.parse(await (await send("GET", "/api/v1/health/sessions")).json());
    expect(Math.round((Date.parse(fleet.to) - Date.parse(fleet.from)) / HOUR_MS)).toBe(1);
    expect(fleet.stepMs).toBe(MINUTE_MS);
  });
});

describe.each([HEALTH_PATH, "/api/v1/health/sessions"])("%s", (path) => {
  it.each([
    ["stepMs=0", "stepMs"],
    ["stepMs=90000", "stepMs"],
    ["stepMs=86460000", "stepMs"],
    ["stepMs=1.5", "stepMs"],
    ["stepMs=minute", "stepMs"],
    ["from=yesterday", "from"],
    ["from=2026-11-22", "from"],
    ["to=2026-11-22T03:00:00", "to"],
    ["from=2026-11-22T03:00:00Z&to=2026-11-22T03:00:00Z", "from"],
    ["from=2026-11-22T04:00:00Z&to=2026-11-22T03:00:00Z", "from"],
    ["from=2999-01-01T00:00:00Z", "from"],
    ["from=2026-11-20T00:00:00Z&to=2026-11-22T02:01:00Z&stepMs=60000", "stepMs"],
    ["until=now", "until"],
  ])("refuses ?%s and names the field", async (search, field) => {
    const { send } = await startApi();

    const response = await send("GET", `${path}?${search}`);

    expect(response.status).toBe(400);
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ code: "validation_failed", errors: [{ path: field }] });
    expect(problem.detail).toContain(`${field}: `);
  });

  it("takes 3,000 steps", async () => {
    const { send } = await startApi();
    const search = "from=2026-11-20T00:00:00Z&to=2026-11-22T02:00:00Z&stepMs=60000";
    expect((await send("GET", `${path}?${search}`)).status).toBe(200);
  });
});
