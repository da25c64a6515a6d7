/** How the connection to the host stands. */
export const host = {} as const;
