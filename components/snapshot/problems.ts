import type { z } from "zod";

/** What is wrong with a name, as a key of its words. */
export const nameProblem = (error: z.ZodError): "empty" | "long" | "control" => {
  const code = error.issues[0]?.code;
  if (code === "too_small") return "empty";
  return code === "too_big" ? "long" : "control";
};

/** What is wrong with a tag, or else with all of them together, as a key of its words. */
export function tagProblem(
  tag: z.ZodError | undefined,
  all: z.ZodError | undefined,
): "empty" | "long" | "sign" | "many" | "twice" {
  if (tag !== undefined) {
    const code = tag.issues[0]?.code;
    if (code === "too_small") return "empty";
    return code === "too_big" ? "long" : "sign";
  }
  return all?.issues[0]?.code === "too_big" ? "many" : "twice";
}
