import { describe, expect, it } from "vitest";
import { toSettings } from "./read-settings";

describe("toSettings", () => {
  it("holds what was set for this session and nothing else", () => {
    const row = {
      key: "agent:main:main",
      label: "night watch",
      model: "lab-2",
      modelProvider: "lab",
      modelOverrideSource: "user",
      thinkingLevel: "low",
      toolOverrides: { skills: { weather: false } },
      verboseLevel: null,
      totalTokens: 5,
    };

    expect(toSettings(row)).toEqual({
      archived: false,
      visibility: "shared",
      label: "night watch",
      model: "lab/lab-2",
      thinkingLevel: "low",
      toolOverrides: { skills: { weather: false } },
    });
  });

  it("leaves out a model that the agent's defaults or a fallback chose", () => {
    const row = { key: "agent:main:main", model: "lab-1", modelProvider: "lab" };

    for (const modelOverrideSource of [null, "default", "auto"]) {
      expect(toSettings({ ...row, modelOverrideSource })).not.toHaveProperty("model");
    }
  });
});
