import { SnapshotId } from "@/lib/contract/ids";
import { openStore } from "../open-store";
import { anEvent, aSnapshot, aState } from "./builders";

/*
 * Puts snapshots without end and prints the id of each once it is acknowledged. Arguments: address of the store, and
 * a letter that keeps this process's ids apart from others'.
 */
const [url = "", letter = "A"] = process.argv.slice(2);
const { snapshots } = await openStore({ url, clock: { now: () => new Date() } });
for (let index = 0; ; index += 1) {
  const state = aState(`${letter} ${index} `.repeat(500), `${letter} ${index % 7}`);
  const snapshot = aSnapshot(state, { tags: ["kept"] });
  const id = SnapshotId.parse(snapshot.id.replace("snap_0", `snap_${letter}`));
  await snapshots.putSnapshot({ ...snapshot, id }, state, anEvent({ snapshotId: id }));
  process.stdout.write(`${id}\n`);
}
