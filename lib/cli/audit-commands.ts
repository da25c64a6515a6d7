import { once } from "node:events";
import { type Command, Option } from "commander";
import type { AuditFormat } from "@/lib/contract/names";
import { EXIT } from "./exit-codes";
import { collect, connectApi, given, type JsonOption, leaf } from "./leaf";
import { positive } from "./numbers";
import { table } from "./table";
import { moment, paint, plain, print, printJson } from "./terminal";

/** The audit log: read, verified, exported. */
export function addAuditCommands(audit: Command): void {
  leaf(audit, "list", "List events, newest first")
    .option("--query <filter>", "for example: kind:rollback status:refused created:<1d")
    .option("--limit <count>", "how many at most", positive, 50)
    .action(async ({ json, query, limit }: JsonOption & { query?: string; limit: number }) => {
      const client = connectApi();
      const page = await collect(limit, (part) => client.audit.list({ ...part, ...given({ query }) }));
      if (json) return printJson(page);
      const rows = page.items.map(({ seq, at, action, actor, outcome, sessionId }) => [
        String(seq),
        moment(at),
        action,
        outcome,
        `${actor.kind} ${actor.name}`,
        sessionId ?? "",
      ]);
      print(
        rows.length === 0
          ? "No event matches."
          : table(["#", "AT", "ACTION", "OUTCOME", "BY", "SESSION"], rows),
      );
      if (page.nextCursor !== null) print(paint("dim", "There are more: raise --limit."));
    });

  leaf(audit, "verify", "Hash the whole log again; exit code 1 when it was changed")
    .option("--head <number:hash>", "an end of the log that was kept elsewhere: finds what was cut off")
    .action(async ({ json, head }: JsonOption & { head?: string }) => {
      const check = await connectApi().audit.verify(given({ head }));
      if (json) printJson(check);
      else if (check.fault === null)
        print(
          `${paint("green", "✓")} ${check.events} events, none changed.${check.head === null ? "" : ` Head ${check.head.seq}:${check.head.hash}`}`,
        );
      else
        print(
          `${paint("red", "✗")} Event ${check.fault.seq} ${check.fault.problem}: ${plain(check.fault.detail)}`,
        );
      if (check.status !== "verified") process.exitCode = EXIT.bad;
    });

  leaf(audit, "export", "Write all events, oldest first, to the standard output")
    .option("--query <filter>", "only those that match")
    .addOption(new Option("--format <format>").choices(["csv", "jsonl"]).default("jsonl"))
    .action(async ({ query, format }: JsonOption & { query?: string; format: AuditFormat }) => {
      const stream = await connectApi().audit.export({ format, query });
      const reader = stream.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        if (!process.stdout.write(value)) await once(process.stdout, "drain");
      }
    });
}
