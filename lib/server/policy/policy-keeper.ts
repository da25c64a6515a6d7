import { AppError } from "@/lib/contract/errors";
import type { Policy, PolicyInput, PolicyProblem, RecoveryPolicy } from "@/lib/contract/policy";
import { auditEvent, recordRefusal } from "@/lib/engine/audit";
import type { PolicyDeps, StoredPolicy } from "@/lib/engine/policy/ports";
import type { Requester } from "@/lib/engine/ports";
import { editDocument } from "@/lib/policy/edit-document";
import { type ReadPolicies, readPolicies } from "@/lib/policy/read-policies";
import type { ConfigFile } from "./config-file";

const HISTORY = 50;
const ATTEMPTS = 5;

/** The document that holds, as this process last saw it. */
export class PolicyKeeper {
  readonly #deps: PolicyDeps;
  readonly #file: ConfigFile | undefined;
  #current: StoredPolicy | undefined;
  #read: ReadPolicies = { policies: [], problems: [] };
  #fileProblems: PolicyProblem[] = [];

  constructor(deps: PolicyDeps, file?: ConfigFile) {
    this.#deps = deps;
    this.#file = file;
  }

  /** The policies that hold; none as long as there is no document. */
  get policies(): RecoveryPolicy[] {
    return this.#read.policies;
  }

  /** When the document that holds was saved. */
  get since(): Date {
    return new Date(this.#current?.savedAt ?? 0);
  }

  /** Sees what another replica saved, and takes over the file when it was changed since it was last taken over. */
  async refresh(): Promise<void> {
    await this.#lookAtFile();
    this.#see(await this.#deps.policies.currentPolicy());
  }

  /** The document with all that is known of it. */
  async describe(): Promise<Policy> {
    await this.refresh();
    const { version = 0, document = "" } = this.#current ?? {};
    const history = await this.#deps.policies.listPolicyVersions(HISTORY);
    return {
      version,
      document,
      ...this.#read,
      saved: history[0] ?? null,
      history,
      file: this.#file ? { name: this.#file.name, problems: this.#fileProblems } : null,
    };
  }

  /** The text that `input` makes of the document that holds. */
  textOf(input: PolicyInput): string {
    if ("document" in input) return input.document;
    return editDocument(this.#current?.document ?? "", input);
  }

  /**
   * Makes `input` the document that holds. Throws `validation_failed` with `extra.problems` when it cannot be used, and
   * `policy_moved` when `after` is given and is not the version that holds: then nothing changed.
   */
  async save(requester: Requester, input: PolicyInput, after?: number): Promise<Policy> {
    await this.refresh();
    const version = this.#current?.version ?? 0;
    await recordRefusal(this.#deps, requester, "policy.save", { version }, async () => {
      const document = this.textOf(input);
      if (after !== undefined && after !== version) throw moved(version);
      requireUsable(readPolicies(document));
      if (!(await this.#store(requester, document, "product", version))) throw moved(version + 1);
    });
    return this.describe();
  }

  async #lookAtFile(): Promise<void> {
    const change = await this.#file?.readIfChanged();
    if (change === undefined) return;
    try {
      await this.#takeOver(change);
    } catch (error) {
      // Most likely the store is away: what the file says must not be lost by that.
      this.#file?.lookAgain();
      throw error;
    }
  }

  /** A file that cannot be used changes nothing: the version before it holds, and its problems are shown. */
  async #takeOver(change: { text: string } | { problem: string }): Promise<void> {
    if ("problem" in change) {
      this.#fileProblems = [unreadable(change.problem)];
      return;
    }
    const { problems } = readPolicies(change.text);
    this.#fileProblems = problems;
    if (problems.some(({ severity }) => severity === "error")) return;
    const requester: Requester = {
      actor: { kind: "system", name: this.#file?.name ?? "file" },
      requestId: null,
    };
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      // What was edited in the product since then holds until the file says something new.
      if ((await this.#deps.policies.newestFromFile())?.document === change.text) return;
      const { version = 0 } = (await this.#deps.policies.currentPolicy()) ?? {};
      if (await this.#store(requester, change.text, "file", version)) return;
    }
  }

  async #store(
    requester: Requester,
    document: string,
    source: StoredPolicy["source"],
    after: number,
  ): Promise<boolean> {
    const { clock, policies, events } = this.#deps;
    const audit = auditEvent(this.#deps, requester, "policy.save", "succeeded", {
      version: after + 1,
      source,
    });
    const saved = { document, savedAt: clock.now().toISOString(), savedBy: requester.actor, source };
    const stored = await policies.savePolicy(saved, after, audit);
    if (!stored) return false;
    this.#see(stored);
    events.publish({ type: "policy", version: stored.version });
    return true;
  }

  #see(stored: StoredPolicy | undefined): void {
    if (stored?.version === this.#current?.version) return;
    this.#current = stored;
    this.#read = readPolicies(stored?.document ?? "");
  }
}

function requireUsable({ problems }: ReadPolicies): void {
  const errors = problems.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (!first) return;
  const more = errors.length > 1 ? ` ${errors.length - 1} more.` : "";
  throw new AppError(
    "validation_failed",
    `Line ${first.line}, column ${first.column}: ${first.message} ${first.fix.text}.${more}`,
    { extra: { problems } },
  );
}

const moved = (version: number): AppError =>
  new AppError("policy_moved", `Somebody saved version ${version} meanwhile. Look at it, then save again.`, {
    extra: { version },
  });

const unreadable = (message: string): PolicyProblem => ({
  severity: "error",
  line: 1,
  column: 1,
  path: "",
  message,
  fix: { text: "Name a readable file in CLAWBACK_CONFIG", value: null },
});
