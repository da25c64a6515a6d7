import { writeDuration, writeSize } from "@/lib/contract/amounts";
import type { Json } from "@/lib/contract/json";
import type { TriggerType } from "@/lib/contract/names";
import type { Trigger } from "@/lib/contract/policy";

/** What a switched-on trigger begins with: the limits that architecture and design name. */
export const FIRST_LIMITS: Record<TriggerType, number | string> = {
  error_rate: "30%",
  timeout: "300s",
  memory_leak: "500MB",
};

/** A typed value as the document holds it: numbers as numbers, nothing as nothing. */
export function toWritten(typed: string): Json | undefined {
  const text = typed.trim();
  if (text === "") return undefined;
  return /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) ? Number(text) : typed;
}

/** A limit as people write it. */
export function writeLimit({ type, threshold }: Trigger): string {
  if (type === "error_rate") return `${Math.round(threshold * 100)}%`;
  return type === "timeout" ? writeDuration(threshold) : writeSize(threshold);
}

export const writeLength = (lengthMs: number | null): string =>
  lengthMs === null ? "" : writeDuration(lengthMs);

/** Patterns in one line, as a person lists them. */
export const toPatterns = (typed: string): string | string[] | undefined => {
  const patterns = typed.split(",").map((pattern) => pattern.trim());
  if (patterns.length < 2) return patterns[0] === "" ? undefined : patterns[0];
  return patterns;
};
