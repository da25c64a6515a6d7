import type { AlertSeverity, AlertTarget, AlertTargetType } from "@/lib/contract/alert";
import type { PutOrder } from "./use-target";

/** What is typed in the form. */
export interface TargetDraft {
  name: string;
  type: AlertTargetType;
  url: string;
  secret: string;
  minSeverity: AlertSeverity;
  enabled: boolean;
}

export const draftOf = (target: AlertTarget | null): TargetDraft => ({
  name: target?.name ?? "",
  type: target?.type ?? "webhook",
  url: "",
  secret: "",
  minSeverity: target?.minSeverity ?? "info",
  enabled: target?.enabled ?? true,
});

/** What is left empty is left out: it stays as it is, or is made by the server. */
export function toPutOrder({ name, type, url, secret, minSeverity, enabled }: TargetDraft): PutOrder {
  const common = { minSeverity, enabled, ...(url.trim() === "" ? {} : { url: url.trim() }) };
  const given = secret.trim();
  if (type === "slack") return { name: name.trim(), target: { type, ...common } };
  if (type === "webhook")
    return { name: name.trim(), target: { type, ...common, ...(given === "" ? {} : { secret: given }) } };
  return { name: name.trim(), target: { type, ...common, ...(given === "" ? {} : { routingKey: given }) } };
}
