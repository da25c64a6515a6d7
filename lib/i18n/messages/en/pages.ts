/** Pages that are not about a noun: not found, broken, signed out. */
export const pages = {} as const;
