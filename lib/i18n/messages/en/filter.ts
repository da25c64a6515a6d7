/** The filter bar over the query language. */
export const filter = {} as const;
