/** Words of the primitives, which know nothing of sessions. */
export const ui = {
  close: "Close",
  closeNotNow: "Close, not now: {reason}",
  dismiss: "Dismiss",
  tryAgain: "Try again",
  trying: "Trying",
  notNow: ", not now: {reason}",
  copy: "Copy {what}",
  copied: "Copied {what}",
  copyRefused: "The browser did not allow copying the {what}",
} as const;
