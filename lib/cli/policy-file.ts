import { createReadStream } from "node:fs";
import { AppError } from "@/lib/contract/errors";
import { POLICY_MAX_BYTES, type PolicyProblem } from "@/lib/contract/policy";
import { type ReadPolicies, readPolicies } from "@/lib/policy/read-policies";
import { EXIT, Stop } from "./exit-codes";
import { counted, renderProblems } from "./render-policy";
import { plain, say } from "./terminal";

export interface PolicyFile extends ReadPolicies {
  /** As it is named in what is said of it. */
  file: string;
  document: string;
}

/** A policy document of a file, or of the standard input for `-`, and what it says. Asks no server. */
export async function readPolicyFile(path: string): Promise<PolicyFile> {
  const file = path === "-" ? "<stdin>" : path;
  const document = decode(await readStart(path, file), file);
  return { file, document, ...readPolicies(document) };
}

export const hasErrors = (problems: PolicyProblem[]): boolean =>
  problems.some(({ severity }) => severity === "error");

/** Says what is wrong with the document. Throws when it cannot be used; `extra.problems` has what the API would tell. */
export function requireUsable(file: string, problems: PolicyProblem[], json: boolean | undefined): void {
  if (!json && problems.length > 0) say(renderProblems(file, problems, process.stderr));
  if (!hasErrors(problems)) return;
  const errors = problems.filter(({ severity }) => severity === "error").length;
  throw new AppError(
    "validation_failed",
    `${plain(file)} cannot be used: ${counted(errors, "error")}. Nothing was changed.`,
    { extra: { problems } },
  );
}

/** Reads no further than a policy can be long: what is named may be a device, or a pipe that never ends. */
async function readStart(path: string, file: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    const source: AsyncIterable<Uint8Array> = path === "-" ? process.stdin : createReadStream(path);
    for await (const part of source) {
      parts.push(part);
      size += part.length;
      if (size > POLICY_MAX_BYTES) break;
    }
  } catch (cause) {
    throw new Stop(EXIT.usage, whyUnread(cause, file));
  }
  return Buffer.concat(parts);
}

function decode(bytes: Buffer, file: string): string {
  // What is too long is refused for that, and may be cut within a character.
  const fatal = bytes.length <= POLICY_MAX_BYTES;
  try {
    return new TextDecoder("utf-8", { fatal }).decode(bytes);
  } catch {
    throw new Stop(EXIT.usage, `${file} is not UTF-8 text.`);
  }
}

function whyUnread(cause: unknown, file: string): string {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "ENOENT") return `There is no file ${file}.`;
  if (code === "EISDIR") return `${file} is a folder.`;
  if (code === "EACCES") return `${file} may not be read by you.`;
  return `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
}
