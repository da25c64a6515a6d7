import { isScalar } from "yaml";
import { type Field, quote } from "./reading";

const PATTERN = /^[^\s/\\\p{Cc}]{1,512}$/u;
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._ -]{0,59}$/u;
const OPERATION = /^[^\s,\p{Cc}]{1,120}$/u;

const text =
  (form: RegExp, what: string, fix: string): Field<string> =>
  (reading, node, path) => {
    const value = reading.scalar(node, path);
    if (value === undefined || (typeof value === "string" && form.test(value)))
      return value as string | undefined; // the form was met
    reading.note(node, path, `${quote(value)} is not ${what}.`, fix);
    return undefined;
  };

export const policyName = text(NAME, "a name", "Use up to 60 letters, digits, spaces, dots and dashes");

const pattern = text(
  PATTERN,
  "a pattern of session keys",
  "Write a session key; * stands for any characters",
);

export const operation = text(
  OPERATION,
  "the name of an operation",
  "Write the name of a tool; * stands for any characters",
);

/** One pattern of session keys, or a list of them. */
export const patterns: Field<string[]> = (reading, node, path) => {
  if (isScalar(node)) {
    const one = pattern(reading, node, path);
    return one === undefined ? undefined : [one];
  }
  const several = reading.list(node, path, pattern);
  if (several?.length !== 0) return several;
  reading.note(
    node,
    path,
    "This list is empty: the policy applies to no session.",
    'Write "*" for all sessions',
  );
  return undefined;
};
