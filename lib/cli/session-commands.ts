import { type Command, Option } from "commander";
import type { Diff } from "@/lib/contract/diff";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import { EXIT, Stop } from "./exit-codes";
import { collect, connectApi, given, type JsonOption, leaf, withSession } from "./leaf";
import { positive } from "./numbers";
import { renderChecks } from "./render-rollback";
import { table } from "./table";
import { moment, paint, plain, print, printJson } from "./terminal";

interface ListOptions extends JsonOption {
  query?: string;
  limit: number;
}

const withList = (command: Command): Command =>
  command
    .option("--query <filter>", "for example: status:failing agent:main")
    .option("--limit <count>", "how many at most", positive, 50);

/** Reads of sessions and their snapshots, and taking one. */
export function addSessionCommands(session: Command): void {
  withList(leaf(session, "list", "List sessions, the worst first")).action(
    async ({ json, query, limit }: ListOptions) => {
      const { sessions } = connectApi();
      const page = await collect(limit, (part) => sessions.list({ ...part, ...given({ query }) }));
      if (json) return printJson(page);
      print(page.items.length === 0 ? "No session matches." : sessionTable(page.items));
      sayMore(page.nextCursor);
    },
  );

  withSession(leaf(session, "show", "Show one session")).action(async (id: string, { json }: JsonOption) => {
    const found = await connectApi().sessions.get(id);
    if (json) printJson(found);
    else print(renderSession(found));
  });

  withSession(leaf(session, "snapshot", "Take a snapshot"))
    .requiredOption("--name <name>", "up to 120 characters")
    .option("--description <text>", "what it is for")
    .option("--tag <tags...>", "tags")
    .option("--hold", "keep it whatever retention says")
    .action(async (id: string, { json, tag: tags, name, ...rest }: SnapshotOptions) => {
      const { description, hold } = rest;
      const taken = await connectApi().sessions.createSnapshot(id, {
        name,
        ...given({ description, hold, tags }),
      });
      if (json) printJson(taken);
      else print(`Snapshot ${taken.id} "${plain(taken.name)}" of ${plain(taken.sessionId)}.`);
    });

  withSession(withList(leaf(session, "snapshots", "List snapshots, newest first"))).action(
    async (id: string, { json, query, limit }: ListOptions) => {
      const { sessions } = connectApi();
      const page = await collect(limit, (part) =>
        sessions.listSnapshots(id, { ...part, ...given({ query }) }),
      );
      if (json) return printJson(page);
      print(page.items.length === 0 ? "No snapshot matches." : snapshotTable(page.items));
      sayMore(page.nextCursor);
    },
  );

  withSession(leaf(session, "diff", "Show what changed between two states"))
    .option("--from <snapshot>", "snapshot id; without one the newest")
    .addOption(new Option("--to <snapshot>", "snapshot id").default("current", "the session as it is now"))
    .option("--patch", "print an RFC 6902 JSON Patch")
    .action(async (id: string, { json, from, to, patch }: DiffOptions) => {
      const { sessions } = connectApi();
      const sides = { from: from ?? (await newestSnapshot(id)), to };
      if (patch) return printJson(await sessions.diffPatch(id, sides));
      const diff = await sessions.diff(id, sides);
      if (json) printJson(diff);
      else print(renderDiff(diff));
    });

  withSession(leaf(session, "verify", "Compare the session with a snapshot; exit code 1 when it differs"))
    .requiredOption("--snapshot-id <id>", "what it is compared with")
    .action(async (id: string, { json, snapshotId }: JsonOption & { snapshotId: string }) => {
      const verification = await connectApi().sessions.verify(id, { snapshotId });
      if (json) printJson(verification);
      else print(renderChecks(verification));
      if (!verification.passed) process.exitCode = EXIT.bad;
    });
}

interface SnapshotOptions extends JsonOption {
  name: string;
  description?: string;
  tag?: string[];
  hold?: boolean;
}

