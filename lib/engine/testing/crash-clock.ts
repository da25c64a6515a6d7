import type { Clock } from "@/lib/engine/ports";

export const SEED = 7;

/** The real time, moved ahead: so that a dead process's lease has expired without anyone waiting for it. */
export const crashClock = (aheadMs: number): Clock => ({ now: () => new Date(Date.now() + aheadMs) });
