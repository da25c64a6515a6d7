/** Next calls this once a server, before the first request. */
export async function register(): Promise<void> {
  // Also compiled for the edge runtime, which has neither disk nor process; the compiler looks for exactly these words.
  // biome-ignore lint/style/noProcessEnv: replaced at build time
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { start } = await import("@/lib/server/start");
  await start();
}
