import { describe, log } from "./log";

/** Something done again and again. */
export interface Timer {
  /** Does it now. A failure is logged and not thrown: the next turn tries again. */
  run(): Promise<void>;
  /** Resolves when a turn under way is over. */
  stop(): Promise<void>;
}

/** Does `work` every `everyMs`, one turn at a time. Does not keep the process alive. */
export function startTimer(name: string, everyMs: number, work: () => unknown): Timer {
  let turn: Promise<void> | undefined;
  const run = () => {
    turn ??= attempt(name, work).finally(() => {
      turn = undefined;
    });
    return turn;
  };
  const timer = setInterval(run, everyMs);
  timer.unref();
  return {
    run,
    stop: async () => {
      clearInterval(timer);
      await turn;
    },
  };
}

async function attempt(name: string, work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    log({ level: "error", message: `The ${name} timer failed and goes on.`, ...describe(error) });
  }
}
