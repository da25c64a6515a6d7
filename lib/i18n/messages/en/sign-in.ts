/** Signing in and out. */
export const signIn = {} as const;
