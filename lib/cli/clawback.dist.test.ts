import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { serve } from "@/lib/api/testing/serve";
import { MAIN, startApi } from "@/lib/api/testing/start-api";
import { saveConnection } from "@/lib/server/saved-connection";
import { openStore } from "@/lib/store/open-store";
import { type ChildOptions, root, runChild } from "./testing/run-child";

const clawback = join(root, "dist", "cli", "clawback.js");

/** The built command on the shell's own Node, and a real API with the demo host for it to speak to. */
async function connected(token?: string) {
  const started = await startApi(token === undefined ? {} : { token });
  const OPENCLAW_API_URL = await serve((request) => started.api.fetch(request));
  const run = (args: string[], { env = {}, ...options }: ChildOptions = {}) =>
    runChild("node", [clawback, ...args], { ...options, env: { OPENCLAW_API_URL, ...env } });
  const json = async (args: string[]) => JSON.parse((await run([...args, "--json"])).stdout);
  /** On a terminal, where `input` is typed. */
  const type = (command: string, input: string) =>
    runChild("script", ["-qec", `node ${clawback} ${command}`, "/dev/null"], {
      env: { OPENCLAW_API_URL, NO_COLOR: "1" },
      input,
    });
  return { ...started, run, json, type };
}

const scratchFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), "clawback-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
};

describe("clawback session", () => {
  it("lists, shows, snapshots, compares, rolls back, verifies and undoes", async () => {
    const { run, json, host } = await connected();

    expect((await run(["session", "list"])).stdout).toContain("agent:main:main");
    expect((await json(["session", "list", "--limit", "1"])).items).toHaveLength(1);
    expect((await run(["session", "show"])).stdout).toMatch(/^session +agent:main:main$/m);
    const taken = await run(["session", "snapshot", "--name", "pre-deployment-check", "--tag", "audit", "x"]);
    expect(taken.stdout).toContain('"pre-deployment-check" of agent:main:main.');
    const [snapshot] = (await json(["session", "snapshots"])).items;
    expect(snapshot).toMatchObject({ name: "pre-deployment-check", tags: ["audit", "x"] });
    expect((await run(["session", "snapshots"])).stdout).toContain(snapshot.id);

    await host.sendTurn(MAIN, "damage");
    expect((await run(["session", "diff"])).stdout).toMatch(/^context +\+[1-9]/m);
    const patch = JSON.parse((await run(["session", "diff", "--patch"])).stdout);
    expect(patch.length).toBeGreaterThan(0);
    const differs = await run(["session", "verify", "--snapshot-id", snapshot.id]);
    expect([differs.code, differs.stdout]).toEqual([1, expect.stringContaining("✗ context")]);

    const rolled = await run([
      "session",
      "rollback",
      "--snapshot-id",
      snapshot.id,
      "--yes",
      "--reason",
      "test",
    ]);
    expect([rolled.code, rolled.stdout]).toEqual([0, expect.stringContaining("restored and verified")]);
    expect((await run(["session", "verify", "--snapshot-id", snapshot.id])).code).toBe(0);
    const undone = await run(["session", "undo", "--yes", "--json"]);
    expect(JSON.parse(undone.stdout)).toMatchObject({ outcome: "restored", undoOf: expect.any(String) });
    expect((await run(["session", "verify", "--snapshot-id", snapshot.id])).code).toBe(1);
  });

  it("does nothing without a terminal or --yes, and shows the plan with --dry-run", async () => {
    const { run, json, snapshot } = await connected();
    const { id } = await snapshot();

    for (const args of [["rollback", "--snapshot-id", id], ["undo"]]) {
      const refused = await run(["session", ...args]);
      expect([refused.code, refused.stderr]).toEqual([5, expect.stringContaining("add --yes")]);
    }
    const plan = await run(["session", "rollback", "--snapshot-id", id, "--dry-run"]);
    expect([plan.code, plan.stdout]).toEqual([0, expect.stringMatching(/comes back +\d/)]);
    expect((await json(["session", "snapshots"])).items).toHaveLength(1);
  });

  it("shows the plan on a terminal and rolls back only after a yes", async () => {
    const { type, snapshot, host, json } = await connected();
    const { id } = await snapshot();
    await host.sendTurn(MAIN, "damage");

    const declined = await type(`session rollback --snapshot-id ${id}`, "n\n");
    expect(declined.stdout).toContain("comes back");
    expect([declined.code, declined.stdout]).toEqual([5, expect.stringContaining("Nothing was done")]);
    expect((await json(["session", "snapshots"])).items).toHaveLength(1);

    const label = (await json(["session", "show"])).label;
    const accepted = await type(
      `session rollback --snapshot-id ${id}`,
      declined.stdout.includes("[y/N]") ? "y\n" : `${label}\n`,
    );
    expect([accepted.code, accepted.stdout]).toEqual([0, expect.stringContaining("restored and verified")]);
  });

  it("refuses the snapshot of another session in a sentence", async () => {
    const { run, snapshot, json } = await connected();
    const { id } = await snapshot();
    const other = (await json(["session", "list"])).items.find(
      (session: { id: string }) => session.id !== MAIN,
    );

    const refused = await run(["session", "rollback", other.id, "--snapshot-id", id, "--yes"]);

    expect([refused.code, refused.stdout]).toEqual([3, ""]);
    expect(refused.stderr).toBe(`✗ Snapshot ${id} belongs to another session, not to ${other.id}.\n`);
  });

  it("prints names so that they cannot steer the terminal", async () => {
    const { run, host } = await connected();
    const { items } = JSON.parse((await run(["session", "list", "--json"])).stdout);
    expect(items.length).toBeGreaterThan(0);
    const refused = await run(["session", "show", "agent:\u001b[2Jx"]);
    expect(refused.stderr).not.toContain("\u001b");
    expect(refused.code).toBe(2);
    expect(host.kind).toBe("demo");
  });
});

