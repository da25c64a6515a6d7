import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/contract/errors";
import { parseEnv } from "./env";

describe("parseEnv", () => {
  it("needs no variable at all", () => {
    expect(parseEnv({})).toMatchObject({
      HOST: "127.0.0.1",
      PORT: 3000,
      CLAWBACK_DATA_DIR: "./data",
      CLAWBACK_DEMO_SEED: 1,
      CLAWBACK_DEMO_STEP_MS: 5000,
    });
  });

  it("takes an empty variable for an unset one", () => {
    const settings = parseEnv({
      HOST: "",
      PORT: "",
      DATABASE_URL: "",
      CLAWBACK_TOKEN: "",
      OPENCLAW_GATEWAY_URL: "",
    });

    expect(settings).toMatchObject({ HOST: "127.0.0.1", PORT: 3000 });
    expect(settings.CLAWBACK_TOKEN).toBeUndefined();
  });

  it.each([
    ["PORT", "http"],
    ["PORT", "70000"],
    ["DATABASE_URL", "mysql://me:hunter2@db/x"],
    ["OPENCLAW_GATEWAY_URL", "gateway:18789"],
    ["OPENCLAW_API_URL", "ftp://hunter2.example"],
    ["CLAWBACK_TOKEN", "hunter2"],
    ["CLAWBACK_TOKEN", "hunter2 hunter2 hunter2"],
    ["CLAWBACK_DEMO_SEED", "-1"],
    ["CLAWBACK_DEMO_STEP_MS", "soon"],
    ["CLAWBACK_DEMO_NOW", "tomorrow"],
  ])("refuses %s=%s in a sentence that names the variable and not its value", (name, value) => {
    const attempt = () => parseEnv({ [name]: value });

    expect(attempt).toThrow(AppError);
    expect(attempt).toThrow(name);
    expect(attempt).not.toThrow("hunter2");
  });

  it("refuses a gateway token without a gateway: the demo would start where a gateway was meant", () => {
    expect(() => parseEnv({ OPENCLAW_GATEWAY_TOKEN: "secret" })).toThrow("OPENCLAW_GATEWAY_URL");
  });
});
