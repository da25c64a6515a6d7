import { OpenClawClient, type OpenClawClientOptions } from "./client";
import type { ExpectedState } from "./compare-states";

/** `OpenClawClient.verifyRecovery` of a client made from `options`: without any, of the server in `OPENCLAW_API_URL`. */
export const verifyRecovery = (
  sessionId: string,
  expectedState: ExpectedState,
  options: OpenClawClientOptions = {},
): Promise<boolean> => new OpenClawClient(options).verifyRecovery(sessionId, expectedState);
