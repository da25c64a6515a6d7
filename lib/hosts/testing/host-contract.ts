import { afterAll, beforeAll, describe, it } from "vitest";
import { captureContract } from "./capture-contract";
import { contextContract } from "./context-contract";
import type { Capability, HostFixture, Suite } from "./host-fixture";
import { sessionContract } from "./session-contract";
import { workspaceContract } from "./workspace-contract";

export interface ContractOptions {
  /** For one test. */
  timeoutMs?: number;
  /** For making the fixture. */
  startMs?: number;
  unsupported?: Partial<Record<Capability, string>>;
}

/** What every driver of the port has to keep, tried on one host with a new session for each test. */
export function describeHostContract(
  name: string,
  makeFixture: () => Promise<HostFixture>,
  { timeoutMs = 5_000, startMs = 10_000, unsupported = {} }: ContractOptions = {},
): void {
  describe(`${name} keeps the contract of a session host`, { timeout: timeoutMs }, () => {
    let made: HostFixture | undefined;
    beforeAll(async () => {
      made = await makeFixture();
    }, startMs);
    afterAll(async () => {
      await made?.close();
    }, startMs);

    const suite: Suite = {
      fixture() {
        if (!made) throw new Error("The fixture could not be made.");
        return made;
      },
      able(capability, title, test) {
        const reason = unsupported[capability];
        if (reason === undefined) it(title, test);
        else it.skip(`${title} (not here: ${reason})`, test);
      },
    };
    captureContract(suite);
    contextContract(suite);
    workspaceContract(suite);
    sessionContract(suite);
  });
}
