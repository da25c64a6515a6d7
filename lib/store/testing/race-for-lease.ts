import { createInterface } from "node:readline";
import { SessionId } from "@/lib/contract/ids";
import { openStore } from "../open-store";
import { holderNamed } from "./builders";

/*
 * For each session named on a line of its input, tries to take the lock and prints what came of it. Arguments:
 * address of the store, and this process's name.
 */
const [url = "", name = ""] = process.argv.slice(2);
const { snapshots } = await openStore({ url, clock: { now: () => new Date() } });
process.stdout.write("ready\n");
for await (const line of createInterface(process.stdin)) {
  const answer = await snapshots.acquireLease(SessionId.parse(line), holderNamed(name), 60_000);
  process.stdout.write(
    "lease" in answer ? `won ${answer.lease.token}\n` : `lost to ${answer.heldBy.holder}\n`,
  );
}
