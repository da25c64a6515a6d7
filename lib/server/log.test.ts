import { afterEach, describe, expect, it, vi } from "vitest";
import { AppError } from "@/lib/contract/errors";
import { log, logFailure } from "./log";

function capture(): string[] {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  return lines;
}

afterEach(() => vi.restoreAllMocks());

const REQUEST = { requestId: "r1", method: "POST", path: "/api/v1/x" };

describe("logFailure", () => {
  it("writes one line of JSON with the cause that the caller is not told", () => {
    const lines = capture();

    logFailure(
      new AppError("store_unavailable", "The disk is full.", { cause: new Error("ENOSPC") }),
      REQUEST,
    );

    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      ...REQUEST,
      level: "error",
      status: 503,
      cause: "Error: ENOSPC",
    });
  });

  it("is silent about refusals: they are the caller's matter", () => {
    const lines = capture();

    logFailure(new AppError("session_not_found", "None."), REQUEST);

    expect(lines).toEqual([]);
  });
});

describe("log", () => {
  it("keeps one line per entry whatever the text holds", () => {
    const lines = capture();

    log({ message: 'a\nb"} {"level":"info"' });

    expect(lines.join("").trimEnd().split("\n")).toHaveLength(1);
  });
});
