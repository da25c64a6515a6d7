import type { AppError } from "@/lib/contract/errors";
import type { SessionHost } from "@/lib/engine/ports";
import { refusal } from "@/lib/engine/reasons/refusal";

/** The methods of the port that can be made to fail: those that reach out to the host. */
export type FaultyMethod = Exclude<
  keyof SessionHost,
  "kind" | "status" | "mainSessionId" | "subscribe" | "close"
>;

/**
 * A failure that a test asked for. `throw`: nothing is done and `host_unavailable` is thrown. `throw_after`: it is
 * done, and the answer is lost. `corrupt`: a restore puts back something that is not quite the target and says nothing.
 * `outage`: as `throw`, and every method does so from then on, until the host recovers.
 */
export interface Fault {
  as?: "throw" | "throw_after" | "corrupt" | "outage";
  /** Calls that still go well before the first failure. */
  skip?: number;
  /** How many calls fail. */
  times?: number;
}

/** A method that waits. */
export interface Hold {
  /** Resolves when a call has arrived and waits. */
  entered: Promise<void>;
  /** Lets it go on. */
  release(): void;
}

export interface Faults {
  add(method: FaultyMethod, fault: Fault): void;
  /** Whether an outage is on. */
  isDown(): boolean;
  recover(): void;
  hold(method: FaultyMethod): Hold;
  /** Runs one call of `method` under whatever was asked for. `work` is told whether to corrupt what it writes. */
  during<Value>(method: FaultyMethod, work: (corrupt: boolean) => Promise<Value>): Promise<Value>;
}

export function createFaults(): Faults {
  const faults = new Map<FaultyMethod, Required<Fault>[]>();
  let down = false;
  const holds = new Map<FaultyMethod, { arrive: () => void; released: Promise<void> }>();

  /** What this call meets. The first fault of a method runs out before the next one begins. */
  function meet(method: FaultyMethod): Required<Fault>["as"] | null {
    const [fault, ...others] = faults.get(method) ?? [];
    if (!fault) return null;
    if (fault.skip > 0) {
      faults.set(method, [{ ...fault, skip: fault.skip - 1 }, ...others]);
      return null;
    }
    faults.set(method, fault.times > 1 ? [{ ...fault, times: fault.times - 1 }, ...others] : others);
    return fault.as;
  }

  return {
    add(method, { as = "throw", skip = 0, times = 1 }) {
      faults.set(method, [...(faults.get(method) ?? []), { as, skip, times }]);
    },
    isDown: () => down,
    recover() {
      down = false;
    },
    hold(method) {
      const entered = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      holds.set(method, { arrive: entered.resolve, released: released.promise });
      return { entered: entered.promise, release: released.resolve };
    },
    async during(method, work) {
      const hold = holds.get(method);
      if (hold) {
        holds.delete(method);
        hold.arrive();
        await hold.released;
      }
      const effect = down ? null : meet(method);
      down ||= effect === "outage";
      if (down || effect === "throw") throw unavailable(method);
      const value = await work(effect === "corrupt");
      if (effect === "throw_after") throw unavailable(method);
      return value;
    },
  };
}

function unavailable(method: FaultyMethod): AppError {
  return refusal("host_unavailable", [{ code: "asked_to_fail", values: { method } }], { retryAfterMs: 1000 });
}
