"use client";

import { useCallback, useMemo, useState } from "react";
import type { Json } from "@/lib/contract/json";
import type { PolicyProblem, RecoveryPolicy } from "@/lib/contract/policy";
import { type FormDocument, openFormDocument, type ValuePath } from "@/lib/policy/form-document";
import { readPolicies } from "@/lib/policy/read-policies";
import { changedLines } from "./changed-lines";

/** What is typed in one place, with no longer pauses, is taken back as one edit. */
const ONE_EDIT_MS = 1000;
const EDITS_KEPT = 200;

export interface PolicyDraft {
  text: string;
  document: FormDocument;
  /** What the text says; empty while it has problems. */
  policies: RecoveryPolicy[];
  /** What keeps it from being saved. */
  errors: PolicyProblem[];
  problems: PolicyProblem[];
  changed: ReadonlySet<number>;
  /** The newest text without a problem, and what it says: what the dry run shows meanwhile. */
  valid: { text: string; policies: RecoveryPolicy[] };
  /** `place` tells edits apart that follow one another quickly. */
  write(text: string, place?: string): void;
  set(path: ValuePath, value: Json | undefined): void;
  /** Takes the newest edit back. False when there is none. */
  undo(): boolean;
  discard(): void;
}

interface Edits {
  text: string;
  /** Texts before it, oldest first. */
  past: string[];
  /** When and where the newest edit was made. */
  at: number;
  place: string;
}

/** The text that both editors edit, over the saved one. */
export function usePolicyDraft(saved: string): PolicyDraft {
  const [edits, setEdits] = useState<Edits>({ text: saved, past: [], at: 0, place: "" });
  const [valid, setValid] = useState({ text: saved, policies: readPolicies(saved).policies });
  const { text } = edits;

  const { policies, problems } = useMemo(() => readPolicies(text), [text]);
  const errors = useMemo(() => problems.filter(({ severity }) => severity === "error"), [problems]);
  const document = useMemo(() => openFormDocument(text), [text]);
  const changed = useMemo(() => changedLines(saved, text), [saved, text]);
  if (errors.length === 0 && valid.text !== text) setValid({ text, policies });

  const write = useCallback((next: string, place = "text") => {
    const at = Date.now();
    setEdits((edits) => {
      const { text, past } = edits;
      if (next === text) return edits;
      const isSameEdit = past.length > 0 && place === edits.place && at - edits.at < ONE_EDIT_MS;
      return { text: next, past: isSameEdit ? past : [...past, text].slice(-EDITS_KEPT), at, place };
    });
  }, []);

  return {
    text,
    document,
    policies,
    errors,
    problems,
    changed,
    valid,
    write,
    set: (path, value) => write(document.set(path, value), path.join(".")),
    undo: () => {
      const before = edits.past.at(-1);
      if (before === undefined) return false;
      setEdits({ text: before, past: edits.past.slice(0, -1), at: 0, place: "" });
      return true;
    },
    discard: () =>
      setEdits({ text: saved, past: text === saved ? [] : [...edits.past, text], at: 0, place: "" }),
  };
}
