import type { ServerHealth } from "@/lib/contract/host";
import type { EngineDeps, IdempotencyStore } from "@/lib/engine/ports";
import type { Access } from "./access";
import type { EventBus } from "./event-bus";
import { openRuntime } from "./open-runtime";
import { processWide } from "./process-wide";

/** Everything that runs in this process, opened and wired. */
export interface Runtime {
  deps: EngineDeps;
  idempotency: IdempotencyStore;
  bus: EventBus;
  access: Access;
  storeKind: ServerHealth["store"];
  version: string;
  /** Throws `store_unavailable` when the store cannot be read. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const holder = () =>
  processWide<{ opening: Promise<Runtime> | undefined }>("runtime", () => ({ opening: undefined }));

/** The runtime of this process, opened by whoever asks first. An open that failed is tried again by the next one. */
export function getRuntime(): Promise<Runtime> {
  const held = holder();
  held.opening ??= openRuntime().catch((error: unknown) => {
    held.opening = undefined;
    throw error;
  });
  return held.opening;
}

/** Closes the runtime if there is one. */
export async function closeRuntime(): Promise<void> {
  const held = holder();
  const opening = held.opening;
  held.opening = undefined;
  const runtime = await opening?.catch(() => undefined);
  await runtime?.close();
}
