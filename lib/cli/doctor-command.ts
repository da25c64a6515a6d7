import { existsSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import { isAppError } from "@/lib/contract/errors";
import type { ServerHealth } from "@/lib/contract/host";
import packageJson from "@/package.json";
import { dataFolder } from "./data-folder";
import { EXIT } from "./exit-codes";
import { connectApi, type JsonOption, leaf } from "./leaf";
import { projectRoot } from "./project-node";
import { paint, plain, print, printJson } from "./terminal";

interface Finding {
  name: string;
  status: "good" | "warning" | "bad";
  detail: string;
}

const GIB = 1024 ** 3;
const CLOCK_LIMIT_MS = 2_000;

/** `clawback doctor`: looks, and changes nothing. Exit code 1 when something is bad. */
export function addDoctorCommand(program: Command): void {
  leaf(program, "doctor", "Look at server, gateway, plugin, database, clock and disk").action(
    async ({ json }: JsonOption) => {
      const findings = [...(await lookAtServer()), lookAtPlugin(), ...(await lookAtDisk())];
      if (json) printJson({ findings });
      else
        for (const { name, status, detail } of findings)
          print(`${MARKS[status]()} ${name.padEnd(9)} ${plain(detail)}`);
      if (findings.some(({ status }) => status === "bad")) process.exitCode = EXIT.bad;
    },
  );
}

const MARKS = {
  good: () => paint("green", "✓"),
  warning: () => paint("yellow", "!"),
  bad: () => paint("red", "✗"),
};

async function lookAtServer(): Promise<Finding[]> {
  const askedAt = Date.now();
  try {
    const health = await connectApi().health();
    const tookMs = Date.now() - askedAt;
    return [
      serverFinding(health),
      gatewayFinding(health),
      databaseFinding(health),
      clockFinding(health, askedAt, tookMs),
    ];
  } catch (error) {
    const detail = isAppError(error) ? error.detail : String(error);
    return [{ name: "server", status: "bad", detail: `${detail} To start it: clawback up` }];
  }
}

const serverFinding = ({ version }: ServerHealth): Finding =>
  version === packageJson.version
    ? { name: "server", status: "good", detail: `Clawback ${version}` }
    : {
        name: "server",
        status: "warning",
        detail: `Clawback ${version}, this command is ${packageJson.version}: start the server again after an update`,
      };

function gatewayFinding({ host }: ServerHealth): Finding {
  const name = "gateway";
  if (host.kind === "demo")
    return { name, status: "warning", detail: "none, the demo is running. To connect one: clawback connect" };
  if (host.connection === "connected")
    return {
      name,
      status: "good",
      detail: `${host.name}, OpenClaw ${host.version ?? "of unknown version"}, all scopes granted`,
    };
  const approve = host.pairing === null ? "" : ` Run: ${host.pairing.command}`;
  return { name, status: "bad", detail: `${host.name} ${host.connection}. ${host.detail ?? ""}${approve}` };
}

const databaseFinding = ({ store }: ServerHealth): Finding => ({
  name: "database",
  status: "good",
  detail: `${store} answers. To hash every stored piece again: clawback check`,
});

function clockFinding({ now }: ServerHealth, askedAt: number, tookMs: number): Finding {
  const offMs = Math.abs(Date.parse(now) - (askedAt + tookMs / 2)) - tookMs / 2;
  return offMs <= CLOCK_LIMIT_MS
    ? { name: "clock", status: "good", detail: "server and this machine agree" }
    : {
        name: "clock",
        status: "warning",
        detail: `the server's clock is ${Math.round(offMs / 1000)} s away from this machine's`,
      };
}

function lookAtPlugin(): Finding {
  const folder = join(projectRoot, "dist", "openclaw-plugin");
  return existsSync(folder)
    ? {
        name: "plugin",
        status: "warning",
        detail: `built; whether the gateway has it is not known here. To install it, on the gateway's host: openclaw plugins install ${folder}`,
      }
    : { name: "plugin", status: "warning", detail: "not built here. To build it: npm run build" };
}

async function lookAtDisk(): Promise<Finding[]> {
  const folder = dataFolder();
  if (!existsSync(folder))
    return [{ name: "disk", status: "warning", detail: `${folder} is not there yet; the server makes it` }];
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  const open = (statSync(folder).mode & 0o077) !== 0;
  const free = `${(freeBytes / GIB).toFixed(1)} GiB free in ${folder}`;
  return [
    { name: "disk", status: diskStatus(freeBytes), detail: free },
    ...(open
      ? [
          {
            name: "data",
            status: "warning" as const,
            detail: `${folder} can be read by others: chmod 700 it`,
          },
        ]
      : []),
  ];
}

function diskStatus(freeBytes: number): Finding["status"] {
  if (freeBytes < GIB / 5) return "bad";
  return freeBytes < GIB ? "warning" : "good";
}
