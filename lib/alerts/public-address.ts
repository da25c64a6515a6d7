import { BlockList, isIPv4, isIPv6 } from "node:net";

// Everything that the registries of special addresses do not call globally reachable.
const NOT_PUBLIC_V4 = [
  "0.0.0.0/8", // this network
  "10.0.0.0/8", // private
  "100.64.0.0/10", // carrier-grade NAT, and clouds' own services
  "127.0.0.0/8", // loopback
  "169.254.0.0/16", // link-local, where clouds keep their metadata
  "172.16.0.0/12", // private
  "192.0.0.0/24", // protocol assignments
  "192.0.2.0/24", // documentation
  "192.31.196.0/24", // AS112
  "192.52.193.0/24", // AMT
  "192.88.99.0/24", // 6to4 relays
  "192.168.0.0/16", // private
  "192.175.48.0/24", // AS112
  "198.18.0.0/15", // benchmarks
  "198.51.100.0/24", // documentation
  "203.0.113.0/24", // documentation
  "224.0.0.0/4", // multicast
  "240.0.0.0/4", // reserved, broadcast
];
/** Only this is handed out as global unicast; of it, without what is carved out below. */
const GLOBAL_V6 = "2000::/3";
const NOT_PUBLIC_V6 = [
  "2001::/23", // protocol assignments, Teredo among them
  "2001:db8::/32", // documentation
  "2002::/16", // 6to4: leads to an IPv4 address of the sender's choice
  "2620:4f:8000::/48", // AS112
  "3fff::/20", // documentation
];

function listOf(family: "ipv4" | "ipv6", subnets: string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = "", prefix] = subnet.split("/");
    list.addSubnet(net, Number(prefix), family);
  }
  return list;
}

const notPublicV4 = listOf("ipv4", NOT_PUBLIC_V4);
const globalV6 = listOf("ipv6", [GLOBAL_V6]);
const notPublicV6 = listOf("ipv6", NOT_PUBLIC_V6);

/**
 * Whether an address belongs to the public internet. Everything that is not known to is refused: mapped and translated
 * IPv4 (`::ffff:…`, `64:ff9b::…`), unique local, link-local and zoned addresses, and what is no address at all.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !notPublicV4.check(address, "ipv4");
  if (!isIPv6(address) || address.includes("%")) return false;
  return globalV6.check(address, "ipv6") && !notPublicV6.check(address, "ipv6");
}
