import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { POLICY_MAX_BYTES } from "@/lib/contract/policy";

/** What the file of CLAWBACK_CONFIG holds, or why it cannot be read. */
export type ConfigText = { text: string } | { problem: string };

/** The file of CLAWBACK_CONFIG. */
export interface ConfigFile {
  /** Without its folders: those are the server's own business. */
  name: string;
  /** Its text when it is another than at the last look; undefined when it is the same. */
  readIfChanged(): Promise<ConfigText | undefined>;
  /** What was read last could not be taken over: the next look reads it again. */
  lookAgain(): void;
}

export function openConfigFile(path: string): ConfigFile {
  const name = basename(path);
  let seen: string | undefined;
  return {
    name,
    readIfChanged: async () => {
      const mark = await markOf(path);
      if (mark === seen) return undefined;
      seen = mark;
      return readText(path, name);
    },
    lookAgain: () => {
      seen = undefined;
    },
  };
}

/** Changes with the file: also when an editor or a mounted volume puts another one in its place. */
async function markOf(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return "unreadable";
  }
}

async function readText(path: string, name: string): Promise<ConfigText> {
  try {
    const { size } = await stat(path);
    if (size > POLICY_MAX_BYTES) return { problem: `${name} is larger than 64 KB.` };
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path)) };
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return { problem: isMissing ? `There is no file ${name}.` : `${name} cannot be read as UTF-8 text.` };
  }
}
