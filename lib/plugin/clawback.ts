import type { Answers } from "@/lib/sdk/answers";
import { Api } from "@/lib/sdk/api";
import { type Answer, Transport } from "@/lib/sdk/transport";
import type { Settings } from "./settings";
import { version } from "./version";

// Taken as sent: a newer Clawback may answer more than this plugin knows, and that must not be an error.
const asSent: Answer<never> = {
  // What comes is what the address promises, which is the type that the caller is given.
  safeParse: (value) => ({ success: true, data: value as never }),
};
// Every answer is read in the same way, whatever its name.
const sentAnswers = new Proxy({}, { get: () => asSent }) as Answers;

/** Which part of the plugin asks. Clawback writes it into its audit log. */
export type Caller = "openclaw:command" | "openclaw:gateway" | "openclaw:before-tool-call";

/** Clawback's address, and the headers by which it knows the plugin. */
export interface Address {
  origin: string;
  headers: Record<string, string>;
}

export function addressOf({ apiUrl, apiToken }: Settings, caller: Caller): Address {
  return {
    origin: (apiUrl ?? "http://127.0.0.1:3000").replace(/\/+$/, ""),
    headers: {
      "user-agent": `clawback-openclaw-plugin/${version}`,
      "clawback-caller": caller,
      ...(apiToken === undefined ? {} : { authorization: `Bearer ${apiToken}` }),
    },
  };
}

/** Clawback's API. A write is not repeated, and a read only by who asked. */
export function openClawback(settings: Settings, caller: Caller): { api: Api; transport: Transport } {
  const { origin, headers } = addressOf(settings, caller);
  const transport = new Transport({
    baseUrl: origin,
    token: "",
    requestHeaders: headers,
    maxReadRetries: 0,
  });
  return { api: new Api(transport, sentAnswers), transport };
}

/** The policy as it is sent. Throws when there is none, or Clawback is away. */
export const readPolicy = (transport: Transport): Promise<unknown> =>
  transport.call<unknown>({ method: "GET", path: "/policy", answer: asSent, timeoutMs: 2000 });
