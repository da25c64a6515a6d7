import { Command } from "commander";
import packageJson from "@/package.json";
import { addAuditCommands } from "./audit-commands";
import { addCheckCommand } from "./check-command";
import { addCompletion } from "./completion";
import { addConnectCommand } from "./connect-command";
import { addDoctorCommand } from "./doctor-command";
import { addPolicyCommands } from "./policy-commands";
import { addRollbackCommands } from "./rollback-commands";
import { addSessionCommands } from "./session-commands";
import { addUpCommand } from "./up-command";

const EXIT_CODES = `
Exit codes:
  0  done
  1  done, and the answer is bad: a check failed, a rollback was put back
  2  wrong usage or invalid input
  3  no such session, snapshot or rollback
  4  refused: held, moved, a policy saved meanwhile, a run or a rollback is active, not restorable
  5  not confirmed
  6  not allowed: OPENCLAW_API_TOKEN is missing or wrong
  7  server, gateway or store cannot be reached

Speaks to the server in OPENCLAW_API_URL (default http://127.0.0.1:3000).`;

/** Every command of `clawback`. */
export function createProgram(): Command {
  const program = new Command("clawback")
    .description("Snapshots, diffs and verified rollback for OpenClaw agent sessions")
    .version(packageJson.version)
    .addHelpText("after", EXIT_CODES);
  const session = program.command("session").description("Sessions, their snapshots, rollback and undo");
  addSessionCommands(session);
  addRollbackCommands(session);
  addAuditCommands(program.command("audit").description("The audit log"));
  addPolicyCommands(program.command("policy").description("The recovery policy"));
  addCheckCommand(program);
  addDoctorCommand(program);
  addConnectCommand(program);
  addUpCommand(program);
  addCompletion(program);
  return program;
}
