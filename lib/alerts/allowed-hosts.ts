/** Hosts to which alerts may go whatever their address: `name` for every port, `name:port` for one. */
export type AllowedHosts = ReadonlySet<string>;

/** Reads a list such as `alerts.internal, 10.0.0.5:8080, [::1]:9000`. */
export const parseAllowedHosts = (text: string): AllowedHosts =>
  new Set(
    text
      .split(",")
      .map((entry) => entry.trim().toLowerCase())
      .filter((entry) => entry !== ""),
  );

/** Whether an administrator has named the host of this address. */
export function isAllowedHost({ hostname, port, protocol }: URL, allowed: AllowedHosts): boolean {
  const name = hostname.replace(/\.$/, "");
  const bare = name.replace(/^\[(.*)\]$/, "$1");
  const at = port || (protocol === "https:" ? "443" : "80");
  return allowed.has(name) || allowed.has(bare) || allowed.has(`${name}:${at}`);
}
