import type { Bank } from "../turn";
import { BUILDS, INCIDENTS, ON_CALL, RECONCILE } from "./operations";
import { FRONT_DESK, HOME, LEADS, TRANSLATION } from "./people";
import { SUPPORT } from "./support";
import { BRIEF, CONTRACTS, RELEASE_NOTES } from "./writing";

/** The turns each demo session can play, by session id. */
export const BANKS: Readonly<Record<string, Bank>> = {
  "agent:main:telegram:direct:4821": SUPPORT,
  "agent:main:main": FRONT_DESK,
  "agent:main:slack:channel:c07release": RELEASE_NOTES,
  "agent:main:telegram:group:100188": TRANSLATION,
  "agent:main:cron:brief-0600": BRIEF,
  "agent:finance:cron:nightly-recon": RECONCILE,
  "agent:ops:discord:channel:99120": INCIDENTS,
  "agent:ops:slack:direct:u04f1k2": ON_CALL,
  "agent:ops:cron:ci-triage": BUILDS,
  "agent:sales:webchat:direct:u-2219": LEADS,
  "agent:legal:main": CONTRACTS,
  "agent:home:signal:direct:0c41": HOME,
};
