/** A session: its header, chart, list and inspector. */
export const timeline = {} as const;
