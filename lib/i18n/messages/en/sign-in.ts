/** The page that asks for the token. */
export const signIn = {
  title: "Sign in to Clawback",
  token: "Token",
  help: "The value of <variable>CLAWBACK_TOKEN</variable> with which this server was started.",
  submit: "Sign in",
  submitting: "Signing in",
} as const;
