/** How long an ended run is remembered. */
export const HEALTH_WINDOW_MS = 600_000;
