/** The comparison of two states. */
export const diff = {} as const;
