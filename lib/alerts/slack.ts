import type { Alert } from "@/lib/contract/alert";
import type { AlertDriver } from "./driver";
import { alertLinks } from "./links";

const COLORS: Record<Alert["severity"], string> = {
  critical: "#d92d20",
  warning: "#dc8a04",
  info: "#2f6feb",
};

/** Text and one attachment: what Slack, Mattermost, Rocket.Chat and Discord (`…/slack`) all take. */
export const slackDriver: AlertDriver = {
  toPosts(alert, { url }, { publicUrl, demo }) {
    const { severity, resolves, summary, detail, at } = alert;
    const head = resolves ? "Resolved" : severity.toUpperCase();
    const links = alertLinks(alert, publicUrl).map(({ label, href }) => `<${href}|${label}>`);
    const text = `*${head}* ${escaped(summary)}${demo ? " (demo data)" : ""}`;
    const body = JSON.stringify({
      text,
      attachments: [
        {
          color: resolves ? "#12805c" : COLORS[severity],
          fallback: summary,
          text: [escaped(detail), links.join(" · ")].filter((line) => line !== "").join("\n"),
          mrkdwn_in: ["text"],
          footer: "Clawback",
          ts: Math.floor(Date.parse(at) / 1000),
        },
      ],
    });
    return [{ url, headers: { "content-type": "application/json" }, body }];
  },
  isFinal: ({ status }) => status === 410,
  // Slack's refusals are one word such as no_service. Anything longer may hold what is not ours to show.
  reasonOf: ({ text }) => (/^[a-z_]{2,40}$/.test(text.trim()) ? text.trim() : null),
};

/** The three characters that could make a link or a mention out of an agent's text. */
const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