describe("clawback audit", () => {
  it("lists, verifies and exports", async () => {
    const { run, snapshot } = await connected();
    await snapshot();

    expect((await run(["audit", "list"])).stdout).toContain("snapshot.create");
    expect((await run(["audit", "verify"])).stdout).toMatch(/✓ \d+ events?, none changed/);
    const cut = await run(["audit", "verify", "--head", `99:${"0".repeat(64)}`]);
    expect([cut.code, cut.stdout]).toEqual([1, expect.stringContaining("✗ Event")]);
    const exported = (await run(["audit", "export"])).stdout.trim().split("\n");
    expect(exported.map((line) => JSON.parse(line).action)).toContain("snapshot.create");
    expect((await run(["audit", "export", "--format", "csv"])).stdout).toContain("snapshot.create");
  });
});

describe("clawback policy", () => {
  const GOOD = "recovery:\n  snapshotPolicy: { interval: 30m, maxSnapshots: 20, retention: 7d } # a week\n";
  const WRONG = "recovery:\n  snapshotPolicy: { retention: 7 }\n";
  const SILENT = "recovery:\n  autoRollback: { triggers: [{ type: error_rate, threshold: 0.3 }] }\n";

  function written(document: string): string {
    const path = join(scratchFolder(), "policy.yaml");
    writeFileSync(path, document);
    return path;
  }

  it("checks without a server: each problem with line, column and fix; only errors end with code 2", async () => {
    const env = { OPENCLAW_API_URL: await closedAddress() };
    const check = (args: string[], input = "") =>
      runChild("node", [clawback, "policy", "check", ...args], { env, input });
    const wrong = written(WRONG);

    const failed = await check([wrong]);
    expect([failed.code, failed.stdout]).toEqual([2, `${wrong}:2:32: "7" has no unit. Use 7d\n`]);
    const asJson = await check(["-", "--json"], WRONG);
    expect([asJson.code, JSON.parse(asJson.stdout)]).toMatchObject([
      2,
      { file: "<stdin>", policies: [], problems: [{ line: 2, column: 32, fix: { value: "7d" } }] },
    ]);
    const warned = await check(["-"], SILENT);
    expect([warned.code, warned.stdout]).toEqual([
      0,
      expect.stringMatching(/^<stdin>:2:17: warning: .+ Add enabled: true\n✓ <stdin> can be used: default/),
    ]);
    expect((await check([written(GOOD)])).code).toBe(0);
    const absent = await check(["nowhere.yaml"]);
    expect([absent.code, absent.stderr]).toEqual([2, "✗ There is no file nowhere.yaml.\n"]);
  });

  it("applies a document and tells its dry run; what cannot be used or is not confirmed changes nothing", async () => {
    const { run, json, type } = await connected();
    const file = written(GOOD);
    const held = async () => (await json(["policy", "apply", file, "--yes"])).version;

    const none = await run(["policy", "preview"]);
    expect([none.code, none.stderr, none.stdout]).toEqual([
      0,
      "",
      expect.stringContaining("nothing happens by itself"),
    ]);
    const unasked = await run(["policy", "apply", file]);
    expect([unasked.code, unasked.stderr]).toEqual([5, expect.stringContaining("add --yes")]);
    const wrong = await run(["policy", "apply", "-", "--yes"], { input: WRONG });
    expect([wrong.code, wrong.stdout]).toEqual([2, ""]);
    expect(wrong.stderr).toMatch(/^<stdin>:2:32: .+\n✗ <stdin> cannot be used: 1 error/);
    const declined = await type(`policy apply ${file}`, "n\n");
    expect([declined.code, declined.stdout]).toEqual([5, expect.stringContaining("Nothing was done")]);
    expect(declined.stdout).toMatch(/^\+ {2}snapshotPolicy/m);
    expect(declined.stdout).toContain("Dry run from");

    const accepted = await type(`policy apply ${file}`, "y\n");
    expect([accepted.code, accepted.stdout]).toEqual([0, expect.stringContaining("Version 1 holds")]);
    expect(await held()).toBe(1);
    const changed = await run(["policy", "apply", "-", "--yes"], { input: GOOD.replace("30m", "15m") });
    expect([changed.code, changed.stdout]).toEqual([0, "✓ Version 2 holds from now on.\n"]);
    expect(changed.stderr).toMatch(/^-.+30m.+\n\+.+15m/m);
    expect(await held()).toBe(3);
    expect((await json(["policy", "preview"])).policies).toMatchObject([{ name: "default" }]);
    const previewed = await run(["policy", "preview", "-"], { input: GOOD });
    expect([previewed.code, previewed.stdout]).toEqual([
      0,
      expect.stringMatching(/^default +\* +[1-9]\d* +.+30m +20, 7d$/m),
    ]);
    const refused = await run(["policy", "preview", "-", "--json"], { input: WRONG });
    expect([refused.code, JSON.parse(refused.stderr).error.problems]).toMatchObject([2, [{ line: 2 }]]);
  });

  it("replaces no version but the one it was compared with", async () => {
    const { api, send } = await startApi();
    const theirs = "recovery: { snapshotPolicy: { maxSnapshots: 5 } }\n";
    const OPENCLAW_API_URL = await serve(async (request) => {
      const answer = await api.fetch(request);
      // Somebody saves while the dry run is read.
      if (request.url.endsWith("/preview"))
        await send("PUT", "/api/v1/policy", theirs, { "content-type": "application/yaml" });
      return answer;
    });

    const late = await runChild("node", [clawback, "policy", "apply", "-", "--yes"], {
      env: { OPENCLAW_API_URL },
      input: GOOD,
    });

    expect([late.code, late.stderr]).toEqual([4, expect.stringContaining("Somebody saved version 1")]);
    expect(await (await send("GET", "/api/v1/policy")).json()).toMatchObject({
      version: 1,
      document: theirs,
    });
  });
});

