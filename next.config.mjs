// Next reads this before it sends anything.
process.env.NEXT_TELEMETRY_DISABLED = "1";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
];

/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // The dashboard serves only its own drawings, and the optimizer would add a native library.
  images: { unoptimized: true },
  // The gate checks the types of everything once, tests included; whoever starts Clawback need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Loaded from node_modules as they are: they pick files and optional parts at run time.
  serverExternalPackages: ["pg", "ws", "@openclaw/gateway-client", "swagger-ui-dist"],
  // Messages reach the page compiled: the parser of their syntax stays on the server (app/compiled-messages.ts).
  turbopack: { resolveAlias: { "use-intl/format-message": "use-intl/format-message/format-only" } },
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};
