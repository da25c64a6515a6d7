import type { PluginRefusal } from "@/lib/contract/plugin-protocol";

/** Why a file is not read or written. The message is for people and names the file. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly reason: PluginRefusal;

  constructor(reason: PluginRefusal, message: string) {
    super(message);
    this.reason = reason;
  }
}

export const isLinkRefusal = (path: string): Refusal =>
  new Refusal("clawback_link", `${path} is a symbolic link, or lies behind one: it is not followed.`);

/** The code of a failure of the file system, such as `ENOENT`. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