describe("clawback check", () => {
  it("hashes every stored piece on the project's Node, and names what a damaged one costs", async () => {
    const { run } = await connected();
    const CLAWBACK_DATA_DIR = scratchFolder();
    const absent = await run(["check"], { env: { CLAWBACK_DATA_DIR } });
    expect([absent.code, absent.stderr]).toEqual([7, expect.stringContaining("There is no database")]);

    const path = join(CLAWBACK_DATA_DIR, "demo.db");
    await (await openStore({ url: `sqlite:${path}`, clock: { now: () => new Date() } })).close();
    const sound = await run(["check"], { env: { CLAWBACK_DATA_DIR } });
    expect([sound.code, sound.stdout]).toEqual([0, "✓ 0 pieces in sqlite, every one sound.\n"]);

    const { DatabaseSync } = await import("node:sqlite");
    const database = new DatabaseSync(path);
    database.exec(
      `insert into blob (digest, size, stored, encoding, bytes) values (x'${"ab".repeat(32)}', 1, 1, 'raw', x'00')`,
    );
    database.close();
    const damaged = await run(["check", "--json"], { env: { CLAWBACK_DATA_DIR } });
    expect(damaged.code).toBe(1);
    expect(JSON.parse(damaged.stdout).faults).toEqual([
      { digest: "ab".repeat(32), fault: "damaged", snapshots: [] },
    ]);
  });
});

