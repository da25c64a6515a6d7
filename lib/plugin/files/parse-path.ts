import { Refusal } from "./refusal";

const PATH_MAX_BYTES = 4096;
const NAME_MAX_BYTES = 255;

/** The names of a path below the workspace. Throws for one that leaves it, or goes where only tools keep things. */
export function parsePath(path: string): string[] {
  const names = path.split("/");
  const refuse = (why: string) => new Refusal("clawback_bad_path", `${JSON.stringify(path)} ${why}.`);
  if (Buffer.byteLength(path) > PATH_MAX_BYTES) throw refuse("is too long");
  for (const name of names) {
    if (name === "" || name === "." || name === "..") throw refuse("is no path inside the workspace");
    if (name.includes("\0")) throw refuse("holds a zero character");
    if (Buffer.byteLength(name) > NAME_MAX_BYTES) throw refuse("has a name that is too long");
    // What is in there is run by git: whoever writes it runs programs.
    if (name.toLowerCase() === ".git") throw refuse("is part of a git repository's own folder");
  }
  return names;
}
