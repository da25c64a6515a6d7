import type { HeldFile } from "@/lib/engine/ports";
import type { Plugin } from "./plugin";
import { digestOf } from "./read-file";
import { KEPT_ALL_BYTES, KEPT_FILE_BYTES } from "./workspace-paths";

/** True for a file whose content the gateway does not give, but the plugin does. */
export const isKeepable = ({ gap, sizeBytes }: HeldFile): boolean =>
  (gap === "binary" || gap === "too_large") && (sizeBytes ?? 0) <= KEPT_FILE_BYTES;

/**
 * Adds the bytes to files that are no text or larger than the gateway reads, in the order given, up to a limit for
 * each and for all. Answers the files that it changed.
 */
export async function keepBytes(plugin: Plugin, agentId: string, files: HeldFile[]): Promise<HeldFile[]> {
  const kept: HeldFile[] = [];
  let left =
    KEPT_ALL_BYTES - files.reduce((sum, { kept, sizeBytes }) => sum + (kept ? (sizeBytes ?? 0) : 0), 0);
  for (const file of files) {
    if (file.kept || !isKeepable(file) || (file.sizeBytes ?? 0) > left) continue;
    const read = await plugin.read(agentId, file.path, Math.min(left, KEPT_FILE_BYTES));
    if (!read) continue;
    const { bytes } = read;
    left -= bytes.length;
    kept.push({
      ...file,
      sizeBytes: bytes.length,
      digest: digestOf(bytes),
      kept: true,
      bytes: async () => bytes,
    });
  }
  return kept;
}
