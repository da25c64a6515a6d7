import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GatewayClientRequestError } from "@openclaw/gateway-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import { registerMethods } from "@/lib/plugin/methods";
import type { GatewayCall, OpenClaw } from "@/lib/plugin/open-claw";
import type { GatewayConnection } from "./connection";
import { toAppError } from "./gateway-errors";
import { Plugin } from "./plugin";
import { PluginLink } from "./plugin-link";

let root: string;
let methods: Map<string, (call: GatewayCall) => Promise<void>>;
let connection: GatewayConnection;
let notify: (event: string) => void;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "clawback-plugin-"));
  methods = new Map();
  const claw = {
    runtime: { agent: { resolveAgentWorkspaceDir: () => root } },
    registerGatewayMethod: (name: string, handle: (call: GatewayCall) => Promise<void>) =>
      methods.set(name, handle),
  };
  // The two parts of OpenClaw's interface that the methods use.
  registerMethods(claw as unknown as OpenClaw);
  connection = wire();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** The plugin's real methods behind a connection that is a function call. */
function wire(): GatewayConnection {
  const send = async (method: string, params: object, schema: z.ZodType) => {
    const handle = methods.get(method);
    const answer = await new Promise((resolve, reject) => {
      const refuse = (error: { code: string; message: string; details?: unknown }) =>
        reject(toAppError(new GatewayClientRequestError(error), method, (text) => text));
      if (!handle) return refuse({ code: "INVALID_REQUEST", message: `unknown method: ${method}` });
      const respond: GatewayCall["respond"] = (ok, payload, error) =>
        ok || !error ? resolve(JSON.parse(JSON.stringify(payload))) : refuse(error);
      return handle({ params, respond, context: { getRuntimeConfig: () => ({}) } });
    });
    return schema.parse(answer);
  };
  const onEvent = (listener: (event: string) => void) => {
    notify = listener;
    return () => {};
  };
  // Of a connection the link and the plugin use no more than this.
  return { read: send, write: send, onEvent, onStatus: () => () => {} } as unknown as GatewayConnection;
}

const everything = new Set(["files.list", "files.read", "files.write", "files.delete"] as const);

describe("the plugin", () => {
  it("writes, lists, reads and deletes what the host asks for, 5 MB too", async () => {
    const plugin = new Plugin(connection, "1", everything);
    const bytes = randomBytes(5_242_880);

    expect(await plugin.write("main", "资料/large file.bin", bytes, true)).toBeNull();

    expect(readFileSync(join(root, "资料/large file.bin")).equals(bytes)).toBe(true);
    expect(statSync(join(root, "资料/large file.bin")).mode & 0o100).toBe(0o100);
    expect(await plugin.list("main")).toMatchObject({
      entries: [{ path: "资料/large file.bin", kind: "file", sizeBytes: bytes.length, executable: true }],
    });
    const read = await plugin.read("main", "资料/large file.bin", bytes.length);
    expect(bytes.equals(read?.bytes ?? Buffer.alloc(0))).toBe(true);
    expect(await plugin.read("main", "资料/large file.bin", bytes.length - 1)).toBeNull();
    expect(await plugin.remove("main", "资料/large file.bin")).toBeNull();
    expect(existsSync(join(root, "资料/large file.bin"))).toBe(false);
  });

  it("says why it does not, in its own words", async () => {
    const plugin = new Plugin(connection, "1", everything);
    symlinkSync("/etc", join(root, "etc"));

    expect(await plugin.write("main", "etc/passwd", Buffer.from("x"), false)).toEqual([
      {
        code: "quoted",
        values: { text: "etc is a symbolic link, or lies behind one: it is not followed." },
      },
    ]);
    expect(await plugin.remove("main", "../x")).toEqual([
      { code: "quoted", values: { text: '"../x" is no path inside the workspace.' } },
    ]);
    expect(await plugin.read("main", "nowhere", 9)).toBeNull();
  });

  it("is read again when a file changes under the reading, and given up when that never ends", async () => {
    const plugin = new Plugin(connection, "1", everything);
    writeFileSync(join(root, "log"), Buffer.alloc(3_000_000));
    const read = methods.get("clawback.files.read");
    let grown = 0;
    methods.set("clawback.files.read", async (call) => {
      await read?.(call);
      grown += 1;
      if (grown === 1) writeFileSync(join(root, "log"), Buffer.alloc(3_000_001));
    });

    expect((await plugin.read("main", "log", 9_000_000))?.bytes).toHaveLength(3_000_001);

    methods.set("clawback.files.read", async (call) => {
      await read?.(call);
      grown += 1;
      writeFileSync(join(root, "log"), Buffer.alloc(3_000_000 + grown));
    });
    expect(await plugin.read("main", "log", 9_000_000)).toBeNull();
    chmodSync(join(root, "log"), 0o600);
  });
});

describe("what is known of the plugin", () => {
  const hello = (answer: object) =>
    methods.set("clawback.hello", async ({ respond }) => respond(true, answer));

  it("is nothing when the gateway has none, until the gateway says that its plugins changed", async () => {
    const told = methods.get("clawback.hello");
    methods.delete("clawback.hello");
    const link = new PluginLink(connection, "0.1.0");
    expect([await link.find(), await link.status()]).toEqual([null, null]);

    if (told) methods.set("clawback.hello", told);
    expect(await link.find()).toBeNull();
    notify("plugins.changed");
    expect((await link.find())?.can("files.write", "files.delete")).toBe(true);
    expect(await link.status()).toEqual({ version: "0.1.0", usable: true, detail: null });
  });

  it("of an older one is used as far as both know it, and said", async () => {
    hello({ version: "0.0.9", protocols: [1], features: ["files.list", "files.read"] });
    const link = new PluginLink(connection, "0.1.0");

    const plugin = await link.find();

    expect([plugin?.can("files.read"), plugin?.can("files.write")]).toEqual([true, false]);
    expect((await link.status())?.detail).toContain("version 0.0.9, Clawback is 0.1.0");
  });

  it("of a newer one that no longer speaks our protocol is said, and it is not used", async () => {
    hello({ version: "9.0.0", protocols: [2, 3], features: ["files.teleport"], more: true });
    const link = new PluginLink(connection, "0.1.0");

    expect(await link.find()).toBeNull();
    expect(await link.status()).toMatchObject({ version: "9.0.0", usable: false });
  });
});
