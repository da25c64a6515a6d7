"use client";

import { FileWarning, History } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useSessions } from "@/components/sessions/use-sessions";
import { HintBar } from "@/components/shell/hint-bar";
import { announce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useFormat } from "@/components/ui/use-format";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { useMedia } from "@/components/ui/use-media";
import { useUrlParam } from "@/components/ui/use-url-param";
import type { Policy, PolicyProblem, RecoveryPolicy } from "@/lib/contract/policy";
import { applyFix } from "@/lib/policy/apply-fix";
import { readPolicies } from "@/lib/policy/read-policies";
import { DryRunPanel } from "./dry-run-panel";
import { PolicyHeader } from "./policy-header";
import { placeOf } from "./policy-place";
import { SettingsPanel } from "./settings-panel";
import { usePolicyDraft } from "./use-policy-draft";
import { usePreview } from "./use-preview";
import { useSavePolicy } from "./use-save-policy";
import { YamlPanel } from "./yaml-panel";

const FILE_NAME = "agent-config.yaml";
/** What a document without a word means: nothing is done by itself. */
const [EMPTY] = readPolicies("recovery: {}").policies;

/** Form and text as two editors of one document, beside its dry run. */
export function PolicyEditor({ policy }: { policy: Policy }) {
  const words = useTranslations("policy");
  // The version that the edits began from: a newer one is offered, and never written over them.
  const [base, setBase] = useState(policy);
  const draft = usePolicyDraft(base.document);
  const save = useSavePolicy();
  const [name, setName] = useUrlParam("policy");
  const field = useRef<HTMLTextAreaElement>(null);
  const isPhone = useMedia("(max-width: 767px)");
  const preview = usePreview(draft.valid.text);
  const labels = useSessionLabels();

  const policies =
    draft.valid.policies.length > 0 ? draft.valid.policies : [EMPTY].filter((one) => one !== undefined);
  const chosen = policies.find((one) => one.name === name) ?? policies[0];
  const fix = (problem: PolicyProblem) => draft.write(applyFix(draft.text, problem), "fix");
  const jump = ({ line, column }: PolicyProblem) => jumpTo(field.current, draft.text, line, column);
  const store = () => {
    if (draft.errors.length > 0 || draft.changed.size === 0 || save.isPending) return;
    save.mutate({ document: draft.text, after: policy.version }, { onSuccess: setBase });
  };
  useHotkeys({
    "Mod+s": store,
    "Mod+z": () => {
      if (draft.undo()) announce(words("undone"));
    },
    F8: () => {
      const [first] = draft.problems;
      if (first) jump(first);
    },
    y: () => field.current?.focus(),
  });
  if (policy.version !== base.version && draft.changed.size === 0) setBase(policy);
  if (chosen === undefined) return null;

  return (
    <>
      <main className="flex min-h-0 flex-1 flex-col max-xl:overflow-y-auto">
        <PolicyHeader
          draft={draft}
          policies={policies}
          chosen={chosen}
          onChoose={(next) => setName(next === policies[0]?.name ? "" : next)}
          sessionCount={sessionsOf(preview.data?.sessions, chosen)}
          saving={save.isPending}
          onSave={store}
        />
        <Notices
          policy={policy}
          isMovedOn={policy.version !== base.version}
          isPhone={isPhone}
          onLoad={() => {
            draft.write(policy.document, "theirs");
            setBase(policy);
          }}
        />
        <div className="grid min-h-0 flex-1 grid-cols-[480px_minmax(0,1fr)_440px] gap-4 px-6 pb-4 max-xl:flex-none max-xl:grid-cols-1 max-md:px-4">
          <fieldset disabled={isPhone} className="contents">
            <SettingsPanel
              draft={draft}
              onFix={fix}
              place={placeOf(policies, chosen.name)}
              policy={chosen}
              passed={preview.data?.passed}
            />
          </fieldset>
          <YamlPanel
            draft={draft}
            onFix={fix}
            fileName={policy.file?.name ?? FILE_NAME}
            readOnly={isPhone}
            field={field}
            onJump={jump}
          />
          <DryRunPanel preview={preview} errors={draft.errors.length} labels={labels} />
        </div>
      </main>
      <HintBar
        hints={[
          { keys: ["Mod", "S"], does: words("hints.save") },
          { keys: ["Mod", "Z"], does: words("hints.undo") },
          { keys: ["F8"], does: words("hints.next") },
          { keys: ["Y"], does: words("hints.yaml") },
        ]}
        updatedAt={preview.dataUpdatedAt}
      />
    </>
  );
}

interface NoticesProps {
  policy: Policy;
  isMovedOn: boolean;
  isPhone: boolean;
  onLoad: () => void;
}

function Notices({ policy, isMovedOn, isPhone, onLoad }: NoticesProps) {
  const words = useTranslations("policy");
  const format = useFormat();
  const { saved, file } = policy;
  const pending = file?.problems[0];
  const savedTime = (at: string) => `${format.day(at)} ${format.clock(at)}`;
  return (
    <div className="flex shrink-0 flex-col gap-2 px-6 pb-2 max-md:px-4">
      <p className="text-ink-3 text-small">
        {saved === null
          ? words("neverSaved")
          : words("lastSaved", { time: savedTime(saved.savedAt), name: saved.savedBy.name })}{" "}
        {isPhone ? words("phone") : null} {file ? words("file", { name: file.name }) : null}
      </p>
      {isMovedOn ? (
        <Banner
          tone="warn"
          icon={<History size={16} />}
          title={words("movedOn")}
          actions={<Button onClick={onLoad}>{words("loadTheirs")}</Button>}
        >
          {words("movedOnDetail")}
        </Banner>
      ) : null}
      {file && pending ? (
        <Banner
          tone="warn"
          icon={<FileWarning size={16} />}
          title={words("filePending", {
            name: file.name,
            message: pending.message,
            line: String(pending.line),
          })}
        />
      ) : null}
    </div>
  );
}

const sessionsOf = (
  sessions: readonly { policy: string | null }[] | undefined,
  { name }: RecoveryPolicy,
): number | undefined => sessions?.filter(({ policy }) => policy === name).length;

/** The names of sessions, as far as they are known. */
function useSessionLabels() {
  const { sessions = [] } = useSessions("");
  return new Map(sessions.map(({ id, label }) => [id, label]));
}

function jumpTo(field: HTMLTextAreaElement | null, text: string, line: number, column: number): void {
  if (field === null) return;
  const before = text.split("\n").slice(0, line - 1);
  const at = before.reduce((length, each) => length + each.length + 1, column - 1);
  field.focus();
  field.setSelectionRange(at, at);
}
