import { describe, expect, it } from "vitest";
import { isLoopbackName, requireSafeBind } from "./access";

describe("requireSafeBind", () => {
  it.each(["0.0.0.0", "::", "192.168.1.5", "claw.example", "128.0.0.1"])(
    "refuses %s without a token",
    (host) => {
      expect(() => requireSafeBind(host, undefined)).toThrow("CLAWBACK_TOKEN");
      expect(() => requireSafeBind(host, "correct-horse-battery-staple")).not.toThrow();
    },
  );

  it.each(["127.0.0.1", "127.1.2.3", "localhost", "::1"])("allows %s without a token", (host) => {
    expect(() => requireSafeBind(host, undefined)).not.toThrow();
  });
});

describe("isLoopbackName", () => {
  it.each(["127.0.0.1.evil.example", "localhost.evil.example", "xlocalhost", "1127.0.0.1", "[::1", ""])(
    "is not taken in by %s",
    (name) => expect(isLoopbackName(name)).toBe(false),
  );
});
