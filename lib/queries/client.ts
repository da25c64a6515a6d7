import { OpenClawClient } from "@/lib/sdk/client";

let client: OpenClawClient | undefined;

/**
 * The API as the browser sees it: same origin, signed in by the cookie. React Query does the retrying, so that a page
 * can show at once that a read failed.
 */
export function apiClient(): OpenClawClient {
  client ??= new OpenClawClient({ baseUrl: window.location.origin, maxReadRetries: 0 });
  return client;
}
