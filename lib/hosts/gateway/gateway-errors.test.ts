import { readFileSync } from "node:fs";
import { GatewayClientRequestError, GatewayClientRequestTimeoutError } from "@openclaw/gateway-client";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { isOverload, isPassing, reasonOf, refersToNothing, refusalOf, toAppError } from "./gateway-errors";

// Answers of a real gateway.
const fixtures = new URL("../../../e2e/gateway/fixtures/", import.meta.url);
const Answer = z.looseObject({ code: z.string(), message: z.string() });
const answers = z
  .record(z.string(), Answer)
  .parse(JSON.parse(readFileSync(new URL("errors.json", fixtures), "utf8")));

const asIs = (text: string) => text;
const errorOf = (name: string) => new GatewayClientRequestError(answers[name] as object);
const translate = (name: string) => toAppError(errorOf(name), "some.method", asIs);

describe("toAppError", () => {
  it.each([
    ["rewind.session-not-found", "session_not_found"],
    ["sessions.create.unknown-parent", "session_not_found"],
    ["rewind.active-run", "run_active"],
    ["create-fork.active-run", "run_active"],
    ["compact.active-run", "run_active"],
    ["rewind.archived", "not_restorable"],
    ["rewind.off-active-path", "not_restorable"],
    ["switch.not-branch-tip", "not_restorable"],
    ["suspended", "host_unavailable"],
    ["forbidden", "forbidden"],
    ["invalid-params", "internal"],
    ["sessions.patch.label-in-use", "internal"],
  ])("understands %s as %s", (name, code) => {
    expect(translate(name).code).toBe(code);
  });

  it("names the scope that is missing", () => {
    expect(translate("forbidden").detail).toBe(
      "The gateway refuses some.method: the scope operator.admin is missing.",
    );
  });

  it("passes on how long to wait", () => {
    expect(translate("suspended").retryAfterMs).toBe(1000);
  });

  it("keeps the gateway's own reason for callers that decide by it", () => {
    expect(reasonOf(translate("sessions.files.set.conflict"))).toBe("session_file_conflict");
    expect(refersToNothing(translate("rewind.session-not-found"))).toBe(true);
    expect(refersToNothing(translate("rewind.active-run"))).toBe(false);
  });

  it("tells silence from a lost connection and from an answer of another version", () => {
    const late = new GatewayClientRequestTimeoutError({ method: "m", timeoutMs: 30_000, requestSent: true });
    const strange = z.string().safeParse(1).error;

    expect(toAppError(late, "m", asIs)).toMatchObject({
      code: "host_unavailable",
      detail: "The gateway did not answer m within 30 s.",
    });
    expect(toAppError(new Error("gateway closed (1006): "), "m", asIs).detail).toBe(
      "The connection to the gateway was lost.",
    );
    expect(toAppError(strange, "m", asIs).code).toBe("internal");
  });

  it("lets no secret through, neither in the detail nor in the cause", () => {
    const error = new GatewayClientRequestError({ code: "UNAVAILABLE", message: "refused s3cret-token" });

    const translated = toAppError(error, "m", (text) => text.replaceAll("s3cret-token", "***"));

    expect(translated.detail).toBe("refused ***");
    expect(String((translated.cause as Error).stack)).not.toContain("s3cret-token");
  });
});

describe("a refusal", () => {
  it("is an overload only in the gateway's words for it", () => {
    const overload = new GatewayClientRequestError({
      code: "UNAVAILABLE",
      message: "worker task capacity reached: overloaded",
    });
    const refusals = [overload, errorOf("rewind.active-run"), errorOf("suspended")].map(refusalOf);

    expect(refusals.map((refusal) => refusal && isOverload(refusal))).toEqual([true, false, false]);
    expect(refusals.map((refusal) => refusal && isPassing(refusal))).toEqual([false, false, true]);
  });

  it("is passing when something else changed while the gateway read, and when it asks for a repeat", () => {
    const refusal = refusalOf(errorOf("chat.history.store-changed"));
    const busy = refusalOf(errorOf("create-fork.active-run"));

    expect(refusal && isPassing(refusal)).toBe(true);
    expect(busy && isPassing(busy)).toBe(false);
  });

  it("is none when nothing was answered", () => {
    expect(refusalOf(new Error("gateway not connected"))).toBeUndefined();
  });
});
