import { OpenClawClient, type OpenClawClientOptions } from "./client";
import type { SafeOperation } from "./run-safely";

/** `OpenClawClient.safeOperation` of a client made from `options`: without any, of the server in `OPENCLAW_API_URL`. */
export const safeOperation = <Result>(
  sessionId: string,
  operation: SafeOperation<Result>,
  options: OpenClawClientOptions = {},
): Promise<Result> => new OpenClawClient(options).safeOperation(sessionId, operation);
