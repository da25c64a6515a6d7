import { MAIN_AGENT } from "./main-agent";
import {
  FINANCE_AGENT,
  HOME_AGENT,
  LEGAL_AGENT,
  OPS_AGENT,
  RESEARCH_AGENT,
  SALES_AGENT,
} from "./other-agents";
import type { WorkspacePlan } from "./workspace-plan";

/** The agents of a new demo. */
export const WORKSPACES: readonly WorkspacePlan[] = [
  MAIN_AGENT,
  FINANCE_AGENT,
  OPS_AGENT,
  SALES_AGENT,
  LEGAL_AGENT,
  HOME_AGENT,
  RESEARCH_AGENT,
];
