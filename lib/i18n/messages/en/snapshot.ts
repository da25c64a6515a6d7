/** Taking, naming, tagging, holding and deleting snapshots. */
export const snapshot = {} as const;
