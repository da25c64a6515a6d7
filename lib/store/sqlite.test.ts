import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, it } from "vitest";
import type { AppError } from "@/lib/contract/errors";
import { migrate } from "./migrations/migrate";
import { openStore, type Store, storeOver } from "./open-store";
import { openSqlite } from "./sqlite/open-sqlite";
import { anEvent, aSession, aSnapshot, aState, holderNamed, stoppedClock } from "./testing/builders";
import { storeContract } from "./testing/store-contract";

const folder = mkdtempSync(join(tmpdir(), "clawback-store-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
const newPath = () => {
  count += 1;
  return join(folder, `data-${count}`, "clawback.db");
};

storeContract(async () => {
  const path = newPath();
  return {
    url: `sqlite:${path}`,
    execute: async (statement) => {
      const connection = new DatabaseSync(path, { timeout: 5000 });
      try {
        connection.exec(statement);
      } finally {
        connection.close();
      }
    },
    drop: async () => rmSync(path, { force: true }),
  };
});

describe("the SQLite file", () => {
  const clock = stoppedClock();

  async function open(
    path: string,
    options: { pragmas?: string[]; busyTimeoutMs?: number } = {},
  ): Promise<Store> {
    const database = await openSqlite({ path, ...options });
    await migrate(database);
    return storeOver(database, clock);
  }

  it("is for its owner alone, with its folder and its journal", async () => {
    const path = newPath();
    const store = await open(path);
    await store.ping();

    expect(statSync(join(path, "..")).mode & 0o777).toBe(0o700);
    for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o777).toBe(0o600);
    await store.close();
  });

  it("says that the disk is full, changes nothing, and goes on once there is room", async () => {
    const path = newPath();
    const store = await open(path, { pragmas: ["max_page_count = 100"] });
    const { snapshots } = store;
    const small = aState("fits");
    const before = await snapshots.putSnapshot(aSnapshot(small), small, anEvent());
    const large = aState(randomBytes(300_000).toString("base64"));
    const refused = aSnapshot(large);

    await expect(snapshots.putSnapshot(refused, large, anEvent())).rejects.toMatchObject(
      unavailable(/disk is full\. Nothing was written/),
    );

    expect((await snapshots.listSnapshots({ limit: 9 })).items).toEqual([before]);
    expect(await snapshots.missingBlobs(large.map(({ digest }) => digest))).toHaveLength(large.length);
    await store.close();
    const roomier = await open(path);
    await roomier.snapshots.putSnapshot(refused, large, anEvent());
    expect(await roomier.snapshots.findSnapshot(refused.id)).toBeDefined();
    await roomier.close();
  });

  it("says that another process has it locked, changes nothing, and reads on meanwhile", async () => {
    const path = newPath();
    const store = await open(path, { busyTimeoutMs: 60 });
    const { snapshots, idempotency } = store;
    const state = aState("locked");
    const before = await snapshots.putSnapshot(aSnapshot(state), state, anEvent());
    const other = new DatabaseSync(path);
    other.exec("begin immediate");
    const refused = aSnapshot(state);
    const locked = unavailable(/locked by another process\. Nothing was written/);

    await expect(snapshots.putSnapshot(refused, state, anEvent())).rejects.toMatchObject(locked);
    await expect(snapshots.acquireLease(aSession(), holderNamed("one"), 1000)).rejects.toMatchObject(locked);
    await expect(idempotency.claim("k", "f")).rejects.toMatchObject(locked);
    expect(await snapshots.findSnapshot(before.id)).toEqual(before);

    other.exec("rollback");
    expect(await snapshots.findSnapshot(refused.id)).toBeUndefined();
    await snapshots.putSnapshot(refused, state, anEvent());
    other.close();
    await store.close();
  });

  it("says that another process has it locked also before it was ever set up, and is set up once that is over", async () => {
    const path = newPath();
    mkdirSync(dirname(path));
    const other = new DatabaseSync(path);
    other.exec("pragma journal_mode = wal");
    other.exec("begin immediate");

    await expect(open(path, { busyTimeoutMs: 60 })).rejects.toMatchObject(
      unavailable(/locked by another process\. Nothing was written/),
    );

    other.exec("rollback");
    const store = await open(path);
    await store.ping();
    other.close();
    await store.close();
  });

  it("waits for another process without standing still, and reads meanwhile", async () => {
    const path = newPath();
    const store = await open(path);
    const state = aState("patient");
    const other = new DatabaseSync(path);
    other.exec("begin immediate");

    const put = store.snapshots.putSnapshot(aSnapshot(state), state, anEvent());
    expect(await store.snapshots.sessionTotals()).toEqual([]);
    // Runs only because the wait leaves the event loop free.
    setTimeout(() => other.exec("commit"), 50);

    await expect(put).resolves.toMatchObject({ name: "before the deployment" });
    other.close();
    await store.close();
  });

  it("finishes what it is writing before it closes", async () => {
    const path = newPath();
    const store = await open(path);
    const state = aState("last words ".repeat(20_000));
    const put = store.snapshots.putSnapshot(aSnapshot(state), state, anEvent());

    await store.close();

    const { id } = await put;
    const again = await open(path);
    expect(await again.snapshots.findSnapshot(id)).toBeDefined();
    await again.close();
    await again.close();
  });

  it.each<[string, (path: string) => void, RegExp]>([
    [
      "is something else",
      (path) => writeFileSync(path, "no database at all, but long enough to be read as one\n".repeat(100)),
      /not a database/,
    ],
    ["is a folder", (path) => mkdirSync(path), /names a folder/],
    ["lies under a file", (path) => writeFileSync(join(path, ".."), ""), /is a file/],
  ])("says so when it %s", async (_what, prepare, sentence) => {
    const path = newPath();
    if (!sentence.source.includes("is a file")) mkdirSync(join(path, ".."));
    prepare(path);

    await expect(openStore({ url: `sqlite:${path}`, clock })).rejects.toMatchObject(unavailable(sentence));
  });

  it("notices that it was deleted under a running process", async () => {
    const path = newPath();
    const store = await open(path);
    rmSync(path);

    await expect(store.ping()).rejects.toMatchObject(unavailable(/file is gone/));
    await store.close();
  });

  it("refuses an address it does not know without repeating it", async () => {
    const refused = openStore({ url: "mysql://root:secret@db", clock });
    await expect(refused).rejects.toMatchObject(unavailable(/must begin with sqlite: or postgres:/));
    await expect(refused).rejects.not.toMatchObject({ detail: expect.stringContaining("secret") });
  });
});

/** What people see holds the sentence and no SQL. */
const unavailable = (sentence: RegExp): Partial<AppError> => ({
  code: "store_unavailable",
  detail: expect.stringMatching(
    new RegExp(`^(?!.*(insert|select|SQLITE_|constraint)).*${sentence.source}`, "i"),
  ),
});
