import { AppError } from "@/lib/contract/errors";
import { env } from "./env";
import { FailureLimit } from "./failure-limit";
import { processWide } from "./process-wide";

/** Who may come in: decided at start, the same for pages, actions and the API. */
export interface Access {
  /** The bearer token that everything demands. Undefined: whoever reaches the loopback interface is in. */
  token: string | undefined;
  /** Only this machine can connect, so a Host header with another name is a trick (DNS rebinding). */
  loopbackOnly: boolean;
  signInFailures: FailureLimit;
}

/** The access rules of this process. */
export function getAccess(): Access {
  return processWide("access", () => {
    const { CLAWBACK_TOKEN: token, HOST } = env();
    return { token, loopbackOnly: isLoopbackName(HOST), signInFailures: new FailureLimit() };
  });
}

/** Refuses to serve other machines without a token. The sentence is for whoever starts the server. */
export function requireSafeBind(host: string, token: string | undefined): void {
  if (token !== undefined || isLoopbackName(host)) return;
  throw new AppError(
    "forbidden",
    `HOST is ${host}, so other machines could reach Clawback without signing in. Set CLAWBACK_TOKEN, or leave HOST at 127.0.0.1.`,
  );
}

/** True for the names and addresses by which a machine calls itself. */
export function isLoopbackName(name: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(name);
}
