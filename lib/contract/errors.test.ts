import { describe, expect, it, vi } from "vitest";
import { AppError, fromProblem, isAppError, toProblem } from "./errors";

describe("isAppError", () => {
  it("knows an error of another copy of the module: a bundler makes several", async () => {
    vi.resetModules();
    const copy = await import("./errors");
    const error = new copy.AppError("host_unavailable", "Away.", { retryAfterMs: 5000 });

    expect(error).not.toBeInstanceOf(AppError);
    expect(isAppError(error)).toBe(true);
    expect(toProblem(error, "r1")).toMatchObject({ status: 503, code: "host_unavailable", detail: "Away." });
  });

  it.each([undefined, null, "text", {}, new Error("x"), { name: "AppError", code: "internal" }])(
    "is false for %s",
    (value) => {
      expect(isAppError(value)).toBe(false);
    },
  );
});

describe("a problem document", () => {
  it("becomes the same error again, facts included", () => {
    const error = new AppError("validation_failed", "Wrong.", { extra: { at: 3, length: 2 } });

    const back = fromProblem(toProblem(error, "r1"), 1000);

    expect(back).toMatchObject({ code: "validation_failed", detail: "Wrong.", retryAfterMs: 1000 });
    expect(back.extra).toEqual({ at: 3, length: 2, requestId: "r1" });
  });

  it("lets no extra fact replace what the code stands for", () => {
    const error = new AppError("forbidden", "No.", {
      extra: { status: 200, code: "internal", requestId: "other" },
    });

    expect(toProblem(error, "r1")).toMatchObject({ status: 403, code: "forbidden", requestId: "r1" });
  });
});