interface DiffOptions extends JsonOption {
  from?: string;
  to: string;
  patch?: boolean;
}

async function newestSnapshot(sessionId: string): Promise<string> {
  const [newest] = (await connectApi().sessions.listSnapshots(sessionId, { limit: 1 })).items;
  if (newest === undefined) throw new Stop(EXIT.notFound, "The session has no snapshot to compare with.");
  return newest.id;
}

function sayMore(nextCursor: string | null): void {
  if (nextCursor !== null) print(paint("dim", "There are more: raise --limit."));
}

const STATUS_COLOURS = { failing: "red", degraded: "yellow", healthy: "green" } as const;
const isColoured = (status: string): status is keyof typeof STATUS_COLOURS => status in STATUS_COLOURS;

function sessionTable(sessions: Session[]): string {
  const rows = sessions.map(({ id, label, status, context, snapshotCount, lastSnapshot, demo }) => [
    status,
    id,
    label,
    String(context.messages ?? "–"),
    String(snapshotCount),
    lastSnapshot === null ? "–" : moment(lastSnapshot.createdAt),
    demo ? "demo data" : "",
  ]);
  const titles = ["STATUS", "SESSION", "LABEL", "MESSAGES", "SNAPSHOTS", "LAST SNAPSHOT", ""];
  return table(titles, rows).replace(/^\S+/gm, (word) =>
    isColoured(word) ? paint(STATUS_COLOURS[word], word) : word,
  );
}

function renderSession(session: Session): string {
  const { errorRate, runs } = session.health;
  const lines = [
    [paint("bold", plain(session.label)), session.demo ? "demo data" : ""],
    ["session", session.id],
    ["agent", session.agentId],
    ["status", session.status],
    ["attention", session.attention ?? "–"],
    ["model", session.model ?? "–"],
    ["messages", String(session.context.messages ?? "–")],
    ["tokens", String(session.context.tokens ?? "–")],
    ["errors", errorRate === null ? "–" : `${Math.round(errorRate * 100)} % of ${runs} runs`],
    ["snapshots", String(session.snapshotCount)],
    ["last healthy", session.lastHealthySnapshot?.id ?? "–"],
  ];
  return lines.map(([key = "", value = ""]) => `${key.padEnd(13)} ${plain(value)}`.trimEnd()).join("\n");
}

const snapshotTable = (snapshots: Snapshot[]): string =>
  table(
    ["SNAPSHOT", "TAKEN", "KIND", "NAME", "TAGS", ""],
    snapshots.map(({ id, createdAt, kind, name, tags, held, lastHealthy }) => [
      id,
      moment(createdAt),
      kind,
      name,
      tags.join(","),
      [held && "held", lastHealthy && "last healthy"].filter((mark) => mark !== false).join(", "),
    ]),
  );

const SIGNS = { added: "+", removed: "-", changed: "~" } as const;

function renderDiff({ from, to, identical, context, memory, files, tools, skills, settings }: Diff): string {
  const title = `${from.ref} (${moment(from.capturedAt)}) → ${to.ref} (${moment(to.capturedAt)})`;
  if (identical) return `${title}\nNothing changed.`;
  const counts = ({ added, removed, changed }: Record<"added" | "removed" | "changed", number>) =>
    `+${added} -${removed} ~${changed}`;
  const paths = (part: Diff["files"]) => part.files.map(({ op, path }) => `  ${SIGNS[op]} ${plain(path)}`);
  return [
    title,
    `context   ${counts(context)} messages`,
    `memory    ${counts(memory)} files, +${memory.addedLines} -${memory.removedLines} lines`,
    ...paths(memory),
    `files     ${counts(files)}`,
    ...paths(files),
    `tools     +${tools.added.length} -${tools.removed.length}`,
    `skills    +${skills.added.length} -${skills.removed.length}`,
    `settings  ${settings.changes.length} changed`,
  ].join("\n");
}
