import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
  Reflect.deleteProperty(globalThis, Symbol.for("clawback.process-wide"));
});

/** What the module says of a real request with these headers. */
async function addressOfRequest(headers: Record<string, string>, proxies = "", noted = true) {
  vi.stubEnv("CLAWBACK_TRUSTED_PROXIES", proxies);
  const { addressOf, noteAddresses } = await import("./remote-address");
  if (noted) noteAddresses();
  let seen: string | null = "never asked";
  const server = createServer((request, response) => {
    seen = addressOf(new Headers(request.headers as Record<string, string>)); // none of ours comes twice
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { headers }); // listening on TCP
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return seen;
}

const FORGED = { "x-forwarded-for": "192.0.2.1, 192.0.2.2", "x-clawback-peer": "192.0.2.3" };

describe("addressOf", () => {
  it("is that of the connection, whatever the caller says of itself", async () => {
    expect(await addressOfRequest(FORGED)).toBe("127.0.0.1");
  });

  it("is what as many proxies saw as are trusted, and nothing before them", async () => {
    expect(await addressOfRequest(FORGED, "1")).toBe("192.0.2.2");
  });

  it("is the first that is told of when there are fewer than are trusted", async () => {
    expect(await addressOfRequest(FORGED, "9")).toBe("192.0.2.1");
  });

  it("is that of the connection when a trusted proxy tells nothing", async () => {
    expect(await addressOfRequest({}, "1")).toBe("127.0.0.1");
  });

  it("is not known where nobody notes it", async () => {
    expect(await addressOfRequest(FORGED, "", false)).toBeNull();
  });
});
