import { createHealthRecorder, forgetOldHealth } from "@/lib/engine/health-recorder";
import type { EngineDeps, HostEvent } from "@/lib/engine/ports";
import { describe, log } from "./log";
import { startTimer } from "./timer";

const FLUSH_EVERY_MS = 1000;
const AFTER_FAILURE_MS = 15_000;
const FORGET_EVERY_MS = 3_600_000;

/** The recording of what sessions do, as it goes on in this process. */
export interface HealthRecording {
  note(event: HostEvent): void;
  /** Stores what was heard. Never throws: a failure is logged, and what was heard is kept for the next time. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/** Stores within a second what the host tells of runs and RAM, and forgets it after 30 days. */
export function startHealthRecording({
  health,
  clock,
  events,
}: Pick<EngineDeps, "health" | "clock" | "events">): HealthRecording {
  const recorder = createHealthRecorder(health, events);
  let notBeforeMs = 0;
  const flush = async () => {
    try {
      await recorder.flush();
    } catch (error) {
      // A store that is away is asked, and written about, less often.
      notBeforeMs = Date.now() + AFTER_FAILURE_MS;
      log({ level: "error", message: "Health could not be stored yet.", ...describe(error) });
    }
  };
  const flushing = startTimer("health", FLUSH_EVERY_MS, () =>
    Date.now() < notBeforeMs ? undefined : flush(),
  );
  const forgetting = startTimer("health retention", FORGET_EVERY_MS, () =>
    forgetOldHealth({ health, clock }),
  );
  void forgetting.run();
  return {
    note: recorder.note,
    flush,
    stop: async () => {
      await Promise.all([flushing.stop(), forgetting.stop()]);
      await flush();
    },
  };
}
