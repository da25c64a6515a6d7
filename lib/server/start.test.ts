import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clawback-start-"));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

/** Starts the server as Next does, and tells what it said and whether it ended the process. */
async function startWith(variables: Record<string, string>) {
  vi.stubEnv("CLAWBACK_DATA_DIR", folder);
  vi.stubEnv("CLAWBACK_DEMO_STEP_MS", "0");
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  vi.resetModules();
  Reflect.deleteProperty(globalThis, Symbol.for("clawback.process-wide"));
  const out: string[] = [];
  const errors: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation((text) => errors.push(String(text)) > 0);
  const exit = vi.spyOn(process, "exit").mockImplementation((() => undefined) as never);
  const { start } = await import("./start");
  await start();
  const { getRuntime } = await import("./runtime");
  if (exit.mock.calls.length === 0 && variables.OPENCLAW_API_URL === undefined)
    await (await getRuntime()).close();
  return { out: out.join(""), errors: errors.join(""), exitCode: exit.mock.calls[0]?.[0] };
}

describe("start", () => {
  it("says in one line which host, store and address it has", async () => {
    const { out, exitCode } = await startWith({ PORT: "3111" });

    expect(exitCode).toBeUndefined();
    expect(out).toMatch(/^Clawback \S+ · demo host .* · sqlite · no sign-in · http:\/\/127\.0\.0\.1:3111$/m);
    expect(out).toMatch(/"auditHead":"\d+:[0-9a-f]{64}"/);
  });

  it("refuses to serve other machines without a token, and says what to do", async () => {
    const { errors, exitCode } = await startWith({ HOST: "0.0.0.0" });

    expect(exitCode).toBe(1);
    expect(errors).toContain("CLAWBACK_TOKEN");
  });

  it("serves other machines with a token, which it does not print", async () => {
    const { out, exitCode } = await startWith({
      HOST: "0.0.0.0",
      CLAWBACK_TOKEN: "correct-horse-battery-staple",
    });

    expect(exitCode).toBeUndefined();
    expect(out).toContain("sign-in by token");
    expect(out).not.toContain("correct-horse");
  });

  it("ends with a sentence when the store cannot be opened", async () => {
    const { errors, exitCode } = await startWith({
      OPENCLAW_GATEWAY_URL: "ws://127.0.0.1:9",
      DATABASE_URL: "postgres://me:hunter2@127.0.0.1:9/none",
    });

    expect(exitCode).toBe(1);
    expect(errors).toMatch(/^\nClawback cannot start\. .+\n$/);
    expect(errors).not.toContain("hunter2");
  });

  it("ends with a sentence when its folder cannot be made", async () => {
    const file = join(folder, "file");
    await writeFile(file, "");

    const { errors, exitCode } = await startWith({ CLAWBACK_DATA_DIR: join(file, "data") });

    expect(exitCode).toBe(1);
    expect(errors).toContain("CLAWBACK_DATA_DIR");
  });

  it("refuses to show itself as a remote server", async () => {
    const { errors, exitCode } = await startWith({ OPENCLAW_API_URL: "http://localhost:3000" });

    expect(exitCode).toBe(1);
    expect(errors).toContain("OPENCLAW_API_URL");
  });

  it("opens nothing when it shows a remote server", async () => {
    const { out, exitCode } = await startWith({ OPENCLAW_API_URL: "https://claw.example" });

    expect(exitCode).toBeUndefined();
    expect(out).toContain("showing the server at https://claw.example");
  });
});
