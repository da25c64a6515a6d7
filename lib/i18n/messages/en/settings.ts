/** The page of settings. */
export const settings = {} as const;
