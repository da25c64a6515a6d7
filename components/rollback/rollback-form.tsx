"use client";

import { GitCompareArrows, Undo2 } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useHost } from "@/components/host/use-host";
import { compareHref } from "@/components/sessions/session-link";
import { Button } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { commandKey } from "@/components/ui/kbd";
import { usePreferences } from "@/components/ui/preferences-provider";
import { ErrorState } from "@/components/ui/states";
import { useFormat } from "@/components/ui/use-format";
import { useTold, useToldParts } from "@/components/ui/use-told";
import type { Plan } from "@/lib/contract/rollback";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import { blockedBy } from "./blocked-by";
import { EffectTable } from "./effect-table";
import { MemorySwitch } from "./memory-switch";
import { PlanFreshness, type PlanReading } from "./plan-freshness";
import { ActiveRuns, NotRestorableList, PlanNotes, SafetyLines } from "./plan-notes";
import { ReasonField } from "./reason-field";
import { reasonPicks, suggestReason } from "./reason-picks";
import { Refusal } from "./refusal";
import type { RollbackTarget } from "./rollback-control";
import { RunningElsewhere } from "./running-elsewhere";
import { TargetLine } from "./target-line";
import { TypedConfirmation } from "./typed-confirmation";
import { useStartRollback } from "./use-start-rollback";

interface RollbackFormProps {
  target: RollbackTarget;
  session: Session;
  snapshot: Snapshot;
  /** The snapshot is not there any more. */
  deleted: boolean;
  /** Undefined until it is computed. */
  plan: Plan | undefined;
  planRead: PlanReading;
  planning: boolean;
  onPlanAgain: () => void;
  onClose: () => void;
}

/** Says what goes, comes back and stays, and asks for the confirmation. ⌘ or Ctrl with Enter confirms, Enter alone never. */
export function RollbackForm({
  target,
  session,
  snapshot,
  deleted,
  plan,
  planRead,
  planning,
  onPlanAgain,
  onClose,
}: RollbackFormProps) {
  const id = useId();
  const words = useTranslations("rollback");
  const format = useFormat();
  const told = useTold();
  const { headline } = useToldParts(session.attention ?? "", session.attentionReasons);
  const { shortcuts } = usePreferences();
  const { blocked: host } = useHost();
  const start = useStartRollback(target);
  const isUndo = target.undoOf !== null;
  const time = format.moment(snapshot.createdAt, new Date());
  const [preserveMemory, setPreserveMemory] = useState(false);
  const [reason, setReason] = useState(() => suggestReason(session, isUndo, { words, format }, headline));
  const [typed, setTyped] = useState("");
  const [missing, setMissing] = useState(false);
  const reasonField = useRef<HTMLInputElement>(null);

  const picks = reasonPicks(session, isUndo, { words, format });
  const mustType = plan === undefined ? session.protected : plan.confirmation === "typed";
  const starting = start.isPending ? words("form.isStarting") : null;
  const cannot = blockedBy(
    { snapshot, session, plan, deleted, host, planFailed: planRead.failure !== null },
    { words, told },
  );
  const untyped = mustType && typed !== session.label ? words("form.typeFirst") : null;

  const submit = (expected: Plan | null = plan ?? null) => {
    if (cannot !== null || untyped !== null || start.isPending) return;
    if (reason.trim() === "") {
      setMissing(true);
      reasonField.current?.focus();
      return;
    }
    start.mutate({ expected, preserveMemory, reason: reason.trim() });
  };
  const changeReason = (next: string) => {
    setReason(next);
    setMissing(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      submit();
      return;
    }
    if (!shortcuts || event.target instanceof HTMLInputElement) return;
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key.toLowerCase() === "m" && !isUndo) setPreserveMemory(!preserveMemory);
    const picked = /^[1-5]$/.test(event.key) ? picks[Number(event.key) - 1] : undefined;
    if (picked !== undefined) changeReason(picked.text);
  };

  return (
    <div className="contents" role="none" onKeyDown={onKeyDown}>
      <DialogBody
        title={
          isUndo
            ? words("form.undoTitle", { time })
            : words.rich("form.title", { label: session.label, time, wide })
        }
        lead={<TargetLine snapshot={snapshot} label={session.label} />}
        stays={starting}
        footer={
          <>
            {start.isError ? (
              <Refusal error={start.error} sessionId={session.id} onAsItIs={() => submit(null)} />
            ) : null}
            {session.status === "rolling_back" && !start.isError && starting === null ? (
              <RunningElsewhere sessionId={session.id} />
            ) : null}
            {cannot === null ? null : (
              <p role="status" className="text-small text-warn">
                {words("form.notPossible", { reason: cannot })}
              </p>
            )}
            <div className="flex flex-wrap items-center gap-2">
              <Link
                href={compareHref(session.id, "current", snapshot.id)}
                onClick={(event) => (starting === null ? onClose() : event.preventDefault())}
                aria-disabled={starting !== null || undefined}
                title={starting ?? undefined}
                className="btn btn-ghost -ml-3 max-md:hidden"
              >
                <GitCompareArrows size={15} aria-hidden="true" />
                {words("form.compareFirst")}
              </Link>
              <span className="flex-1 max-md:hidden" />
              <Button onClick={onClose} keys={["Esc"]} blocked={starting}>
                {words("form.cancel")}
              </Button>
              <Button
                look="roll"
                className="max-md:flex-1"
                onClick={() => submit()}
                busy={start.isPending ? words("form.starting") : false}
                blocked={cannot ?? untyped}
                keys={[commandKey(), "↵"]}
              >
                <Undo2 size={15} aria-hidden="true" />
                <span>{isUndo ? words("form.confirmUndo") : words.rich("form.confirm", { time, wide })}</span>
              </Button>
            </div>
          </>
        }
      >
        <div className="flex flex-col gap-3">
          <ActiveRuns runs={plan?.activeRuns ?? []} />
          {plan === undefined && planRead.failure !== null ? (
            <div className="rounded-m border border-line-strong bg-canvas">
              <ErrorState
                title={words("form.planFailed")}
                detail={planRead.failure}
                truth={words("form.nothingChanged")}
                onRetry={onPlanAgain}
                retrying={planning}
              />
            </div>
          ) : (
            <div aria-busy={plan === undefined} className="flex flex-col gap-1">
              <EffectTable plan={plan} preserveMemory={preserveMemory} />
              {plan ? <PlanFreshness plan={plan} read={planRead} /> : <p className="min-h-[18px]" />}
            </div>
          )}
          <NotRestorableList items={plan?.notRestorable ?? []} />
          {isUndo ? null : (
            <MemorySwitch
              id={`${id}-memory`}
              plan={plan}
              snapshot={snapshot}
              time={time}
              checked={preserveMemory}
              onChange={setPreserveMemory}
              onLeave={onClose}
            />
          )}
          <Ruled>
            <ReasonField
              id={`${id}-reason`}
              ref={reasonField}
              value={reason}
              picks={picks}
              onChange={changeReason}
              missing={missing}
            />
          </Ruled>
          {mustType ? (
            <Ruled>
              <TypedConfirmation
                id={`${id}-typed`}
                expected={session.label}
                value={typed}
                onChange={setTyped}
              />
            </Ruled>
          ) : null}
          <Ruled>
            {plan ? <PlanNotes plan={plan} /> : null}
            <SafetyLines plan={plan} />
          </Ruled>
        </div>
      </DialogBody>
    </div>
  );
}

const wide = (chunks: ReactNode) => <span className="max-md:hidden">{chunks}</span>;

const Ruled = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-col gap-1.5 border-line border-t pt-3">{children}</div>
);
