/** The palette and the sheet of shortcuts. */
export const command = {} as const;
