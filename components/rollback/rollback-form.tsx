"use client";

import { GitCompareArrows, Undo2 } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useHost } from "@/components/host/use-host";
import { compareHref } from "@/components/sessions/session-link";
import { Button } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { commandKey } from "@/components/ui/kbd";
import { momentText } from "@/components/ui/time-text";
import type { Plan } from "@/lib/contract/rollback";
import type { Session } from "@/lib/contract/session";
import type { Snapshot } from "@/lib/contract/snapshot";
import { EffectTable } from "./effect-table";
import { MemorySwitch } from "./memory-switch";
import { PlanFreshness } from "./plan-freshness";
import { ActiveRuns, NotRestorableList, PlanNotes, SafetyLines } from "./plan-notes";
import { pickedReason, ReasonField, suggestReason } from "./reason-field";
import { Refusal } from "./refusal";
import type { RollbackTarget } from "./rollback-control";
import { STARTING } from "./start-attempt";
import { TargetLine } from "./target-line";
import { TypedConfirmation } from "./typed-confirmation";
import { useStartRollback } from "./use-start-rollback";

interface RollbackFormProps {
  target: RollbackTarget;
  session: Session;
  snapshot: Snapshot;
  plan: Plan;
  planRead: { at: number; again: boolean };
  onClose: () => void;
}

/** Says what goes, comes back and stays, and asks for the confirmation. ⌘ or Ctrl with Enter confirms, Enter alone never. */
export function RollbackForm({ target, session, snapshot, plan, planRead, onClose }: RollbackFormProps) {
  const id = useId();
  const { blocked } = useHost();
  const start = useStartRollback(target);
  const isUndo = target.undoOf !== null;
  const time = momentText(snapshot.createdAt, new Date());
  const [preserveMemory, setPreserveMemory] = useState(false);
  const [reason, setReason] = useState(() => suggestReason(session, isUndo));
  const [typed, setTyped] = useState("");
  const [missing, setMissing] = useState(false);
  const reasonField = useRef<HTMLInputElement>(null);

  const unconfirmed = plan.confirmation === "typed" && typed !== session.label;
  const starting = start.isPending ? STARTING : null;
  const cannot = blockedReason(snapshot, session, blocked, unconfirmed);
  // A run that is to be aborted changes the session until then: its counts cannot be confirmed to the letter.
  const submit = (expected: Plan | null = plan.activeRuns.length === 0 ? plan : null) => {
    if (cannot !== null || start.isPending) return;
    if (reason.trim() === "") {
      setMissing(true);
      reasonField.current?.focus();
      return;
    }
    start.mutate({
      expectedStateDigest: expected?.stateDigest ?? null,
      preserveMemory,
      reason: reason.trim(),
    });
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
    if (event.target instanceof HTMLInputElement || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key.toLowerCase() === "m" && !isUndo) setPreserveMemory(!preserveMemory);
    const picked = pickedReason(event.key, session, isUndo);
    if (picked !== undefined) changeReason(picked);
  };

  return (
    <div className="contents" role="none" onKeyDown={onKeyDown}>
      <DialogBody
        title={isUndo ? `Undo the rollback: back to ${time}?` : `Roll back ${session.label} to ${time}?`}
        lead={<TargetLine snapshot={snapshot} />}
        stays={starting}
        footer={
          <>
            {start.isError ? (
              <Refusal error={start.error} sessionId={session.id} onAsItIs={() => submit(null)} />
            ) : null}
            {cannot === null || cannot === TYPE_FIRST ? null : (
              <p className="text-small text-warn">Not possible now: {cannot}.</p>
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
                Compare first
              </Link>
              <span className="flex-1 max-md:hidden" />
              <Button onClick={onClose} keys={["Esc"]} blocked={starting}>
                Cancel
              </Button>
              <Button
                look="roll"
                className="max-md:flex-1"
                onClick={() => submit()}
                busy={start.isPending ? "Starting" : false}
                blocked={cannot}
                keys={[commandKey(), "↵"]}
              >
                <Undo2 size={15} aria-hidden="true" />
                {isUndo ? "Undo rollback" : `Roll back to ${time}`}
              </Button>
            </div>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          <ActiveRuns runs={plan.activeRuns} />
          <div className="flex flex-col gap-1">
            <EffectTable plan={plan} preserveMemory={preserveMemory} />
            <PlanFreshness plan={plan} read={planRead} />
          </div>
          {isUndo ? null : (
            <MemorySwitch
              id={`${id}-memory`}
              plan={plan}
              time={time}
              checked={preserveMemory}
              onChange={setPreserveMemory}
            />
          )}
          <ReasonField
            id={`${id}-reason`}
            ref={reasonField}
            value={reason}
            onChange={changeReason}
            missing={missing}
            session={session}
            isUndo={isUndo}
          />
          {plan.confirmation === "typed" ? (
            <TypedConfirmation
              id={`${id}-typed`}
              expected={session.label}
              value={typed}
              onChange={setTyped}
            />
          ) : null}
          <NotRestorableList items={plan.notRestorable} />
          <PlanNotes plan={plan} />
          <SafetyLines plan={plan} />
        </div>
      </DialogBody>
    </div>
  );
}

const TYPE_FIRST = "type the name of the session first";

function blockedReason(
  snapshot: Snapshot,
  session: Session,
  host: string | null,
  unconfirmed: boolean,
): string | null {
  if (snapshot.restorable.context === "no")
    return snapshot.why?.context ?? "the context of this snapshot cannot be put back";
  if (host !== null) return host;
  if (session.status === "rolling_back") return "another rollback of this session is running";
  return unconfirmed ? TYPE_FIRST : null;
}
