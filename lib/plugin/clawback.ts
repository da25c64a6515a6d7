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

/** Names the plugin to Clawback. */
export const USER_AGENT = `clawback-openclaw-plugin/${version}`;

/** Clawback's API, at the configured address or that of `OPENCLAW_API_URL`. */
export function openClawback(settings: Settings): { api: Api; transport: Transport } {
  const transport = new Transport({
    ...(settings.apiUrl === undefined ? {} : { baseUrl: settings.apiUrl }),
    ...(settings.apiToken === undefined ? {} : { token: settings.apiToken }),
    maxReadRetries: 0,
    requestHeaders: { "user-agent": USER_AGENT },
  });
  return { api: new Api(transport, sentAnswers), transport };
}
