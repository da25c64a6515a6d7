import { AppError, isAppError } from "@/lib/contract/errors";
import { getAccess, isLoopbackName, requireSafeBind } from "./access";
import { type Env, env } from "./env";
import { log } from "./log";
import { noteAddresses } from "./remote-address";
import { getRuntime, type Runtime } from "./runtime";
import { version } from "./version";

/** Opens everything before the first request, and says so in one line. What cannot work ends the process with a sentence. */
export async function start(): Promise<void> {
  try {
    const settings = env();
    noteAddresses();
    requireSafeBind(settings.HOST, settings.CLAWBACK_TOKEN);
    process.stdout.write(`${await describeStart(settings)}\n`);
  } catch (error) {
    if (!isAppError(error)) log({ level: "error", message: "Clawback cannot start.", error: String(error) });
    process.stderr.write(`\nClawback cannot start. ${isAppError(error) ? error.detail : String(error)}\n`);
    process.exit(1);
  }
}

async function describeStart(settings: Env): Promise<string> {
  const url = `http://${settings.HOST.includes(":") ? `[${settings.HOST}]` : settings.HOST}:${settings.PORT}`;
  const signIn = getAccess().token === undefined ? "no sign-in" : "sign-in by token";
  const { OPENCLAW_API_URL: remote } = settings;
  if (remote !== undefined) {
    requireAnotherServer(remote, settings);
    return `Clawback ${version} · showing the server at ${new URL(remote).origin} · ${signIn} · ${url}`;
  }
  const runtime = await getRuntime();
  endStreamsOnSignal(runtime);
  const { deps, storeKind } = runtime;
  const host =
    deps.host.kind === "demo" ? "demo host (built-in agents)" : `gateway ${deps.host.status().name}`;
  return `Clawback ${version} · ${host} · ${storeKind} · ${signIn} · ${url}`;
}

/** The SDK reads the same variable: set for a shell, it easily names the very server that is starting. */
function requireAnotherServer(remote: string, { PORT }: Env): void {
  const { hostname, port, protocol } = new URL(remote);
  const defaultPort = protocol === "https:" ? 443 : 80;
  if (!isLoopbackName(hostname) || Number(port || defaultPort) !== PORT) return;
  throw new AppError(
    "validation_failed",
    "OPENCLAW_API_URL names this very server. Unset it to run the engine here.",
  );
}

/**
 * At a signal Next stops listening and waits for the requests it is answering, a rollback among them. Event streams
 * never end by themselves, so they are ended; every write is durable when it is answered, so nothing else needs closing.
 */
function endStreamsOnSignal({ bus }: Runtime): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => bus.close());
}
