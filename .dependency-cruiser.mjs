/**
 * Who may import whom, as data. `ours`: folders besides its own; `npm` and `node`: packages and
 * built-ins, everything where left out. Tests, and what folders named `testing` give them, may import anything.
 */
const folders = [
  { name: "contract", path: "lib/contract/", ours: [], npm: ["zod"], node: [] },
  { name: "policy", path: "lib/policy/", ours: ["lib/contract/"], npm: ["yaml"], node: [] },
  { name: "engine", path: "lib/engine/", ours: ["lib/contract/"], npm: ["diff", "zod"], node: ["crypto"] },
  {
    name: "hosts",
    path: "lib/hosts/",
    ours: ["lib/contract/", "lib/engine/(?:(?:policy/)?ports[.]ts|reasons/|tree/)"],
  },
  {
    name: "store",
    path: "lib/store/",
    ours: ["lib/contract/", "lib/engine/(?:(?:policy/)?ports[.]ts|reasons/|tree/)"],
  },
  {
    name: "alerts",
    path: "lib/alerts/",
    ours: ["lib/contract/", "lib/engine/ports[.]ts"],
    npm: ["standardwebhooks", "zod"],
    node: ["crypto", "dns", "http", "https", "net", "util"],
  },
  { name: "api", path: "lib/api/", ours: ["lib/contract/", "lib/engine/", "lib/alerts/", "lib/server/"] },
  { name: "sdk", path: "lib/sdk/", ours: ["lib/contract/"], npm: ["zod"], node: [] },
  { name: "queries", path: "lib/queries/", ours: ["lib/contract/", "lib/sdk/"] },
  {
    name: "server",
    path: "lib/server/",
    ours: ["lib/(?:contract|engine|alerts|hosts|policy|store|api|sdk)/"],
  },
  {
    name: "cli",
    path: "lib/cli/",
    ours: ["lib/(?:contract|sdk|policy|server)/", "lib/plugin/build[.]mjs", "package[.]json"],
  },
  { name: "i18n", path: "lib/i18n/", ours: [], npm: ["use-intl"], node: [] },
  { name: "plugin", path: "lib/plugin/", ours: ["lib/contract/", "lib/sdk/"] },
  { name: "ui", path: "components/ui/", ours: ["lib/i18n/"] },
  {
    name: "components",
    path: "components/(?!ui/)",
    except: "/actions[.]ts$",
    ours: ["components/", "lib/contract/", "lib/policy/", "lib/queries/", "lib/i18n/"],
  },
  {
    name: "actions",
    path: "components/(?!ui/).*/actions[.]ts$",
    ours: ["components/", "lib/contract/", "lib/queries/", "lib/server/"],
  },
  {
    name: "app",
    path: "(?:app/|instrumentation[.]ts$|proxy[.]ts$)",
    ours: ["components/", "lib/(?:contract|queries|server|api|i18n)/"],
  },
];

const tests = "[.]test[.]tsx?$|/testing/";
const ourCode = "^(?:app|components|lib|e2e)/";
const fromNpm = ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg"];

function rulesOf({ name, path, except, ours, npm, node }) {
  const from = { path: `^${path}`, pathNot: except ? [tests, except] : [tests] };
  const rule = (suffix, comment, to) => ({ name: `${name}-${suffix}`, severity: "error", comment, from, to });
  const rules = [
    rule("imports-folder", `${name} may import: ${ours.join(", ") || "nothing of ours"}`, {
      path: ourCode,
      pathNot: [path, ...ours].map((allowed) => `^${allowed}`),
    }),
  ];
  if (npm) {
    const pathNot = npm.map((allowed) => `node_modules/(?:@types/)?${allowed}/`);
    rules.push(
      rule("imports-package", `${name} may import only ${npm.join(", ")} from npm`, {
        dependencyTypes: fromNpm,
        pathNot,
      }),
    );
  }
  if (node) {
    const pathNot = node.map((allowed) => `^(?:node:)?${allowed}$`);
    rules.push(
      rule("imports-builtin", `${name} may import of Node only: ${node.join(", ") || "nothing"}`, {
        dependencyTypes: ["core"],
        ...(pathNot.length > 0 ? { pathNot } : {}),
      }),
    );
  }
  return rules;
}

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...folders.flatMap(rulesOf),
    {
      name: "drivers-apart",
      comment: "One host knows nothing of another.",
      severity: "error",
      from: { path: "^lib/hosts/([^/]+)/", pathNot: tests },
      to: { path: "^lib/hosts/[^/]+/", pathNot: "^lib/hosts/$1/" },
    },
    {
      name: "scripts-need-nothing",
      comment: "These run before node_modules exists.",
      severity: "error",
      from: { path: "^lib/cli/.*[.]mjs$" },
      to: { dependencyTypes: fromNpm, dynamic: false },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "product-imports-no-test",
      severity: "error",
      from: { path: "^(?:app|components|lib)/", pathNot: tests },
      to: { path: [tests, "^e2e/"] },
    },
    {
      name: "product-needs-no-dev-package",
      comment: "What users run must be in dependencies.",
      severity: "error",
      from: { path: "^(?:app|components|lib)/", pathNot: [tests, "^lib/cli/", "^lib/plugin/build[.]mjs$"] },
      to: { dependencyTypes: ["npm-dev"], pathNot: "node_modules/@types/" },
    },
    {
      name: "resolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^openclaw" },
    },
  ],
  options: {
    // The typescript parser needs TypeScript's JavaScript API, which version 7 does not have.
    parser: "swc",
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(?:^|/)(?:[.]next|artifacts|e2e/(?:gateway|bench)/node_modules)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".d.ts"],
    },
  },
};
