let isPaused = false;

/** Whether the reader holds the page as it is: nothing on screen is read again by itself then. */
export const isLivePaused = (): boolean => isPaused;

/** Holds the page as it is, or lets it go on. What is asked for by hand is read all the same. */
export function setLivePaused(paused: boolean): void {
  isPaused = paused;
}

/** A polling interval that stands still while the page is held. */
export const unlessPaused = (intervalMs: number) => (): number | false => (isPaused ? false : intervalMs);
