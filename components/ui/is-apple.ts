/** Whether commands are given with ⌘ here, not with Ctrl. False where there is no reader, as on the server. */
export const isApple = (): boolean =>
  typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
