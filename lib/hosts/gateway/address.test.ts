import { describe, expect, it } from "vitest";
import { describeFailure, isLoopback, parseAddress, plaintextProblem } from "./address";

describe("parseAddress", () => {
  it.each(["http://127.0.0.1:1", "127.0.0.1:18789", "", "ws:"])("refuses %j", (address) => {
    expect(() => parseAddress(address)).toThrow("OPENCLAW_GATEWAY_URL");
  });
});

describe("isLoopback", () => {
  it.each([
    ["ws://127.0.0.1:1", true],
    ["ws://127.8.9.1:1", true],
    ["ws://LOCALHOST:1", true],
    ["ws://[::1]:1", true],
    ["ws://127.0.0.1.example.org:1", false],
    ["ws://10.0.0.1:1", false],
    ["wss://gateway:1", false],
  ])("of %s is %s", (address, expected) => {
    expect(isLoopback(new URL(address))).toBe(expected);
  });
});

it("shows no credentials of the address to anyone", () => {
  const url = parseAddress("ws://user:s3cret@gateway.example:1/path?token=s3cret");

  const texts = [plaintextProblem(url).detail, describeFailure(new Error("s3cret"), url)];

  expect(texts.join()).not.toContain("s3cret");
  expect(texts.join()).toContain("gateway.example:1");
});
