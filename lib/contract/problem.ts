import { z } from "zod";
import { PROBLEMS, type ProblemCode, type Problem as ProblemDocument } from "./errors";
import { Reasons } from "./reason";

// The keys of an object are strings to TypeScript; these are the codes, and there is at least one.
const CODES = Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]];

/** A problem document as it is sent, for the description of the API and for whoever reads one. */
export const Problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.enum(CODES),
    requestId: z.string(),
    detailReasons: Reasons,
  })
  .meta({ id: "Problem" }) satisfies z.ZodType<ProblemDocument>;
