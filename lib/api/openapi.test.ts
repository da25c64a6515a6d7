import { describe, expect, it } from "vitest";
import { z } from "zod";
import { startApi } from "./testing/start-api";

const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(1),
  tags: z.array(z.string()).min(1),
  parameters: z
    .array(
      z.looseObject({ name: z.string(), in: z.enum(["path", "query", "header"]), schema: z.looseObject({}) }),
    )
    .optional(),
  requestBody: z
    .looseObject({ content: z.looseObject({ "application/json": z.looseObject({}) }) })
    .optional(),
  responses: z.record(z.string().regex(/^[2-5]\d\d$/), z.looseObject({ description: z.string().min(1) })),
});
const Document = z.looseObject({
  openapi: z.literal("3.1.0"),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string().startsWith("/api/v1/"), z.record(z.string(), Operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
});

async function readDocument() {
  const { send, api } = await startApi();
  const response = await send("GET", "/api/v1/openapi.json");
  return { api, text: await response.clone().text(), document: Document.parse(await response.json()) };
}

describe("GET /openapi.json", () => {
  it("is a 3.1 document in which every reference leads somewhere and every operation has its own name", async () => {
    const { text, document } = await readDocument();
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target ?? "");

    const known = new Set(
      Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`),
    );
    expect(references.length).toBeGreaterThan(20);
    expect(references.filter((target) => !known.has(target))).toEqual([]);
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("has every route of the API, and no other", async () => {
    const { api, document } = await readDocument();
    const plain = ["/api/v1/openapi.json", "/api/v1/docs", "/api/v1/docs/start.js", "/api/v1/docs/{file}"];

    const routed = api.routes
      .filter(({ method, path }) => method !== "ALL" && !path.endsWith("*"))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`)
      .filter((route) => !plain.includes(route.split(" ")[1] ?? ""));
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(documented.sort()).toEqual([...new Set(routed)].sort());
    expect(documented).toHaveLength(37);
  });

  it("names every part of a path as a parameter, and says how each operation refuses", async () => {
    const { document } = await readDocument();

    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const inPath = [...path.matchAll(/{(\w+)}/g)].map(([, name]) => name);
        const named = (operation.parameters ?? [])
          .filter((parameter) => parameter.in === "path")
          .map(({ name }) => name);
        expect(named).toEqual(inPath);
        expect(Object.keys(operation.responses)).toEqual(
          expect.arrayContaining(["400", "401", "403", "503"]),
        );
        const takesKey = (operation.parameters ?? []).some(({ name }) => name === "idempotency-key");
        expect(takesKey).toBe(method !== "get");
      }
    }
  });
});

describe("GET /docs", () => {
  it("is a page whose every file comes from here and whose policy allows no other", async () => {
    const { send } = await startApi();
    const response = await send("GET", "/api/v1/docs");
    const page = await response.text();
    const files = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? "");

    expect(response.headers.get("content-security-policy")).toContain("script-src 'self';");
    expect(page).not.toMatch(/<script>|style=|https?:/);
    expect(files).toHaveLength(4);
    for (const file of files) {
      expect(file.startsWith("/api/v1/docs/")).toBe(true);
      expect((await send("GET", file)).status).toBe(200);
    }
  });

  it.each([
    "package.json",
    "..%2Fpackage.json",
    "%2e%2e%2f%2e%2e%2fpackage.json",
    "constructor",
    "swagger-ui.js.map",
  ])("does not give %s away", async (file) => {
    const { send } = await startApi();

    expect((await send("GET", `/api/v1/docs/${file}`)).status).toBe(404);
  });
});
