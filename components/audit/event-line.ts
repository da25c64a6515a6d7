import type { AuditItem } from "@/lib/contract/audit";
import type { Words } from "@/lib/i18n/words";

const CHANGED = ["name", "description", "tags", "held"] as const;
const OUTCOMES = ["restored", "put_back", "needs_attention"] as const;

/** What an event says beyond its name, in one line. */
export function eventLine(event: AuditItem, words: Words<"audit">): string {
  const { action, outcome, detail, snapshot } = event;
  const text = (key: string) => (typeof detail[key] === "string" ? detail[key] : "");
  const name = text("name") || (snapshot?.name ?? "");
  const why = text("why") || text("code");
  if (outcome === "refused") return words("line.refused", { why });
  if (outcome === "failed" && why !== "") return words("line.failed", { why });
  if (action === "snapshot.review") return words("line.review", { name, note: text("note") });
  if (action === "snapshot.update") return updateLine(event, words);
  if (action === "session.rollback" || action === "rollback.undo") {
    const known = OUTCOMES.find((one) => one === detail.outcome);
    const reason = text("reason");
    return [known ? words(`line.${known}`) : "", reason === "" ? "" : words("line.reason", { reason })]
      .filter((part) => part !== "")
      .join(". ");
  }
  return [name, text("note"), text("reason"), why].find((part) => part !== "") ?? "";
}

function updateLine({ detail, snapshot }: AuditItem, words: Words<"audit">): string {
  const changed = CHANGED.filter((key) => detail[key] !== undefined).map((key) =>
    words(`line.${key === "name" ? "renamed" : key}`),
  );
  const what = words("line.changed", { what: changed.join(", ") });
  return snapshot === null ? what : `${snapshot.name}. ${what}`;
}
