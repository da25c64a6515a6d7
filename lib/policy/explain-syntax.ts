import type { YAMLError } from "yaml";

const SENTENCES: Partial<Record<YAMLError["code"], { message: string; fix: string }>> = {
  BAD_ALIAS: { message: "Aliases are not read here.", fix: "Write the value out" },
  BAD_INDENT: {
    message: "The indentation does not fit the lines around it.",
    fix: "Indent keys of one map alike",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: "There are two keys on one line.",
    fix: "Begin a new line, or put quotes around the value",
  },
  MISSING_CHAR: {
    message: "A closing character or a space is missing.",
    fix: "Close the quote or bracket; put a space after a colon",
  },
  MULTIPLE_DOCS: { message: "There is more than one document.", fix: "Keep one, without ---" },
  RESOURCE_EXHAUSTION: { message: "The document is nested too deeply.", fix: "Write it flatter" },
  TAB_AS_INDENT: { message: "A tab cannot indent a line of YAML.", fix: "Use spaces" },
  TAG_RESOLVE_FAILED: { message: "Tags are not read here.", fix: "Remove the tag" },
};

/** What an error of the YAML parser means to people. */
export const explainSyntax = ({ code, message }: YAMLError): { message: string; fix: string } =>
  SENTENCES[code] ?? { message: `This is not valid YAML: ${message}.`, fix: "Mend or remove this line" };
