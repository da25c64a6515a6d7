import type { LookupAddress } from "node:dns";
import { describe, expect, it } from "vitest";
import { parseAllowedHosts } from "./allowed-hosts";
import { post } from "./post";
import { aSink } from "./testing/sink";

const NOBODY = parseAllowedHosts("");
const message = (url: string) => ({
  url,
  headers: { "content-type": "application/json" },
  body: '{"a":"é"}',
});
const limits = (hosts: string, timeoutMs = 5000) => ({ allowed: parseAllowedHosts(hosts), timeoutMs });
const leadsTo =
  (...addresses: string[]) =>
  async (): Promise<LookupAddress[]> =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

describe("a post to a target", () => {
  it("arrives whole at a host that is on the list", async () => {
    const sink = await aSink();

    expect(await post(message(sink.url), limits(sink.host))).toMatchObject({ status: 204 });
    expect(sink.received).toMatchObject([{ path: "/hook", body: '{"a":"é"}', headers: { host: sink.host } }]);
  });

  it.each([
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://017700000001/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://169.254.169.254/latest/meta-data",
    "https://localhost/",
  ])("never connects to %s", async (url) => {
    await expect(post(message(url), { allowed: NOBODY, timeoutMs: 5000 })).rejects.toThrow(/not public/);
  });

  it("sends nothing in the clear, or with a password in its address, to a host that is not on the list", async () => {
    const sink = await aSink();
    await expect(post(message(sink.url), limits(""))).rejects.toThrow(/must begin with https/);
    await expect(post(message("https://me:pass@example.com/"), limits(""))).rejects.toThrow(/password/);
    await expect(post(message(sink.url), limits("127.0.0.1:1"))).rejects.toThrow(/must begin with https/);
    expect(sink.received).toEqual([]);
  });

  it("refuses a name when one of its addresses is private", async () => {
    const resolve = leadsTo("93.184.216.34", "10.0.0.1");
    await expect(
      post(message("https://half.example/"), { allowed: NOBODY, timeoutMs: 5000, resolve }),
    ).rejects.toThrow("half.example leads to an address that is not public.");
  });

  it("asks for a name once and connects to what it checked, whatever the name says a moment later", async () => {
    const sink = await aSink();
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return asked === 1 ? leadsTo("127.0.0.1")() : leadsTo("192.0.2.1")();
    };
    const url = `http://rebinding.example:${sink.port}/hook`;

    await post(message(url), { ...limits("rebinding.example"), resolve });

    expect(asked).toBe(1);
    expect(sink.received).toMatchObject([{ headers: { host: `rebinding.example:${sink.port}` } }]);
  });

  it("follows no redirect", async () => {
    const inside = await aSink();
    const sink = await aSink((response) => response.writeHead(307, { location: inside.url }).end());

    expect(await post(message(sink.url), limits("127.0.0.1"))).toMatchObject({ status: 307 });
    expect(inside.received).toEqual([]);
  });

  it("ends when its time is over: no answer, an answer that never ends, a name that is never resolved", async () => {
    const silent = await aSink(() => {});
    await expect(post(message(silent.url), limits(silent.host, 150))).rejects.toThrow(
      "No answer within 0.15 s.",
    );

    const dripping = await aSink((response) => response.writeHead(500).write("x"));
    expect(await post(message(dripping.url), limits(dripping.host, 150)).catch(String)).toMatch(/No answer/);

    const resolve = () => new Promise<never>(() => {});
    await expect(
      post(message("https://slow.example/"), { allowed: NOBODY, timeoutMs: 150, resolve }),
    ).rejects.toThrow(/No answer within/);
  });

  it("reads the beginning of a refusal and no more, and nothing of a success", async () => {
    const endless = (status: number) =>
      aSink((response) => {
        response.writeHead(status);
        const more = () => {
          while (!response.destroyed && response.write("x".repeat(1024)));
        };
        response.on("drain", more);
        more();
      });
    const refusing = await endless(500);
    const taking = await endless(200);

    expect((await post(message(refusing.url), limits(refusing.host))).text).toHaveLength(2048);
    expect(await post(message(taking.url), limits(taking.host))).toMatchObject({ status: 200, text: "" });
  });

  it("says in a sentence why nobody was reached", async () => {
    await expect(post(message("http://127.0.0.1:1/"), limits("127.0.0.1"))).rejects.toThrow(
      "The connection was refused.",
    );
    const resolve = async () => Promise.reject(new Error("ENOTFOUND"));
    await expect(
      post(message("https://nowhere.example/"), { allowed: NOBODY, timeoutMs: 5000, resolve }),
    ).rejects.toThrow("The name nowhere.example cannot be resolved.");
  });
});
