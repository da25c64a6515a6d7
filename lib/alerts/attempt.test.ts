import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { parseAllowedHosts } from "./allowed-hosts";
import { attempt } from "./attempt";
import { anAlert, aTarget, surroundings } from "./testing/an-alert";
import { aSink } from "./testing/sink";
import { newWebhookSecret } from "./webhook";

const limits = { allowed: parseAllowedHosts("127.0.0.1"), timeoutMs: 5000 };
const SESSION = "https://clawback.example.com/sessions/agent%3Asupport%3Amain";

describe("a webhook", () => {
  it("is signed so that the public library takes it, and leads to session, snapshot and diff", async () => {
    const sink = await aSink();
    const secret = newWebhookSecret();
    const alert = anAlert();

    const result = await attempt(alert, aTarget({ url: sink.url, secret }), surroundings(), limits);

    expect(result).toMatchObject({ delivered: true, httpStatus: 204, problem: null });
    const [got] = sink.received;
    expect(got?.headers["webhook-id"]).toBe(alert.id);
    expect(new Webhook(secret).verify(got?.body ?? "", got?.headers ?? {})).toEqual({
      type: "alert.trigger",
      timestamp: alert.at,
      data: {
        ...alert,
        demo: false,
        links: {
          session: SESSION,
          snapshot: `${SESSION}?snapshot=${alert.snapshotId}`,
          diff: `${SESSION}/compare?from=${alert.snapshotId}&to=current`,
        },
      },
    });
    const other = new Webhook(newWebhookSecret());
    expect(() => other.verify(got?.body ?? "", got?.headers ?? {})).toThrow();
  });

  it("is over when the receiver is gone, and only then", async () => {
    let status = 410;
    const sink = await aSink((response) => response.writeHead(status).end());
    const once = () => attempt(anAlert(), aTarget({ url: sink.url }), surroundings(), limits);

    expect(await once()).toMatchObject({ delivered: false, final: true, httpStatus: 410 });
    for (status of [301, 400, 404, 429, 500])
      expect(await once()).toMatchObject({ delivered: false, final: false, httpStatus: status });
  });

  it("repeats nothing of an answer, which may be of a machine that is nobody's business", async () => {
    const sink = await aSink((response) => response.writeHead(500).end("root:x:0:0 secret"));
    const { problem } = await attempt(anAlert(), aTarget({ url: sink.url }), surroundings(), limits);
    expect(problem).toBe("It answered 500.");
  });
});

describe("a Slack message", () => {
  const slack = (url: string) => aTarget({ type: "slack", url, secret: "" });

  it("says what happened, in which nothing of an agent becomes a mention or link, and leads to the pages", async () => {
    const sink = await aSink((response) => response.writeHead(200).end("ok"));
    const alert = anAlert({ summary: "<!channel> & <https://evil|x>" });

    await attempt(alert, slack(sink.url), surroundings(), limits);

    const { text, attachments } = JSON.parse(sink.received[0]?.body ?? "");
    expect(text).toBe("*CRITICAL* &lt;!channel&gt; &amp; &lt;https://evil|x&gt;");
    expect(attachments[0].text).toContain(`<${SESSION}|Open session>`);
    expect(attachments[0].text).toContain(`?snapshot=${alert.snapshotId}|Snapshot>`);
    expect(attachments[0].text).toContain("/compare?from=");
  });

  it("tells Slack's own word for a refusal", async () => {
    const sink = await aSink((response) => response.writeHead(404).end("no_service"));
    const { problem } = await attempt(anAlert(), slack(sink.url), surroundings(), limits);
    expect(problem).toBe("It answered 404: no_service.");
  });
});

describe("a PagerDuty event", () => {
  const pager = (url: string) =>
    aTarget({ type: "pagerduty", url, secret: "R0UT1NGKEYR0UT1NGKEYR0UT1NGKEY00" });

  async function eventsFor(...alerts: ReturnType<typeof anAlert>[]) {
    const sink = await aSink((response) => response.writeHead(202).end());
    for (const alert of alerts) await attempt(alert, pager(sink.url), surroundings(), limits);
    return sink.received.map(({ body }) => JSON.parse(body));
  }

  it("opens an incident and ends the same one after a verified recovery", async () => {
    const [opened, ended] = await eventsFor(anAlert(), anAlert({ kind: "recovered", resolves: true }));

    expect(opened).toMatchObject({
      routing_key: "R0UT1NGKEYR0UT1NGKEYR0UT1NGKEY00",
      event_action: "trigger",
      dedup_key: "session:agent:support:main",
      payload: {
        summary: "Error rate 42 %, limit 30 %.",
        severity: "critical",
        source: "agent:support:main",
      },
      links: [{ href: SESSION }, {}, {}],
    });
    expect(ended).toEqual({
      routing_key: opened.routing_key,
      dedup_key: opened.dedup_key,
      event_action: "resolve",
    });
  });

  it("of a test leaves no incident open", async () => {
    const events = await eventsFor(anAlert({ kind: "test", dedupKey: "test:1" }));
    expect(events.map(({ event_action }) => event_action)).toEqual(["trigger", "resolve"]);
    expect(new Set(events.map(({ dedup_key }) => dedup_key)).size).toBe(1);
  });

  it("keeps two incidents apart whose long keys differ at the end only", async () => {
    const key = "x".repeat(400);
    const events = await eventsFor(anAlert({ dedupKey: `${key}1` }), anAlert({ dedupKey: `${key}2` }));
    expect(new Set(events.map(({ dedup_key }) => dedup_key)).size).toBe(2);
    for (const { dedup_key } of events) expect(dedup_key.length).toBeLessThanOrEqual(255);
  });

  it("is not tried again when PagerDuty says that it is wrong, with its reason", async () => {
    const answer = '{"status":"invalid event","message":"Event object is invalid","errors":["x"]}';
    const sink = await aSink((response) => response.writeHead(400).end(answer));
    expect(await attempt(anAlert(), pager(sink.url), surroundings(), limits)).toMatchObject({
      final: true,
      problem: "It answered 400: Event object is invalid.",
    });
  });
});
