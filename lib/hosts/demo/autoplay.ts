import type { Clock } from "@/lib/engine/ports";

/** How long the agents sit still after somebody captured, aborted or restored: a rollback should not race the demo. */
const REST_MS = 10_000;

export interface Autoplay {
  /** Lets the agents sit still for a while. */
  rest(): void;
  stop(): void;
}

/** Calls `step` every `stepMs`, one call at a time. With 0 it never does. */
export function startAutoplay(step: () => Promise<void>, stepMs: number, clock: Clock): Autoplay {
  let restUntilMs = 0;
  let timer: NodeJS.Timeout | undefined;

  function schedule(): void {
    timer = setTimeout(beat, stepMs);
    timer.unref();
  }
  async function beat(): Promise<void> {
    // A beat that the disk refused changes nothing, and the next one tries again.
    if (clock.now().getTime() >= restUntilMs) await step().catch(() => undefined);
    if (timer !== undefined) schedule();
  }
  if (stepMs > 0) schedule();

  return {
    rest() {
      restUntilMs = clock.now().getTime() + REST_MS;
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
