import { describe, expect, it } from "vitest";
import type { ErrorDetails } from "./frames";
import { missingScopes, setupProblem } from "./setup-problem";

const refusal = (details: ErrorDetails, retryAfterMs?: number) =>
  setupProblem({ code: "INVALID_REQUEST", message: "", details, retryAfterMs });

describe("setupProblem", () => {
  it("is final for a wrong token, and names the variable to mend", () => {
    expect(refusal({ code: "AUTH_TOKEN_MISMATCH" })).toMatchObject({
      retryAfterMs: null,
      detail: expect.stringContaining("OPENCLAW_GATEWAY_TOKEN"),
    });
  });

  it("gives the exact command that approves this installation, and looks again by itself", () => {
    const problem = refusal({ code: "PAIRING_REQUIRED", requestId: "req-1", deviceId: "dev-1" });

    expect(problem?.pairing).toEqual({
      requestId: "req-1",
      deviceId: "dev-1",
      command: "openclaw devices approve req-1",
    });
    expect(problem?.retryAfterMs).toBeGreaterThan(0);
  });

  it("waits out a rate limit and says for how long", () => {
    expect(refusal({ code: "AUTH_RATE_LIMITED" }, 290_000)).toMatchObject({
      retryAfterMs: 290_000,
      detail: expect.stringContaining("5 min"),
    });
  });

  it("is none for what passes by itself", () => {
    expect(refusal({ reason: "startup-sidecars" })).toBeUndefined();
  });
});

describe("missingScopes", () => {
  it("takes admin for all", () => {
    expect(missingScopes(["operator.admin"])).toBeUndefined();
  });

  it("names what is missing", () => {
    expect(missingScopes(["operator.read"])?.detail).toContain(
      "without the scopes operator.write, operator.admin",
    );
    expect(missingScopes([])?.detail).toContain("operator.read, operator.write, operator.admin");
  });
});
