import { printHead } from "@/lib/contract/audit";
import type { AuditLog } from "@/lib/engine/ports";
import { log } from "./log";
import { startTimer, type Timer } from "./timer";

const EVERY_MS = 3_600_000;

/**
 * Writes the end of the audit log to the log of the server, at once and every hour. Whoever keeps that elsewhere can
 * prove later that nothing before it was cut or written anew.
 */
export function startHeadExport(audit: AuditLog): Timer {
  const timer = startTimer("audit head", EVERY_MS, async () => {
    const head = await audit.auditHead();
    log({ level: "info", message: "The end of the audit log.", auditHead: printHead(head) });
  });
  void timer.run();
  return timer;
}
