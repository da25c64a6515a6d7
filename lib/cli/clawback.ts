#!/usr/bin/env node
import { type Command, CommanderError } from "commander";
import { isAppError } from "@/lib/contract/errors";
import { EXIT, exitCodeOf } from "./exit-codes";
import { createProgram } from "./program";
import { paint, plain } from "./terminal";

/** Whoever reads our output may stop reading: `clawback session list | head -1`. */
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });

try {
  await withoutExit(createProgram()).parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** So that every command ends with one of our exit codes. */
function withoutExit(command: Command): Command {
  command.exitOverride();
  for (const child of command.commands) withoutExit(child);
  return command;
}

function report(error: unknown): number {
  // It has said by itself what is wrong.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  const code = exitCodeOf(error);
  const known = isAppError(error) ? error : undefined;
  const sentence = known?.detail ?? (error instanceof Error ? error.message : String(error));
  if (process.argv.includes("--json")) {
    const problem = { ...known?.extra, code: known?.code ?? null, detail: sentence, exitCode: code };
    process.stderr.write(`${JSON.stringify({ error: problem })}\n`);
  } else process.stderr.write(`${paint("red", "✗", process.stderr)} ${plain(sentence)}\n`);
  return code;
}
