import type { Config } from "tailwindcss";

/** The design tokens of `app/tokens.css` under Tailwind names; nothing else is on offer, so nothing else gets used. */
const color = (name: string) => `var(--cb-${name})`;
const colors = (...names: string[]) => Object.fromEntries(names.map((name) => [name, color(name)]));
// Leading, not line: --cb-line-strong is the colour of a rule.
const text = (name: string): [string, { lineHeight: string }] => [
  `var(--cb-text-${name})`,
  { lineHeight: `var(--cb-leading-${name})` },
];
const texts = (...names: string[]) => Object.fromEntries(names.map((name) => [name, text(name)]));
const sizes = (...names: string[]) => Object.fromEntries(names.map((name) => [name, `var(--cb-${name})`]));

const config = {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  darkMode: ["selector", '[data-theme="dark"]'],
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      inherit: "inherit",
      ...colors("canvas", "surface", "raised", "overlay", "hover", "selected", "scrim"),
      ...colors("line", "line-strong", "line-control", "ink", "ink-2", "ink-3"),
      ...colors("solid", "on-solid", "solid-hover"),
      ...colors("action", "action-solid", "action-solid-hover", "action-soft", "on-action", "focus"),
      ...colors("bad", "bad-soft", "bad-line", "warn", "warn-soft", "warn-line", "ok", "ok-soft", "ok-line"),
      ...colors("kind-scheduled", "kind-manual", "kind-preop", "kind-safety"),
      ...colors("series-error", "series-error-fill", "series-memory", "series-memory-fill"),
      ...colors("add-bg", "add-word", "add-ink", "del-bg", "del-word", "del-ink"),
    },
    fontFamily: { sans: "var(--cb-font-ui)", mono: "var(--cb-font-code)" },
    fontSize: texts("micro", "small", "body", "strong", "title", "page", "figure"),
    fontWeight: {
      regular: "var(--cb-weight-regular)",
      medium: "var(--cb-weight-medium)",
      semibold: "var(--cb-weight-semibold)",
    },
    borderRadius: {
      none: "0",
      s: "var(--cb-radius-s)",
      m: "var(--cb-radius-m)",
      l: "var(--cb-radius-l)",
      full: "var(--cb-radius-full)",
    },
    boxShadow: {
      none: "none",
      1: "var(--cb-shadow-1)",
      2: "var(--cb-shadow-2)",
      3: "var(--cb-shadow-3)",
    },
    transitionDuration: { fast: "var(--cb-fast)", base: "var(--cb-base)", slow: "var(--cb-slow)" },
    transitionTimingFunction: { DEFAULT: "var(--cb-ease)", standard: "var(--cb-ease)" },
    extend: {
      spacing: sizes(
        ...["topbar", "hintbar", "row", "row-tall", "inspector"],
        ...["control-s", "control-m", "control-touch"],
      ),
      zIndex: {
        sticky: "var(--cb-z-sticky)",
        inspector: "var(--cb-z-inspector)",
        scrim: "var(--cb-z-scrim)",
        dialog: "var(--cb-z-dialog)",
        toast: "var(--cb-z-toast)",
      },
    },
  },
} satisfies Config;

export default config;
