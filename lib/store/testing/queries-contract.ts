import { beforeAll, expect, it } from "vitest";
import type { Query, QueryTerm } from "@/lib/contract/query";
import type { NewSnapshot } from "@/lib/engine/ports";
import { anEvent, aSession, aSnapshot, aState } from "./builders";
import { type NewPlace, subjectFor } from "./subject";

type Term = Pick<QueryTerm, "key" | "values"> & Partial<QueryTerm>;

const query = (...terms: Term[]): Query => ({
  terms: terms.map((term) => ({ comparison: "is", negated: false, at: 4, length: 9, ...term })),
  words: [],
});
const words = (...texts: string[]): Query => ({
  terms: [],
  words: texts.map((text) => ({
    text: text.replace(/^-/, ""),
    negated: text.startsWith("-"),
    at: 0,
    length: text.length,
  })),
});

export function queriesContract(newPlace: NewPlace): void {
  const subject = subjectFor(newPlace);
  const session = aSession();
  const state = aState("queries");

  // By name; the clock stands at 2026-11-22T12:00.
  const rows: Record<string, Partial<NewSnapshot>> = {
    "Before DEPLOY 100%": { tags: ["audit", "release"], createdAt: "2026-11-22T11:30:00.000Z" },
    "after deploy_2": {
      tags: ["release"],
      kind: "scheduled",
      createdAt: "2026-11-22T10:00:00.000Z",
      held: true,
    },
    "ÉTÉ a\\b": {
      kind: "safety",
      createdBy: { kind: "system", name: "Clawback" },
      createdAt: "2026-11-15T12:00:00.000Z",
    },
    deployX2: {
      sessionId: session,
      createdBy: { kind: "token", name: "Ünal" },
      createdAt: "2026-11-21T23:59:59.999Z",
    },
  };
  const [deploy, after, ete, other] = Object.keys(rows);

  beforeAll(async () => {
    for (const [name, changes] of Object.entries(rows)) {
      await subject.store.snapshots.putSnapshot(aSnapshot(state, { name, ...changes }), state, anEvent());
    }
    await subject.place.execute(
      `update snapshot set review = '{"by":"Mara","at":"2026-11-22T12:00:00.000Z","note":"fine"}' where held = 1`,
    );
  });

  const namesFor = async (asked: Query) =>
    (await subject.store.snapshots.listSnapshots({ query: asked, limit: 50 })).items.map(({ name }) => name);

  it.each<[string, Query, (string | undefined)[]]>([
    ["everything", query(), [deploy, after, other, ete]],
    ["tag:release", query({ key: "tag", values: ["release"] }), [deploy, after]],
    ["tag:audit,none", query({ key: "tag", values: ["audit", "none"] }), [deploy]],
    ["-tag:release", query({ key: "tag", values: ["release"], negated: true }), [other, ete]],
    [
      "tag:audit tag:release",
      query({ key: "tag", values: ["audit"] }, { key: "tag", values: ["release"] }),
      [deploy],
    ],
    ["kind:safety,scheduled", query({ key: "kind", values: ["safety", "scheduled"] }), [after, ete]],
    ["author:CLAWBACK", query({ key: "author", values: ["CLAWBACK"] }), [ete]],
    ["author:ünal", query({ key: "author", values: ["ÜNAL"] }), [other]],
    ["session", query({ key: "session", values: [session] }), [other]],
    ["held:true", query({ key: "held", values: ["true"] }), [after]],
    ["held:false", query({ key: "held", values: ["false"] }), [deploy, other, ete]],
    ["review:done", query({ key: "review", values: ["done"] }), [after]],
    ["review:open", query({ key: "review", values: ["open"] }), [deploy, other, ete]],
    ["created:>1h", query({ key: "created", comparison: "above", values: ["1h"] }), [after, other, ete]],
    ["created:<7d", query({ key: "created", comparison: "below", values: ["7d"] }), [deploy, after, other]],
    ["created:<1w", query({ key: "created", comparison: "below", values: ["1w"] }), [deploy, after, other]],
    ["created:2026-11-21", query({ key: "created", values: ["2026-11-21"] }), [other]],
    [
      "created:>2026-11-21",
      query({ key: "created", comparison: "above", values: ["2026-11-21"] }),
      [deploy, after],
    ],
    ["created:<2026-11-21", query({ key: "created", comparison: "below", values: ["2026-11-21"] }), [ete]],
    [
      "created at a moment",
      query({ key: "created", comparison: "below", values: ["2026-11-22T12:30+02:00"] }),
      [after, other, ete],
    ],
    ["words", words("DEPLOY"), [deploy, after, other]],
    ["a word that is a pattern", words("y_2"), [after]],
    ["a word with a percent sign", words("100%"), [deploy]],
    ["a lone percent sign", words("%"), [deploy]],
    ["a word with a backslash", words("a\\B"), [ete]],
    ["a word beyond ASCII", words("été"), [ete]],
    ["two words", words("deploy", "before"), [deploy]],
    ["a word not", words("-deploy"), [ete]],
  ])("answers %s", async (_text, asked, expected) => {
    expect(await namesFor(asked)).toEqual(expected);
  });

  it.each<[string, Term]>([
    ["a key it does not know", { key: "model", values: ["opus"] }],
    ["a kind that is none", { key: "kind", values: ["nightly"] }],
    ["held that is neither", { key: "held", values: ["maybe"] }],
    ["review that is neither", { key: "review", values: ["later"] }],
    ["a comparison of tags", { key: "tag", comparison: "above", values: ["a"] }],
    ["an age without direction", { key: "created", values: ["1h"] }],
    ["a time that is none", { key: "created", comparison: "above", values: ["soon"] }],
    ["a day that is none", { key: "created", values: ["2026-02-30"] }],
  ])("refuses %s and says where it stands", async (_text, term) => {
    const refused = subject.store.snapshots.listSnapshots({ query: query(term), limit: 5 });
    await expect(refused).rejects.toMatchObject({ code: "validation_failed", extra: { at: 4 } });
  });
}
