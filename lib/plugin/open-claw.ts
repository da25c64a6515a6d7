import type { IncomingMessage, ServerResponse } from "node:http";

// What the plugin uses of OpenClaw (2026.9.6), and nothing else: the gateway is no dependency of ours.

/** A command of OpenClaw's command line (commander). */
export interface Command {
  command(nameAndArguments: string): Command;
  description(text: string): Command;
  argument(name: string, description: string): Command;
  option(flags: string, description: string): Command;
  requiredOption(flags: string, description: string): Command;
  action(run: (...given: never[]) => Promise<void>): Command;
}

export interface CommandDescriptor {
  name: string;
  description: string;
  hasSubcommands: boolean;
}

export interface GatewayCall {
  params: unknown;
  respond(ok: boolean, payload?: unknown, error?: { code: string; message: string; details?: unknown }): void;
  context: { getRuntimeConfig(): unknown };
}

export interface ToolCall {
  toolName: string;
}

export interface ToolContext {
  sessionKey?: string;
}

export type ToolDecision = { block: true; blockReason: string } | undefined;

/** What OpenClaw hands to a plugin that registers itself. */
export interface OpenClaw {
  pluginConfig?: Record<string, unknown>;
  logger: { info(text: string): void; warn(text: string): void };
  runtime: { agent: { resolveAgentWorkspaceDir(config: unknown, agentId: string): string } };
  registerCli(
    register: (cli: { program: Command }) => void,
    options: { descriptors: CommandDescriptor[] },
  ): void;
  registerGatewayMethod(
    method: string,
    handle: (call: GatewayCall) => Promise<void>,
    options: { scope: "operator.read" | "operator.admin" },
  ): void;
  registerHttpRoute(route: {
    path: string;
    match: "prefix";
    auth: "gateway";
    handler: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  }): void;
  on(hook: "before_tool_call", handle: (call: ToolCall, context: ToolContext) => Promise<ToolDecision>): void;
}
