import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "@/lib/api/testing/serve";
import { startApi } from "@/lib/api/testing/start-api";
import { root, runChild } from "@/lib/cli/testing/run-child";

/** The code of a section of the README, as it is printed there. */
function codeOf(section: string): string[] {
  const text = readFileSync(join(root, "README.md"), "utf8");
  const body = text.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? "";
  return [...body.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => code);
}

describe("clawback/sdk, installed into another project", () => {
  const project = mkdtempSync(join(tmpdir(), "clawback-package-"));
  const [esm = "", cjs = ""] = codeOf("SDK");

  beforeAll(async () => {
    writeFileSync(join(project, "package.json"), '{"private":true}');
    const flags = ["--offline", "--no-audit", "--no-fund", "--ignore-scripts", "--install-links=false"];
    const { code, stderr } = await runChild("npm", ["install", root, ...flags], { cwd: project });
    expect(code, stderr).toBe(0);
  });
  afterAll(() => rmSync(project, { recursive: true }));

  const runCode = async (file: string, code: string) => {
    const { api, send } = await startApi();
    writeFileSync(join(project, file), code);
    const OPENCLAW_API_URL = await serve((request) => api.fetch(request));
    const ran = await runChild("node", [file], { cwd: project, env: { OPENCLAW_API_URL } });
    const listed = await (await send("GET", "/api/v1/sessions/main/snapshots")).json();
    return { ...ran, names: (listed as { items: { name: string }[] }).items.map(({ name }) => name) };
  };

  it("runs the README's ES module as written, with the shell's own Node", async () => {
    const { code, stdout, stderr, names } = await runCode("example.mjs", esm);

    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toContain("[ 'pre-deployment-check' ]\ntrue\n");
    expect(stdout).toContain(
      "data-migration failed: disk full. agent:main:main is back in pre-data-migration-",
    );
    expect(stdout).toContain("Error: disk full");
    expect(names.some((name) => /^pre-data-migration-\d{13}$/.test(name))).toBe(true);
    expect(names).not.toContain("pre-deployment-check");
  });

  it("runs the README's CommonJS module as written", async () => {
    const { code, stdout, stderr, names } = await runCode("example.cjs", cjs);

    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toBe("42 true\n");
    expect(names).toEqual([expect.stringMatching(/^pre-deploy-\d{13}$/)]);
  });

  it.each([
    ["bundler", "esnext", "types.mts"],
    ["node16", "node16", "types.cts"],
    ["nodenext", "nodenext", "types.mts"],
  ])("has types under moduleResolution %s", async (resolution, module, file) => {
    const code = `
      import { OpenClawClient, safeOperation, verifyRecovery, type Snapshot, type State } from "clawback/sdk";
      const client = new OpenClawClient({ onAlert: (alert) => console.log(alert.summary.length) });
      export const snapshot: Promise<Snapshot> = client.sessions.createSnapshot("main", { name: "x", tags: ["a"] });
      export const count: Promise<number> = safeOperation("main", { name: "x", category: "y", execute: () => 1 });
      export const state: Promise<State> = client.sessions.getState("main");
      export const verified = async (): Promise<boolean> => verifyRecovery("main", await state);
      // @ts-expect-error a snapshot has a name
      client.sessions.createSnapshot("main", {});
      // @ts-expect-error answers are typed
      void snapshot.then(({ nonsense }) => nonsense);
    `;
    writeFileSync(join(project, file), code);
    const options = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--types", ""];
    const where = ["--moduleResolution", resolution, "--module", module, file];

    const tsc = join(root, "node_modules", ".bin", "tsc");
    const { code: exit, stdout } = await runChild(tsc, [...options, ...where], { cwd: project });

    expect(stdout).toBe("");
    expect(exit).toBe(0);
  });
});
