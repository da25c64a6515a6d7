import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { freePort } from "@/e2e/free-port";
import { findPostgres, oldestPostgres } from "@/lib/cli/find-postgres.mjs";

export interface PostgresServer {
  /** `postgres://…` of the superuser on the maintenance database. */
  url: string;
  /** Stops the server and removes its data. */
  stop(): Promise<void>;
}

/**
 * A PostgreSQL of its own: scratch data folder, random loopback port, random password, fsync on.
 *
 * It dies with this process however that ends: a guard shell waits for the pipe between them to
 * close, then stops the server and removes the folder. Throws when PostgreSQL is not installed.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = findPostgres();
  if (!bin) {
    throw new Error(
      `The PostgreSQL suites need PostgreSQL ${oldestPostgres} or newer. On Debian and Ubuntu: apt-get install postgresql`,
    );
  }
  const folder = mkdtempSync(join(tmpdir(), "clawback-postgres-"));
  try {
    const runAs = ordinaryUser();
    if (runAs) chownSync(folder, runAs.uid, runAs.gid);
    const password = randomBytes(16).toString("hex");
    createCluster({ bin, folder, password, runAs });
    const port = await freePort();
    const stop = await startGuarded({ bin, folder, port, runAs });
    return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

interface Account {
  uid: number;
  gid: number;
}

interface Cluster {
  bin: string;
  folder: string;
  runAs: Account | undefined;
}

/** PostgreSQL refuses to run as root; root lends it the account of `postgres`, or else of `nobody`. */
function ordinaryUser(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const account =
    accounts.find(([name]) => name === "postgres") ?? accounts.find(([name]) => name === "nobody");
  if (!account)
    throw new Error("PostgreSQL refuses to run as root, and there is no account postgres or nobody.");
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

function createCluster({ bin, folder, password, runAs }: Cluster & { password: string }) {
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runAs) chownSync(passwordFile, runAs.uid, runAs.gid);
  const made = spawnSync(
    join(bin, "initdb"),
    [
      ...["--pgdata", join(folder, "data"), "--username", "postgres", "--pwfile", passwordFile],
      ...["--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-sync"],
    ],
    { ...runAs, cwd: folder, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
}

// A shell gives background commands no stdin, hence the copy in 3.
const guard = `
folder=$1; shift
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(read -r _ <&3; kill -QUIT "$server") &
reader=$!
wait "$server"
kill "$reader" 2>/dev/null
rm -rf "$folder"
`;

async function startGuarded({ bin, folder, port, runAs }: Cluster & { port: number }) {
  const child = spawn(
    "/bin/sh",
    [
      ...["-c", guard, "postgres-guard", folder],
      ...[join(bin, "postgres"), "-D", join(folder, "data"), "-p", String(port), "-h", "127.0.0.1", "-k", ""],
    ],
    // In a group of its own, so that Ctrl-C reaches it through the pipe alone.
    {
      ...runAs,
      cwd: folder,
      detached: true,
      stdio: ["pipe", "ignore", "pipe"],
      env: { ...process.env, LC_ALL: "C" },
    },
  );
  const exited = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const log: string[] = [];
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    createInterface(child.stderr).on("line", (line) => {
      log.push(line);
      if (line.includes("database system is ready to accept connections")) resolve();
    });
    exited.then(() => reject(new Error(`PostgreSQL did not start:\n${log.join("\n")}`)));
  });
  child.unref();
  return async () => {
    child.stdin.end();
    await exited;
  };
}
