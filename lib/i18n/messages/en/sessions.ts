/** The list of sessions, and what it says of one. */
export const sessions = {} as const;
