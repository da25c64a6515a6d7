import { text } from "node:stream/consumers";
import type { Command } from "commander";
import type { HostStatus } from "@/lib/contract/host";
import { dataFolder } from "./data-folder";
import { EXIT, Stop } from "./exit-codes";
import { findGateway } from "./find-gateway";
import { type JsonOption, leaf } from "./leaf";
import { onProjectNode } from "./project-node";
import { ask, confirm, isInteractive, plain, print, printJson, say } from "./terminal";

interface ConnectOptions extends JsonOption {
  url?: string;
  tokenStdin?: boolean;
  forget?: boolean;
  yes?: boolean;
}

/** `clawback connect`: finds the gateway of this host, tries it, and writes it into the data folder. */
export function addConnectCommand(program: Command): void {
  leaf(program, "connect", "Connect Clawback to a gateway: that of this host is found by itself")
    .option("--url <address>", "another gateway, for example ws://10.0.0.5:18789")
    .option("--token-stdin", "read the token from the standard input")
    .option("--forget", "remove the saved connection: back to the demo")
    .option("--yes", "do not ask")
    .action(async (options: ConnectOptions) => {
      if (onProjectNode()) await connect(options);
    });
}

async function connect({ url, tokenStdin, forget, yes, json }: ConnectOptions): Promise<void> {
  const { connectionPath, forgetConnection, saveConnection } = await import("@/lib/server/saved-connection");
  const dataDir = dataFolder();
  const path = connectionPath(dataDir);
  if (forget) {
    forgetConnection(dataDir);
    return json ? printJson({ forgotten: path }) : print(`Removed ${path}. Start Clawback again: npm run up`);
  }
  const found = findGateway();
  const address = url ?? found?.url ?? "ws://127.0.0.1:18789";
  if (found === undefined && url === undefined) {
    say("No OpenClaw configuration was found on this host; its default address is tried.");
  } else if (url === undefined) say(`Found ${found?.path}`);
  if (!yes) await confirm(`Connect to ${plain(address)}?`);
  const token = await chooseToken(tokenStdin, url === undefined ? found?.token : undefined);
  const { probeGateway } = await import("@/lib/server/probe-gateway");
  const status = await probeGateway({ url: address, token, dataDir });
  if (status.connection !== "connected" && status.pairing === null)
    throw new Stop(EXIT.unavailable, `${status.detail ?? "The gateway did not answer."} Nothing was saved.`);
  saveConnection(dataDir, { url: address, ...(token === undefined ? {} : { token }) });
  if (json) printJson({ saved: path, url: address, status });
  else print(renderSaved(status, path));
}

async function chooseToken(
  fromStdin: boolean | undefined,
  found: string | undefined,
): Promise<string | undefined> {
  if (fromStdin) return (await text(process.stdin)).trim() || undefined;
  const known = process.env.OPENCLAW_GATEWAY_TOKEN || found;
  if (known !== undefined || !isInteractive()) return known;
  return (await ask("Token of the gateway (gateway.auth.token; empty for none): ")) || undefined;
}

function renderSaved({ connection, name, version, pairing }: HostStatus, path: string): string {
  const how =
    connection === "connected"
      ? `Connected to ${plain(name)}, OpenClaw ${version ?? "of unknown version"}.`
      : `${plain(name)} asks for approval once. Run there: ${pairing?.command ?? "openclaw devices list"}`;
  return `${how}\nSaved in ${path}, for you alone. Start Clawback again: npm run up`;
}
