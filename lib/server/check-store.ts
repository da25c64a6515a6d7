import { existsSync } from "node:fs";
import { AppError } from "@/lib/contract/errors";
import { openStore } from "@/lib/store/open-store";
import { databaseUrl } from "./database-url";
import { parseEnv, withSavedConnection } from "./env";

export interface StoreFault {
  digest: string | null;
  fault: "damaged" | "missing";
  snapshots: { id: string; sessionId: string; name: string }[];
}

export interface StoreCheck {
  store: "sqlite" | "postgres";
  checked: number;
  faults: StoreFault[];
}

/**
 * Reads and hashes every stored piece of the database that these variables name. May run beside the server, and
 * changes nothing. Throws `store_unavailable` when there is no database yet.
 */
export async function checkStore(
  variables: Record<string, string | undefined>,
  onProgress: (checked: number, total: number) => void,
): Promise<StoreCheck> {
  const url = databaseUrl(parseEnv(withSavedConnection(variables)));
  const path = /^sqlite:(.+)$/.exec(url)?.[1];
  if (path !== undefined && !existsSync(path))
    throw new AppError("store_unavailable", `There is no database at ${path} yet.`);
  const store = await openStore({ url, clock: { now: () => new Date() } });
  try {
    const total = await store.blobs.count();
    const faults: StoreFault[] = [];
    let checked = 0;
    for await (const { id, digest, fault } of store.blobs.check()) {
      if (fault !== null) faults.push({ digest, fault, snapshots: await store.blobs.usersOf(id) });
      if (fault !== "missing") checked += 1;
      onProgress(checked, total);
    }
    return { store: store.dialect, checked, faults };
  } finally {
    await store.close();
  }
}
