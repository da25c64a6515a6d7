import type { Command } from "commander";
import { isAppError } from "@/lib/contract/errors";
import type { OpenClawClient } from "@/lib/sdk/client";
import { EXIT, exitCodeOf, Stop } from "./exit-codes";
import { connectApi, type JsonOption, leaf } from "./leaf";
import { hasErrors, readPolicyFile, requireUsable } from "./policy-file";
import { renderDryRun } from "./render-dry-run";
import { renderChanges, renderProblems } from "./render-policy";
import { confirm, isInteractive, paint, plain, print, printJson, say } from "./terminal";

interface ApplyOptions extends JsonOption {
  yes?: boolean;
}

const FILE = "a YAML file; - is the standard input";

/** The recovery policy: checked without a server, tried on the last 7 days, applied. */
export function addPolicyCommands(policy: Command): void {
  leaf(policy, "check", "Check a policy document, without the server; exit code 2 when it cannot be used")
    .argument("<file>", FILE)
    .action(check);
  leaf(policy, "apply", "Make a document the policy that holds; its dry run and what changes are shown first")
    .argument("<file>", FILE)
    .option("--yes", "do not ask")
    .action(apply);
  leaf(policy, "preview", "Show what a policy would have done in the last 7 days; changes nothing")
    .argument("[file]", `${FILE}; without one the policy that holds`)
    .action(preview);
}

async function check(path: string, { json }: JsonOption): Promise<void> {
  const { file, policies, problems } = await readPolicyFile(path);
  const usable = !hasErrors(problems);
  if (json) printJson({ file, policies, problems });
  else {
    if (problems.length > 0) print(renderProblems(file, problems));
    const names = policies.map(({ name }) => plain(name)).join(", ");
    if (usable)
      print(
        `${paint("green", "✓")} ${plain(file)} can be used: ${names || "no policy, nothing happens by itself"}.`,
      );
  }
  if (!usable) process.exitCode = EXIT.usage;
}

async function apply(path: string, { json, yes }: ApplyOptions): Promise<void> {
  // Whoever pipes the document in has no hand free to confirm it.
  if (!yes && (path === "-" || !isInteractive()))
    throw new Stop(
      EXIT.notConfirmed,
      "There is no terminal to confirm on. Nothing was done; to go on, add --yes. To see the dry run: policy preview.",
    );
  const { file, document, problems } = await readPolicyFile(path);
  requireUsable(file, problems, json);
  const { policy } = connectApi();
  const held = await policy.get();
  if (held.document === document && held.version > 0)
    return json ? printJson(held) : print(`Version ${held.version} is this document already.`);
  if (!yes || !json) {
    say(await dryRunOf(policy, document));
    say(
      `\nWhat changes${held.version === 0 ? "; there is no policy yet" : ` since version ${held.version}`}:\n${renderChanges(held.document, document)}`,
    );
    if (held.file !== null) say(`The next change of the server's ${plain(held.file.name)} replaces it.`);
  }
  if (!yes) await confirm("Apply?");
  // What was shown is what is replaced: a policy that somebody saved since is not touched.
  const saved = await policy.put({ document }, { after: held.version });
  if (json) printJson(saved);
  else print(`${paint("green", "✓")} Version ${saved.version} holds from now on.`);
}

async function preview(path: string | undefined, { json }: JsonOption): Promise<void> {
  const given = path === undefined ? undefined : await readPolicyFile(path);
  if (given) requireUsable(given.file, given.problems, json);
  const { policy } = connectApi();
  const found = await policy.preview(given && { document: given.document });
  // A server of another version may read it otherwise.
  if (given && given.problems.length === 0) requireUsable(given.file, found.problems, json);
  if (json) printJson(found);
  else print(renderDryRun(found));
}

/** The dry run, or why there is none: a gateway that is away keeps nobody from changing the policy. */
async function dryRunOf(policy: OpenClawClient["policy"], document: string): Promise<string> {
  try {
    return renderDryRun(await policy.preview({ document }));
  } catch (error) {
    if (!isAppError(error) || exitCodeOf(error) !== EXIT.unavailable) throw error;
    return `There is no dry run: ${plain(error.detail)}`;
  }
}
