/** The rollback window, from the plan to what came of it. */
export const rollback = {} as const;
