import type { PolicyProblem } from "@/lib/contract/policy";
import type { PolicyDraft } from "./use-policy-draft";

/** What every field of the form is given. */
export interface FormProps {
  draft: PolicyDraft;
  onFix: (problem: PolicyProblem) => void;
}
