import { openRuntime, type Runtime } from "./open-runtime";
import { processWide } from "./process-wide";

export type { Runtime } from "./open-runtime";

const holder = () =>
  processWide<{ opening: Promise<Runtime> | undefined }>("runtime", () => ({ opening: undefined }));

/**
 * The runtime of this process, opened by whoever asks first: its API and engine too are those of that one copy of the
 * modules, so that a class or a table of theirs exists once. An open that failed is tried again by
 * the next one.
 */
export function getRuntime(): Promise<Runtime> {
  const held = holder();
  held.opening ??= openRuntime().catch((error: unknown) => {
    held.opening = undefined;
    throw error;
  });
  return held.opening;
}