describe("clawback doctor", () => {
  it("tells how everything stands, and fails when the server is away", async () => {
    const { run } = await connected();
    const env = { CLAWBACK_DATA_DIR: scratchFolder() };

    const { findings } = JSON.parse((await run(["doctor", "--json"], { env })).stdout);
    expect(findings.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(["server", "gateway", "database", "clock", "plugin", "disk"]),
    );
    const away = await run(["doctor"], { env: { ...env, OPENCLAW_API_URL: await closedAddress() } });
    expect([away.code, away.stdout]).toEqual([1, expect.stringContaining("To start it: clawback up")]);
  });
});

describe("clawback connect", () => {
  it("asks first, saves nothing that does not answer, and keeps the token out of what it says", async () => {
    const { run } = await connected();
    const CLAWBACK_DATA_DIR = scratchFolder();
    const url = (await closedAddress()).replace("http", "ws");

    const unasked = await run(["connect", "--url", url], { env: { CLAWBACK_DATA_DIR } });
    expect([unasked.code, unasked.stderr]).toEqual([5, expect.stringContaining("add --yes")]);
    const args = ["connect", "--url", url, "--yes", "--token-stdin"];
    const failed = await run(args, { env: { CLAWBACK_DATA_DIR }, input: "s3cret-token\n" });
    expect([failed.code, failed.stderr]).toEqual([7, expect.stringContaining("Nothing was saved")]);
    expect(failed.stdout + failed.stderr).not.toContain("s3cret-token");
  });

  it("forgets what it saved for this user alone", async () => {
    const { run } = await connected();
    const CLAWBACK_DATA_DIR = scratchFolder();
    const path = join(CLAWBACK_DATA_DIR, "connection.json");
    saveConnection(CLAWBACK_DATA_DIR, { url: "ws://127.0.0.1:1", token: "t" });
    expect(statSync(path).mode & 0o777).toBe(0o600);

    expect((await run(["connect", "--forget"], { env: { CLAWBACK_DATA_DIR } })).code).toBe(0);

    expect(() => readFileSync(path)).toThrow();
  });
});

describe("clawback up", () => {
  it("refuses what npm run up refuses, in the same words", async () => {
    const refused = await runChild("node", [clawback, "up"], { env: { HOST: "0.0.0.0" } });

    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("Set CLAWBACK_TOKEN")]);
  });
});

describe("clawback", () => {
  it("ends with the documented exit codes, and with the problem as JSON when asked", async () => {
    const { run } = await connected("correct-horse-battery-staple");
    const codes = async (args: string[], env = {}) => (await run(args, { env })).code;
    const OPENCLAW_API_TOKEN = "correct-horse-battery-staple";

    expect(await codes(["session", "list"])).toBe(6);
    expect(await codes(["session", "list"], { OPENCLAW_API_TOKEN })).toBe(0);
    expect(await codes(["session", "lost"])).toBe(2);
    expect(await codes(["session", "show", "agent:none:none"], { OPENCLAW_API_TOKEN })).toBe(3);
    expect(await codes(["session", "list"], { OPENCLAW_API_URL: await closedAddress() })).toBe(7);
    const refused = await run(["session", "list", "--query", "colour:red", "--json"], {
      env: { OPENCLAW_API_TOKEN },
    });
    expect([refused.code, refused.stdout]).toEqual([2, ""]);
    expect(JSON.parse(refused.stderr).error).toMatchObject({ code: "validation_failed", exitCode: 2, at: 0 });
  });

  it("is quiet when its reader goes away", async () => {
    const { json } = await connected();
    const url = (await json(["session", "list"])).items.length;
    expect(url).toBeGreaterThan(0);
    const command = `node ${clawback} session --help | true; echo \${PIPESTATUS[0]}`;

    const { stdout, stderr } = await runChild("bash", ["-c", command]);

    expect([stdout, stderr]).toEqual(["0\n", ""]);
  });

  it("completes commands, options and choices in bash", async () => {
    const script = `source <(node ${clawback} completion bash)
      clawback() { node ${clawback} "$@"; }
      COMP_WORDS=(clawback session rollback --sn) COMP_CWORD=3 && _clawback && echo "\${COMPREPLY[@]}"`;

    const { stdout } = await runChild("bash", ["-c", script]);

    expect(stdout).toBe("--snapshot-id\n");
    for (const shell of ["zsh", "fish"])
      expect((await runChild("node", [clawback, "completion", shell])).stdout).toContain(
        "clawback complete --",
      );
  });
});

/** Where nothing listens. */
async function closedAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 1}`;
}
