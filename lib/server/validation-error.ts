import type { z } from "zod";
import { AppError } from "@/lib/contract/errors";

const ISSUES_SHOWN = 20;

/**
 * The refusal behind failed parsing: one sentence about the first field, all fields in `errors`. A well-formed id of
 * the wrong alphabet (`snap_abc123`) names something that cannot exist: that is "not found" and not bad input.
 */
export function toValidationError(issues: readonly z.core.$ZodIssue[], input: unknown): AppError {
  const missing = issues.length === 1 && issues[0] !== undefined ? toNotFound(issues[0], input) : undefined;
  if (missing !== undefined) return missing;
  const errors = issues.slice(0, ISSUES_SHOWN).flatMap(toFieldErrors).filter(isFirstOfItsField);
  const [first] = errors;
  return new AppError(
    "validation_failed",
    first === undefined ? "The request is not valid." : toSentence(first),
    {
      extra: { errors },
    },
  );
}

interface FieldError {
  [key: string]: string;
  path: string;
  message: string;
}

function toFieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.join(".");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: path === "" ? key : `${path}.${key}`,
      message: "There is no such field.",
    }));
  }
  if (issue.code === "invalid_union") {
    // The alternatives of an id: the last one says what an id looks like.
    const message = issue.errors.at(-1)?.[0]?.message;
    if (message !== undefined) return [{ path, message }];
  }
  if (issue.code === "invalid_type") {
    const isMissing = issue.message.endsWith("received undefined");
    return [
      { path, message: isMissing ? "This is missing." : `This must be a value of type ${issue.expected}.` },
    ];
  }
  return [{ path, message: issue.message }];
}

/** What else is wrong with a field follows from the first thing more often than not. */
const isFirstOfItsField = ({ path }: FieldError, at: number, all: FieldError[]) =>
  all.findIndex((other) => other.path === path) === at;

const toSentence = ({ path, message }: FieldError) => (path === "" ? message : `${path}: ${message}`);

function toNotFound(issue: z.core.$ZodIssue, input: unknown): AppError | undefined {
  const value = issue.path.reduce<unknown>(
    (part, key) => (isObject(part) ? part[String(key)] : undefined),
    input,
  );
  if (typeof value !== "string") return undefined;
  if (/^snap_\w{1,64}$/.test(value))
    return new AppError("snapshot_not_found", `There is no snapshot ${value}.`);
  if (/^rb_\w{1,64}$/.test(value))
    return new AppError("rollback_not_found", `There is no rollback ${value}.`);
  return undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
