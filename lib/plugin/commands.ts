import type { Api } from "@/lib/sdk/api";
import type { OpenClaw } from "./open-claw";
import { renderDiff, renderRollback, renderSnapshot, renderSnapshots } from "./render";
import { sayFailure } from "./say-failure";

const DESCRIPTION = "Snapshots, diff and rollback of a session, by Clawback";
const SESSION = ["[session]", "Session key; without one the main session"] as const;

interface JsonOption {
  json?: boolean;
}

interface SnapshotOptions extends JsonOption {
  name: string;
  description?: string;
  tag?: string[];
  hold?: boolean;
}

interface RollbackOptions extends JsonOption {
  snapshotId: string;
  preserveMemory?: boolean;
  reason?: string;
}

interface DiffOptions extends JsonOption {
  from?: string;
  to?: string;
}

/** `openclaw session snapshot|snapshots|diff|rollback`. `open` is called by a command that runs, never at registration. */
export function registerCommands(claw: OpenClaw, open: () => Api): void {
  claw.registerCli(
    ({ program }) => {
      const group = program.command("session").description(DESCRIPTION);

      group
        .command("snapshot")
        .description("Take a snapshot")
        .argument(...SESSION)
        .requiredOption("--name <name>", "Up to 120 characters")
        .option("--description <text>", "What it is for")
        .option("--tag <tags...>", "Tags")
        .option("--hold", "Keep it whatever retention says")
        .option("--json", "Print the snapshot as JSON")
        .action((session: string | undefined, { name, description, tag, hold, json }: SnapshotOptions) =>
          run(json, renderSnapshot, () =>
            open().sessions.createSnapshot(session ?? "main", {
              name,
              ...(description === undefined ? {} : { description }),
              ...(tag === undefined ? {} : { tags: tag }),
              ...(hold === undefined ? {} : { hold }),
            }),
          ),
        );

      group
        .command("snapshots")
        .description("List snapshots, newest first")
        .argument(...SESSION)
        .option("--json", "Print the page as JSON")
        .action((session: string | undefined, { json }: JsonOption) =>
          run(json, renderSnapshots, () => open().sessions.listSnapshots(session ?? "main")),
        );

      group
        .command("diff")
        .description("Show what changed since a snapshot")
        .argument(...SESSION)
        .option("--from <snapshot>", "Snapshot id; without one the newest")
        .option("--to <snapshot>", "Snapshot id; without one the session as it is now")
        .option("--json", "Print the diff as JSON")
        .action((session: string | undefined, { from, to, json }: DiffOptions) =>
          run(json, renderDiff, async () => {
            const { sessions } = open();
            const id = session ?? "main";
            return sessions.diff(id, { from: from ?? (await newestOf(sessions, id)), to: to ?? "current" });
          }),
        );

      group
        .command("rollback")
        .description("Roll the session back to a snapshot; a safety snapshot is taken first")
        .argument(...SESSION)
        .requiredOption("--snapshot-id <id>", "Where to roll back to")
        .option("--preserve-memory", "Leave the memory as it is")
        .option("--reason <text>", "Why, for the audit log")
        .option("--json", "Print the rollback as JSON")
        .action((session: string | undefined, options: RollbackOptions) =>
          run(options.json, renderRollback, async () => {
            const { snapshotId, preserveMemory = false, reason } = options;
            const rollback = await open().sessions.rollback(session ?? "main", {
              snapshotId,
              preserveMemory,
              ...(reason === undefined ? {} : { reason }),
            });
            if (rollback.outcome !== "restored") process.exitCode = 1;
            return rollback;
          }),
        );
    },
    { descriptors: [{ name: "session", description: DESCRIPTION, hasSubcommands: true }] },
  );
}

async function newestOf(sessions: Api["sessions"], sessionId: string): Promise<string> {
  const { items } = await sessions.listSnapshots(sessionId, { limit: 1 });
  const [newest] = items;
  if (!newest) throw new Error("The session has no snapshot to compare with.");
  return newest.id;
}

/** Prints what came; a failure is one sentence on stderr and exit code 1. */
async function run<Data>(
  json: boolean | undefined,
  render: (data: Data) => string,
  work: () => Promise<Data>,
): Promise<void> {
  try {
    const data = await work();
    process.stdout.write(`${json ? JSON.stringify(data, null, 2) : render(data)}\n`);
  } catch (error) {
    process.stderr.write(`${sayFailure(error)}\n`);
    process.exitCode = 1;
  }
}
