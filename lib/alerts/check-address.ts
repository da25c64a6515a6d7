import type { LookupAddress } from "node:dns";
import { isIP } from "node:net";
import { type AllowedHosts, isAllowedHost } from "./allowed-hosts";
import { isPublicAddress } from "./public-address";
import { Undeliverable } from "./undeliverable";

/** All addresses of a name. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

/**
 * The addresses to connect to, resolved once and checked. Throws `Undeliverable` where the address is neither public (and
 * then https) nor on the list: a name is refused when any of its addresses is, because nobody knows which one is taken.
 */
export async function checkAddress(
  url: URL,
  allowed: AllowedHosts,
  resolve: Resolve,
): Promise<LookupAddress[]> {
  const listed = isAllowedHost(url, allowed);
  requireForm(url, listed);
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const family = isIP(host);
  const addresses = family === 0 ? await resolveName(host, resolve) : [{ address: host, family }];
  if (listed || addresses.every(({ address }) => isPublicAddress(address))) return addresses;
  throw new Undeliverable(
    `${url.hostname} leads to an address that is not public. Alerts go there only if CLAWBACK_ALERT_HOSTS names it.`,
  );
}

/** What can be said of an address before anything is resolved. */
export function requireForm(url: URL, listed: boolean): void {
  if (url.username !== "" || url.password !== "")
    throw new Undeliverable("The address must not hold a user name or password.");
  if (url.protocol !== "https:" && !listed)
    throw new Undeliverable(
      "The address must begin with https:// (http:// only for hosts in CLAWBACK_ALERT_HOSTS).",
    );
}

async function resolveName(host: string, resolve: Resolve): Promise<LookupAddress[]> {
  const addresses = await resolve(host).catch((cause: unknown) => {
    throw new Undeliverable(`The name ${host} cannot be resolved.`, { cause });
  });
  if (addresses.length === 0) throw new Undeliverable(`The name ${host} has no address.`);
  return addresses;
}
