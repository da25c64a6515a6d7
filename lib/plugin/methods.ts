import {
  PLUGIN_FEATURES,
  PLUGIN_HELLO,
  PLUGIN_PROTOCOL,
  type PluginFeature,
  type PluginHello,
  pluginMethod,
} from "@/lib/contract/plugin-protocol";
import { listFiles } from "./files/list-files";
import { readPart } from "./files/read-file";
import { codeOf, Refusal } from "./files/refusal";
import { deleteFile, writePart } from "./files/write-file";
import type { GatewayCall, OpenClaw } from "./open-claw";
import { Params } from "./params";
import { version } from "./version";

const hello: PluginHello = { version, protocols: [PLUGIN_PROTOCOL], features: [...PLUGIN_FEATURES] };

const work: Record<PluginFeature, (root: string, params: Params) => Promise<unknown>> = {
  "files.list": (root) => listFiles(root),
  "files.read": (root, params) => readPart(root, params.text("path"), params.count("offset")),
  "files.write": async (root, params) => {
    const last = params.has("digest")
      ? { digest: params.text("digest"), executable: params.flag("executable") }
      : undefined;
    const [path, upload, offset] = [params.text("path"), params.upload("upload"), params.count("offset")];
    await writePart(root, { path, upload, offset, data: params.bytes("data"), last });
    return {};
  },
  "files.delete": async (root, params) => {
    await deleteFile(root, params.text("path"));
    return {};
  },
};

/** The gateway's methods for files of an agent's workspace, for administrators only, and the one that says what there is. */
export function registerMethods(claw: OpenClaw): void {
  claw.registerGatewayMethod(PLUGIN_HELLO, async ({ respond }) => respond(true, hello), {
    scope: "operator.read",
  });
  for (const feature of PLUGIN_FEATURES) {
    claw.registerGatewayMethod(pluginMethod(feature), (call) => answer(claw, call, work[feature]), {
      scope: "operator.admin",
    });
  }
}

async function answer(
  claw: OpenClaw,
  { params: given, respond, context }: GatewayCall,
  work: (root: string, params: Params) => Promise<unknown>,
): Promise<void> {
  try {
    const params = new Params(given);
    const root = claw.runtime.agent.resolveAgentWorkspaceDir(
      context.getRuntimeConfig(),
      params.agent("agentId"),
    );
    respond(true, await work(root, params));
  } catch (error) {
    const reason = error instanceof Refusal ? error.reason : "clawback_failed";
    respond(false, undefined, { code: "INVALID_REQUEST", message: say(error), details: { type: reason } });
  }
}

/** Without the paths that the file system names: they are those of the gateway's host. */
function say(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  return `The file system refuses it (${codeOf(error) ?? "unknown error"}).`;
}
