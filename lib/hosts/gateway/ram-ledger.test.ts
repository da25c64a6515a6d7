import { describe, expect, it } from "vitest";
import { SessionId } from "@/lib/contract/ids";
import { RamLedger } from "./ram-ledger";

const MB = 1_000_000;
const MINUTE_MS = 60_000;
const [one, two] = [SessionId.parse("agent:main:one"), SessionId.parse("agent:main:two")];

describe("RamLedger", () => {
  it("charges the one session that runs with what the process grew by over its rest", () => {
    const ledger = new RamLedger();
    expect(ledger.note([], 900 * MB, 0)).toBeUndefined();
    expect(ledger.note([], 825 * MB, MINUTE_MS)).toBeUndefined();

    expect(ledger.note([one], 1025 * MB, 2 * MINUTE_MS)).toEqual({
      sessionId: one,
      at: "1970-01-01T00:02:00.000Z",
      ramBytes: 200 * MB,
    });
    expect(ledger.note([one], 800 * MB, 3 * MINUTE_MS)?.ramBytes).toBe(0);
  });

  it("charges nobody while several run, before it saw the process at rest, and when that was over an hour ago", () => {
    const ledger = new RamLedger();
    expect(ledger.note([one], 1025 * MB, 0)).toBeUndefined();
    ledger.note([], 825 * MB, MINUTE_MS);
    expect(ledger.note([one, two], 1025 * MB, 2 * MINUTE_MS)).toBeUndefined();
    expect(ledger.note([one], 1025 * MB, 60 * MINUTE_MS)).toBeDefined();
    expect(ledger.note([one], 1025 * MB, 61 * MINUTE_MS)).toBeUndefined();
  });

  it("begins anew with another process", () => {
    const ledger = new RamLedger();
    ledger.note([], 825 * MB, 0);
    ledger.forget();
    expect(ledger.note([one], 1025 * MB, MINUTE_MS)).toBeUndefined();
  });
});
