import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Digest, SessionId } from "@/lib/contract/ids";
import { matchesPattern } from "@/lib/contract/match-pattern";
import { choosePolicy } from "./choose-policy";
import { chooseTarget } from "./choose-target";
import { decide } from "./decide";
import type { Passed } from "./measure";
import { aPolicy } from "./testing/a-policy";
import { NO_STATE, type TriggerState } from "./trigger-state";

const MINUTE_MS = 60_000;
const START_MS = Date.parse("2026-11-22T03:00:00.000Z");
const failing: Passed = { type: "error_rate", threshold: 0.3, value: 0.5 };
const at = (minutes: number) => new Date(START_MS + minutes * MINUTE_MS);

/** Decides again and again about a limit that stays passed, and tells when what was done. */
function goOn(minutes: number[], policy = aPolicy(), hasTarget = true): string[] {
  let state: TriggerState = NO_STATE;
  return minutes.flatMap((minute) => {
    const decided = decide(policy, state, [failing], { now: at(minute), hasTarget });
    state = decided.state;
    const { decision } = decided;
    return decision ? [`${minute} ${decision.cause ?? decision.kind}`] : [];
  });
}
const everyMinute = (count: number) => Array.from({ length: count }, (_, minute) => minute);

describe("decide", () => {
  it("rolls back, cools down, and after the hour's share only tells, each reason once", () => {
    expect(goOn(everyMinute(60))).toEqual(["0 rollback", "10 rollback", "20 rollback", "21 limit"]);
  });

  it("only tells, once, when the policy says so or nothing can be gone back to", () => {
    expect(goOn(everyMinute(30), aPolicy({ autoRollback: { action: "notify" } }))).toEqual(["0 policy"]);
    expect(goOn(everyMinute(30), aPolicy(), false)).toEqual(["0 no_target"]);
  });

  it("never begins more than the hour's share, nor one within the cool-down, however limits come and go", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            waitMs: fc.integer({ min: 1, max: 30 * MINUTE_MS }),
            passes: fc.boolean(),
            hasTarget: fc.boolean(),
          }),
          { maxLength: 200 },
        ),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 40 }),
        (looks, maxPerHour, cooldownMinutes) => {
          const policy = aPolicy({ autoRollback: { maxPerHour, cooldownMs: cooldownMinutes * MINUTE_MS } });
          const begun: number[] = [];
          let state = NO_STATE;
          let nowMs = START_MS;
          for (const { waitMs, passes, hasTarget } of looks) {
            nowMs += waitMs;
            const now = new Date(nowMs);
            const decided = decide(policy, state, passes ? [failing] : [], { now, hasTarget });
            // As after a verified rollback.
            state = decided.decision?.kind === "rollback" ? { ...decided.state, open: [] } : decided.state;
            if (decided.decision?.kind !== "rollback") continue;
            expect(nowMs - (begun.at(-1) ?? 0)).toBeGreaterThanOrEqual(policy.autoRollback.cooldownMs);
            begun.push(nowMs);
            expect(begun.filter((ms) => nowMs - ms < 60 * MINUTE_MS).length).toBeLessThanOrEqual(maxPerHour);
          }
        },
      ),
    );
  });

  it("says that it is over only of what was told, and begins anew the next time", () => {
    const told = decide(aPolicy({ autoRollback: { action: "notify" } }), NO_STATE, [failing], {
      now: at(0),
      hasTarget: true,
    });
    const over = decide(aPolicy(), told.state, [], { now: at(1), hasTarget: true });
    expect([told.over, over.over]).toEqual([false, true]);
    expect(decide(aPolicy(), over.state, [], { now: at(2), hasTarget: true }).over).toBe(false);
    expect(decide(aPolicy(), over.state, [failing], { now: at(3), hasTarget: true }).decision?.kind).toBe(
      "rollback",
    );
  });
});

describe("choosePolicy", () => {
  const named = (name: string, ...appliesTo: string[]) => aPolicy({ name, appliesTo });
  const policies = [
    named("default", "*"),
    named("main", "agent:main:*"),
    named("chat", "agent:main:*:chat"),
    named("one", "agent:main:main"),
  ];
  const chosen = (key: string) => {
    const choice = choosePolicy(policies, SessionId.parse(key));
    return choice && [choice.policy.name, ...choice.overrules];
  };

  it("takes the most specific pattern and names what it overrules", () => {
    expect(chosen("agent:main:main")).toEqual(["one", "main", "default"]);
    expect(chosen("agent:main:x:chat")).toEqual(["chat", "main", "default"]);
    expect(chosen("agent:other:main")).toEqual(["default"]);
    expect(choosePolicy([named("a", "x*"), named("b", "x*")], SessionId.parse("xy"))?.policy.name).toBe("a");
    expect(choosePolicy([named("a", "x")], SessionId.parse("xy"))).toBeUndefined();
  });

  it("matches what a pattern says, as a regular expression would, in no more time than it takes to read", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, (pattern, text) => {
        expect(matchesPattern(pattern, text)).toBe(
          new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(text),
        );
      }),
    );
    const text = "a".repeat(512);
    const timeOf = (pattern: string) => {
      const before = performance.now();
      for (let time = 0; time < 200; time += 1) matchesPattern(pattern, text);
      return performance.now() - before;
    };
    // A matcher that tries every division of the text would not end.
    expect(timeOf(`${"*a".repeat(250)}b`)).toBeLessThan(10_000 * timeOf("*a*b"));
  });
});

describe("chooseTarget", () => {
  const restorable = {
    context: "yes",
    memory: "yes",
    files: "yes",
    tools: "no",
    skills: "no",
    settings: "yes",
  } as const;
  const digest = (letter: string) => Digest.parse(letter.repeat(64));
  const candidate = (letter: string, changes: object = {}) => ({
    id: `snap_${letter.repeat(26)}` as never,
    name: letter,
    kind: "manual" as const,
    createdAt: "2026-11-22T03:00:00.000Z",
    healthy: true,
    undoneBy: null,
    stateDigest: digest(letter),
    restorable,
    ...changes,
  });
  const newestFirst = [
    candidate("a", { healthy: false }),
    candidate("b", { undoneBy: "rb_00000000000000000000000000" }),
    candidate("c"),
    candidate("d", { restorable: { ...restorable, context: "no" } }),
    candidate("e"),
  ];

  it("is the newest healthy one, or the newest of all, that no rollback left and that can be put back", () => {
    expect(chooseTarget("last-healthy", newestFirst, [])?.name).toBe("c");
    expect(chooseTarget("latest", newestFirst, [])?.name).toBe("a");
    // What a rollback that was put back had taken: the state that fails now.
    const safety = candidate("f", { kind: "safety", healthy: false });
    expect(chooseTarget("latest", [safety, ...newestFirst], [])?.name).toBe("a");
    expect(chooseTarget("last-healthy", newestFirst, [digest("c")])?.name).toBe("e");
    expect(chooseTarget("last-healthy", newestFirst, [digest("c"), digest("e")])).toBeUndefined();
  });
});
