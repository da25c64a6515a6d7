import { type OpenAPIHono, type RouteConfig, z } from "@hono/zod-openapi";
import { Json } from "@/lib/contract/json";

type Registry = OpenAPIHono["openAPIRegistry"];
type JsonSchema = Record<string, unknown>;

// Recursive, so it needs a name to refer to.
Json.register(z.globalRegistry, { id: "Json", description: "Any JSON value" });

/**
 * The OpenAPI 3.1 document of the registered routes. Schemas are written by zod itself, because 3.1 takes JSON Schema
 * as it is and the library's own writer does not end on recursive ones.
 */
export function openApiDocument(registry: Registry, version: string) {
  const schemas: Record<string, JsonSchema> = {};
  const paths: Record<string, Record<string, unknown>> = {};
  for (const definition of registry.definitions) {
    if (definition.type !== "route") continue;
    const { route } = definition;
    paths[`/api/v1${route.path}`] = {
      ...paths[`/api/v1${route.path}`],
      [route.method]: toOperation(route, schemas),
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Clawback",
      version,
      description: "Snapshots, diffs and verified rollback for OpenClaw agent sessions.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    security: [{}, { bearer: [] }, { cookie: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "CLAWBACK_TOKEN, when the server has one" },
        cookie: {
          type: "apiKey",
          in: "cookie",
          name: "clawback_session",
          description: "Left by the sign-in page",
        },
      },
    },
  };
}

function toOperation(
  { tags, summary, description, method, path, request, responses }: RouteConfig,
  schemas: Record<string, JsonSchema>,
) {
  const parameters = [
    ...toParameters(request?.params, "path", schemas),
    ...toParameters(request?.query, "query", schemas),
    ...toParameters(request?.headers, "header", schemas),
  ];
  return {
    tags,
    summary,
    ...(description === undefined ? {} : { description }),
    operationId: toOperationId(method, path),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(request?.body === undefined
      ? {}
      : {
          requestBody: {
            required: request.body.required ?? false,
            content: toContent(request.body.content, "input", schemas),
          },
        }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => {
        const content =
          "content" in response && response.content !== undefined
            ? { content: toContent(response.content, "output", schemas) }
            : {};
        return [status, { description: "description" in response ? response.description : "", ...content }];
      }),
    ),
  };
}

function toContent(content: object, io: "input" | "output", schemas: Record<string, JsonSchema>) {
  return Object.fromEntries(
    Object.entries(content).map(([type, media]: [string, { schema?: unknown }]) => [
      type,
      media.schema instanceof z.ZodType ? { schema: toSchema(media.schema, io, schemas) } : {},
    ]),
  );
}

function toParameters(
  source: unknown,
  location: "path" | "query" | "header",
  schemas: Record<string, JsonSchema>,
) {
  if (!(source instanceof z.ZodObject)) return [];
  return Object.entries(source.shape).map(([name, field]) => {
    const { description, ...schema } = toSchema(field as z.ZodType, "input", schemas); // the shape of an object is schemas
    const required = location === "path" || !(field as z.ZodType).safeParse(undefined).success;
    return { name, in: location, required, ...(description === undefined ? {} : { description }), schema };
  });
}

/** The schema in place, with every named one moved to the components. */
function toSchema(
  schema: z.ZodType,
  io: "input" | "output",
  schemas: Record<string, JsonSchema>,
): JsonSchema {
  // In a wrapper, so that a named schema becomes a reference like any other.
  const wrapped = z.toJSONSchema(z.object({ it: schema }), {
    io,
    unrepresentable: "any",
    override: ({ jsonSchema }) => void delete jsonSchema.id,
  });
  const { $defs = {}, properties } = JSON.parse(
    JSON.stringify(wrapped).replaceAll('"#/$defs/', '"#/components/schemas/'),
  ) as {
    $defs?: Record<string, JsonSchema>;
    properties: { it: JsonSchema };
  }; // our own wrapper, as JSON
  Object.assign(schemas, $defs);
  return properties.it;
}

/** `post /sessions/{sessionId}/rollback/plan` is `postSessionsRollbackPlan`. */
function toOperationId(method: string, path: string): string {
  const words = path.split("/").filter((part) => part !== "" && !part.startsWith("{"));
  const one = path.endsWith("}") ? "One" : "";
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("") + one;
}
