import { createInterface } from "node:readline/promises";
import util from "node:util";
import { EXIT, Stop } from "./exit-codes";

type Style = "red" | "green" | "yellow" | "cyan" | "dim" | "bold";

/** Whether a person sits there: asked before anything is confirmed. */
export const isInteractive = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true;

/** Colour where a terminal shows it and nobody turned it off. */
export function paint(style: Style, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const wanted = FORCE_COLOR ? FORCE_COLOR !== "0" : stream.isTTY === true && TERM !== "dumb" && !NO_COLOR;
  // Absent before Node 20.12.
  return wanted && util.styleText ? util.styleText(style, text, { validateStream: false }) : text;
}

/** Names and paths are what an agent wrote: none of it may steer the terminal. */
export const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "�");

export const print = (text: string): void => void process.stdout.write(`${text}\n`);
/** For people only: stays out of what a script reads. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** `2026-11-25 03:17:42Z`. */
export const moment = (iso: string): string => iso.replace("T", " ").replace(/[.]\d+Z$/, "Z");

/** Asks on the terminal. Throws when there is none. */
export async function ask(question: string): Promise<string> {
  if (!isInteractive())
    throw new Stop(
      EXIT.notConfirmed,
      "There is no terminal to confirm on. Nothing was done; to go on, add --yes.",
    );
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(question)).trim();
  } catch {
    return "";
  } finally {
    lines.close();
  }
}

/** Throws unless the person types what is asked for. */
export async function confirm(question: string, expected?: string): Promise<void> {
  const answer = await ask(
    `${question} ${expected === undefined ? "[y/N]" : `Type ${plain(expected)} to go on:`} `,
  );
  const agreed = expected === undefined ? /^y(es)?$/i.test(answer) : answer === expected;
  if (!agreed) throw new Stop(EXIT.notConfirmed, "Not confirmed. Nothing was done.");
}

/** A bar on the terminal, nothing elsewhere. `done` clears it. */
export function progressBar(): { show: (part: number, label: string) => void; done: () => void } {
  const { stderr } = process;
  let last = "";
  if (stderr.isTTY !== true) return { show: () => {}, done: () => {} };
  return {
    show: (part, label) => {
      const filled = Math.round(Math.min(1, Math.max(0, part)) * 24);
      const line = `${"█".repeat(filled)}${"░".repeat(24 - filled)} ${plain(label)}`;
      if (line !== last) stderr.write(`\r\u001b[2K${line}`);
      last = line;
    },
    done: () => {
      if (last !== "") stderr.write("\r\u001b[2K");
    },
  };
}
