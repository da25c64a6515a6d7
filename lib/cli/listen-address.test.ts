import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { freePort } from "@/e2e/free-port";
import { listenAddress, requireFree } from "./listen-address.mjs";

const token = "0123456789abcdef";

describe("where Clawback listens", () => {
  it("is this machine alone unless told otherwise", () => {
    expect(listenAddress({})).toEqual({ host: "127.0.0.1", port: 3000, url: "http://127.0.0.1:3000" });
  });

  it.each(["0.0.0.0", "::", "192.168.1.4", "example.org", "127.0.0.1.example.org", "localhost.example.org"])(
    "is not %s without a sign-in",
    (HOST) => {
      expect(() => listenAddress({ HOST })).toThrow(/other machines can reach.*CLAWBACK_TOKEN/);
      expect(listenAddress({ HOST, CLAWBACK_TOKEN: token }).host).toBe(HOST);
    },
  );

  it.each(["127.0.0.1", "127.8.9.10", "::1", "localhost"])("may be %s without one", (HOST) => {
    expect(listenAddress({ HOST }).host).toBe(HOST);
  });

  it("is never behind a token short enough to guess", () => {
    expect(() => listenAddress({ CLAWBACK_TOKEN: token.slice(1) })).toThrow("15 characters");
  });

  it.each(["0", "65536", "3000x", "-1", "3.5"])("is not port %s", (PORT) => {
    expect(() => listenAddress({ PORT })).toThrow(`PORT is "${PORT}"`);
  });

  it("is refused, naming PORT, when something else listens there", async () => {
    const port = await freePort();
    const address = listenAddress({ PORT: String(port) });
    await expect(requireFree(address)).resolves.toBeUndefined();

    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, "127.0.0.1", resolve));
    await expect(requireFree(address)).rejects.toThrow(/is taken.*set PORT/);
    await new Promise((resolve) => other.close(resolve));
  });
});
