import { createRoute, z } from "@hono/zod-openapi";
import { AppError } from "@/lib/contract/errors";
import { Policy, PolicyInput, PolicyPreview, SignalAnswer, SignalRequest } from "@/lib/contract/policy";
import type { EngineDeps } from "@/lib/engine/ports";
import { resolveSessionId } from "@/lib/engine/sessions";
import type { PolicyService } from "@/lib/server/policy/policy-service";
import { isYaml } from "./body";
import { type ApiContext, createRouter, requesterOf } from "./context";
import { body, json, readRefusals, SessionParams, writeHeaders, writeRefusals } from "./route";

const tags = ["Policy"];
const YAML = "application/yaml";

const document = {
  content: { "application/json": { schema: PolicyInput }, [YAML]: { schema: z.string() } },
  required: false as const,
};

const getRoute = createRoute({
  method: "get",
  path: "/policy",
  tags,
  summary: "Read the recovery policy",
  description: `With Accept: ${YAML} the document alone. ETag is its version, for If-Match.`,
  responses: {
    200: {
      description: "The policy that holds; version 0 when there is none",
      content: { "application/json": { schema: Policy }, [YAML]: { schema: z.string() } },
    },
    ...readRefusals,
  },
});

const putRoute = createRoute({
  method: "put",
  path: "/policy",
  tags,
  summary: "Save a new version of the recovery policy",
  description:
    "As YAML, or as values: those are written into the present document, whose comments stay. A document with problems is refused, and `problems` names line, column and a fix of each.",
  request: {
    headers: writeHeaders.extend({
      "if-match": z.string().optional().meta({
        description: "The version that the change was made from: any other is refused as policy_moved",
      }),
    }),
    body: document,
  },
  responses: { 200: json("The policy as it holds now", Policy), ...writeRefusals },
});

const previewRoute = createRoute({
  method: "post",
  path: "/policy/preview",
  tags,
  summary: "See what a policy would have done in the last 7 days",
  description:
    "Changes nothing. Without a body, the policy that holds. Problems of the document are in the answer.",
  request: { headers: writeHeaders, body: document },
  responses: { 200: json("The dry run", PolicyPreview), ...writeRefusals },
});

const signalRoute = createRoute({
  method: "post",
  path: "/sessions/{sessionId}/signals",
  tags,
  summary: "Report a value that a runtime measured",
  description:
    "It counts like one of the host's own for the policy's window. An error rate has to stay over its limit for a whole window.",
  request: { params: SessionParams, headers: writeHeaders, body: body(SignalRequest) },
  responses: {
    202: json("What the value was read as, and the limit it met", SignalAnswer),
    ...writeRefusals,
  },
});

export const policyRoutes = (deps: EngineDeps, service: PolicyService) =>
  createRouter()
    .openapi(getRoute, async (c) => {
      const policy = await service.read();
      const headers = { etag: `"${policy.version}"` };
      if (prefersYaml(c.req.header("accept")))
        return c.body(policy.document, 200, { ...headers, "content-type": YAML });
      return c.json(policy, 200, headers);
    })
    .openapi(putRoute, async (c) => {
      const input = await readInput(c);
      if (input === undefined)
        throw new AppError("validation_failed", "Send the policy as JSON or as application/yaml.");
      const policy = await service.save(requesterOf(c), input, versionOf(c.req.header("if-match")));
      return c.json(policy, 200, { etag: `"${policy.version}"` });
    })
    .openapi(previewRoute, async (c) => c.json(await service.preview(await readInput(c)), 200))
    .openapi(signalRoute, async (c) => {
      const sessionId = await resolveSessionId(deps, c.req.valid("param").sessionId);
      return c.json(await service.signal(sessionId, c.req.valid("json")), 202);
    });

/** The document that was sent; undefined without one. Its JSON was parsed before the route; the type does not tell it from YAML. */
async function readInput(c: ApiContext): Promise<PolicyInput | undefined> {
  const contentType = c.req.header("content-type");
  if (isYaml(contentType)) return { document: await c.req.text() };
  return contentType === undefined ? undefined : PolicyInput.parse(await c.req.json());
}

const prefersYaml = (accept = ""): boolean => /\b(application|text)\/(x-)?yaml\b/i.test(accept);

function versionOf(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === "*") return undefined;
  const digits = /^(?:W\/)?"?(\d{1,15})"?$/.exec(ifMatch.trim())?.[1];
  if (digits === undefined)
    throw new AppError("validation_failed", 'If-Match holds a version of the policy: "3".');
  return Number(digits);
}
