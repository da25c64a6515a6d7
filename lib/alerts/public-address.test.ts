import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPublicAddress } from "./public-address";

const REFUSED = [
  ...["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.255", "169.254.169.254", "172.16.0.1"],
  ...[
    "172.31.255.255",
    "192.0.0.192",
    "192.168.1.1",
    "198.18.0.1",
    "203.0.113.9",
    "224.0.0.1",
    "255.255.255.255",
  ],
  ...[
    "::",
    "::1",
    "::ffff:8.8.8.8",
    "::ffff:127.0.0.1",
    "::ffff:a9fe:a9fe",
    "64:ff9b::7f00:1",
    "::127.0.0.1",
  ],
  ...[
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2001::1",
  ],
  ...["localhost", "", "0x7f000001", "2130706433", "127.1", "8.8.8.8.", " 8.8.8.8"],
];
const PUBLIC = [
  "8.8.8.8",
  "1.1.1.1",
  "172.15.0.1",
  "172.32.0.1",
  "100.63.0.1",
  "2606:4700::1111",
  "2a00:1450::1",
];

describe("which addresses are public", () => {
  it.each(REFUSED)("%s is not", (address) => expect(isPublicAddress(address)).toBe(false));

  it.each(PUBLIC)("%s is", (address) => expect(isPublicAddress(address)).toBe(true));

  it("has no way to write a private IPv4 address in IPv6 that passes", () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const within = fc.oneof(
      fc.tuple(fc.constant(127), byte, byte, byte),
      fc.tuple(fc.constant(10), byte, byte, byte),
      fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
      fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
    );
    fc.assert(
      fc.property(within, (bytes) => {
        const dotted = bytes.join(".");
        const hex = bytes.map((one) => one.toString(16).padStart(2, "0")).join("");
        const words = `${hex.slice(0, 4)}:${hex.slice(4)}`;
        const forms = [dotted, `::${dotted}`, `::ffff:${dotted}`, `::ffff:0:${words}`, `64:ff9b::${words}`];
        forms.push(`64:ff9b:1::${words}`, `2002:${words}::1`, `2001:0:${words}::`, `0:0:0:0:0:ffff:${words}`);
        expect(forms.filter(isPublicAddress)).toEqual([]);
      }),
    );
  });
});
