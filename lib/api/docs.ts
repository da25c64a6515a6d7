import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Hono } from "hono";
import swaggerFolder from "swagger-ui-dist/absolute-path.js";
import { AppError } from "@/lib/contract/errors";
import type { ApiEnv } from "./context";

/** The files of Swagger UI that the page needs, and no other. */
const FILES: Readonly<Record<string, string>> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
  "favicon-32x32.png": "image/png",
};

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Clawback API</title>
<link rel="icon" href="/api/v1/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/v1/docs/swagger-ui.css">
</head>
<body>
<div id="api"></div>
<script src="/api/v1/docs/swagger-ui-bundle.js"></script>
<script src="/api/v1/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: "/api/v1/openapi.json", dom_id: "#api", deepLinking: true, validatorUrl: null });\n`;

// Swagger UI writes style attributes and shows drawings from data addresses; scripts come from its files alone.
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The page that shows the API, from files of the installation: nothing is fetched from elsewhere. */
export const docRoutes = () =>
  new Hono<ApiEnv>()
    .get("/docs", (c) => c.html(PAGE, 200, { "Content-Security-Policy": POLICY }))
    .get("/docs/start.js", (c) => c.body(START, 200, { "Content-Type": "text/javascript; charset=utf-8" }))
    .get("/docs/:file", async (c) => {
      const name = c.req.param("file");
      const type = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
      if (type === undefined) throw new AppError("not_found", "The documentation has no such file.");
      return c.body(await readAsset(name), 200, {
        "Content-Type": type,
        "Cache-Control": "private, max-age=86400",
      });
    });

async function readAsset(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(await readFile(join(swaggerFolder(), name)));
}
