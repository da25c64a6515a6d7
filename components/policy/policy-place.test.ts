import { describe, expect, it } from "vitest";
import { readPolicies } from "@/lib/policy/read-policies";
import { pathText, placeOf, problemAt } from "./policy-place";

const TEXT = `recovery:
  policies:
    - name: night
      appliesTo: "agent:night:*"
      snapshotPolicy: { retention: 7 }
`;

describe("the place of a policy", () => {
  it("is recovery itself for the default one, else its place in the list", () => {
    const { policies } = readPolicies(TEXT.replace("7", "7d"));
    expect(placeOf(policies, "default")).toEqual(["recovery"]);
    expect(placeOf(policies, "night")).toEqual(["recovery", "policies", 0]);
  });

  it("finds the problem of a field", () => {
    const { problems } = readPolicies(TEXT);
    const path = ["recovery", "policies", 0, "snapshotPolicy", "retention"];
    expect(pathText(path)).toBe("recovery.policies[0].snapshotPolicy.retention");
    expect(problemAt(problems, path)?.fix.value).toBe("7d");
  });
});
