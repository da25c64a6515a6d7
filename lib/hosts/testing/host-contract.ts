import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SessionId } from "@/lib/contract/ids";
import type { FileEntry } from "@/lib/contract/state";
import type { Capture, ContextTarget, HostEvent, SessionHost, StateContent } from "@/lib/engine/ports";

/** A host and what people and agents can do to its sessions, behind the host's back. */
export interface HostFixture {
  host: SessionHost;
  /** A session with at least two finished turns, of an agent that the other tests may share. */
  newSession(): Promise<SessionId>;
  /** A key that the host has no session for, of an agent that it has. */
  absentSession(): SessionId;
  /** Resolves when the turn's run has ended. */
  sendTurn(sessionId: SessionId, text: string): Promise<void>;
  /** Resolves when the run is active. It stays so until it is aborted. */
  startRun(sessionId: SessionId): Promise<void>;
  compact(sessionId: SessionId): Promise<void>;
  reset(sessionId: SessionId): Promise<void>;
  deleteSession(sessionId: SessionId): Promise<void>;
  archive(sessionId: SessionId): Promise<void>;
  /** Changes one setting to something it was not. */
  changeSetting(sessionId: SessionId): Promise<void>;
  /** Writes a memory file as the agent would. */
  writeMemory(sessionId: SessionId, path: string, text: string): Promise<void>;
  /** Writes another workspace file as the agent would. */
  writeFile(sessionId: SessionId, path: string, text: string): Promise<void>;
  /** Puts a file into the workspace whose content cannot be kept, different ones for different `variant`s. */
  writeBinary(sessionId: SessionId, path: string, variant: number): Promise<void>;
  close(): Promise<void>;
}

/** What a host may lack. The reason stands in the title of the test that is left out. */
export type Capability = "createMemoryFile" | "deleteMemoryFile" | "createFile" | "deleteFile" | "compact";

export interface ContractOptions {
  /** For one test. */
  timeoutMs?: number;
  /** For making the fixture. */
  startMs?: number;
  unsupported?: Partial<Record<Capability, string>>;
}

/** What every driver of the port has to keep, tried on one host with a new session for each test. */
export function describeHostContract(
  name: string,
  makeFixture: () => Promise<HostFixture>,
  { timeoutMs = 5_000, startMs = 10_000, unsupported = {} }: ContractOptions = {},
): void {
  describe(`${name} keeps the contract of a session host`, { timeout: timeoutMs }, () => {
    let fixture: HostFixture;
    beforeAll(async () => {
      fixture = await makeFixture();
    }, startMs);
    afterAll(async () => {
      await fixture?.close();
    }, startMs);

    const able = (capability: Capability, title: string, test: () => Promise<void>) => {
      const reason = unsupported[capability];
      if (reason === undefined) it(title, test);
      else it.skip(`${title} (not here: ${reason})`, test);
    };

    describe("capture", () => {
      it("gives equal content twice when nothing happened between", async () => {
        const { host, newSession } = fixture;
        const sessionId = await newSession();

        const first = await host.capture(sessionId, { pin: false });
        const second = await host.capture(sessionId, { pin: false });

        expect(first.present).toBe(true);
        expect(first.context.kind).toBe("full");
        expect(first.context.messages.length).toBeGreaterThanOrEqual(4);
        expect(contentOf(second)).toEqual(contentOf(first));
      });

      it("gives each message an id of its own and its whole content", async () => {
        const { host, newSession } = fixture;
        const { messages } = (await host.capture(await newSession(), { pin: false })).context;

        expect(new Set(idsOf(messages)).size).toBe(messages.length);
        expect(messages.every((message) => message.complete)).toBe(true);
      });

      it("answers what was appended since the cursor, and together that is the whole", async () => {
        const { host, newSession, sendTurn } = fixture;
        const sessionId = await newSession();
        const first = await host.capture(sessionId, { pin: true });
        await sendTurn(sessionId, "One more, please.");

        const later = await host.capture(sessionId, { pin: true, since: first });

        const full = await host.capture(sessionId, { pin: false });
        expect(later.context.kind).toBe("appended");
        expect([...first.context.messages, ...later.context.messages]).toEqual(full.context.messages);
      });

      it("answers everything when the context became another since the cursor", async () => {
        const { host, newSession, reset, sendTurn } = fixture;
        const sessionId = await newSession();
        const first = await host.capture(sessionId, { pin: true });
        await reset(sessionId);
        await sendTurn(sessionId, "From the beginning.");

        const later = await host.capture(sessionId, { pin: true, since: first });

        const full = await host.capture(sessionId, { pin: false });
        expect(later.context).toEqual({ kind: "full", messages: full.context.messages });
      });

      it("answers everything when the cursor is not one of its own", async () => {
        const { host, newSession } = fixture;
        const sessionId = await newSession();

        const captured = await host.capture(sessionId, {
          pin: false,
          since: { cursor: { foreign: 1 }, pin: null },
        });

        expect(captured.context.kind).toBe("full");
      });

      it("gives the same pin back while nothing was added, and another one after a turn", async () => {
        const { host, newSession, sendTurn } = fixture;
        const sessionId = await newSession();
        const first = await host.capture(sessionId, { pin: true });

        const same = await host.capture(sessionId, { pin: true, since: first });
        await sendTurn(sessionId, "And now?");
        const moved = await host.capture(sessionId, { pin: true, since: same });

        expect(first.pin).not.toBeNull();
        expect(same.pin).toEqual(first.pin);
        expect(moved.pin).not.toEqual(first.pin);
      });

      it("takes no pin when none is asked for", async () => {
        const { host, newSession } = fixture;
        expect((await host.capture(await newSession(), { pin: false })).pin).toBeNull();
      });

      it("says that a session is absent, with the memory of its agent, where other methods find none", async () => {
        const { host, absentSession, newSession, writeMemory } = fixture;
        await writeMemory(await newSession(), "MEMORY.md", "* shared by all sessions of the agent\n");
        const sessionId = absentSession();

        const captured = await host.capture(sessionId, { pin: true });

        expect(captured).toMatchObject({
          present: false,
          pin: null,
          context: { kind: "full", messages: [] },
        });
        expect(captured.memoryFiles["MEMORY.md"]).toBe("* shared by all sessions of the agent\n");
        expect(await host.findSession(sessionId)).toBeUndefined();
        await expect(host.listRuns(sessionId)).rejects.toMatchObject({ code: "session_not_found" });
      });

      it("records a file whose content cannot be kept, with the reason", async () => {
        const { host, newSession, writeBinary } = fixture;
        const sessionId = await newSession();
        await writeBinary(sessionId, "picture.bin", 1);

        const { files, restorable } = await host.capture(sessionId, { pin: false });

        const entry = files.find((file) => file.path === "picture.bin");
        expect(entry).toMatchObject({ text: null });
        expect(["binary", "too_large"]).toContain(entry?.gap);
        expect(restorable.files).not.toBe("yes");
      });
    });

    describe("restoreContext", () => {
      const damages: [string, (fixture: HostFixture, sessionId: SessionId) => Promise<void>, Capability?][] =
        [
          ["two more turns", twoTurns],
          ["a compaction", (each, sessionId) => each.compact(sessionId), "compact"],
          [
            "a compaction and a turn",
            async (each, sessionId) => {
              await each.compact(sessionId);
              await each.sendTurn(sessionId, "After the summary.");
            },
            "compact",
          ],
          ["a reset", (each, sessionId) => each.reset(sessionId)],
          [
            "a reset and a turn",
            async (each, sessionId) => {
              await each.reset(sessionId);
              await each.sendTurn(sessionId, "Hello again.");
            },
          ],
          ["a deletion", (each, sessionId) => each.deleteSession(sessionId)],
        ];
      for (const [damage, doDamage, capability] of damages) {
        const test = async () => {
          const { host, newSession } = fixture;
          const sessionId = await newSession();
          const before = await host.capture(sessionId, { pin: true });
          await doDamage(fixture, sessionId);

          await host.restoreContext(sessionId, targetOf(before));

          const after = await host.capture(sessionId, { pin: false });
          expect(after.present).toBe(true);
          expect(after.context.messages).toEqual(before.context.messages);
        };
        if (capability) able(capability, `gives the pinned messages back after ${damage}`, test);
        else it(`gives the pinned messages back after ${damage}`, test);
      }

      it("leads back and forth between two pins", async () => {
        const { host, newSession, sendTurn } = fixture;
        const sessionId = await newSession();
        const early = await host.capture(sessionId, { pin: true });
        await sendTurn(sessionId, "A turn that is taken back and brought again.");
        const late = await host.capture(sessionId, { pin: true });

        await host.restoreContext(sessionId, targetOf(early));
        await host.restoreContext(sessionId, targetOf(late));

        const after = await host.capture(sessionId, { pin: false });
        expect(after.context.messages).toEqual(late.context.messages);
      });

      it("lets the session go on from where it was put back to", async () => {
        const { host, newSession, sendTurn } = fixture;
        const sessionId = await newSession();
        const before = await host.capture(sessionId, { pin: true });
        await sendTurn(sessionId, "This will be gone.");
        await host.restoreContext(sessionId, targetOf(before));

        await sendTurn(sessionId, "This comes instead.");

        const { messages } = (await host.capture(sessionId, { pin: false })).context;
        expect(messages.slice(0, before.context.messages.length)).toEqual(before.context.messages);
        expect(JSON.stringify(messages)).not.toContain("This will be gone.");
        expect(JSON.stringify(messages)).toContain("This comes instead.");
      });

      it("changes nothing when the context is there already", async () => {
        const { host, newSession } = fixture;
        const sessionId = await newSession();
        const before = await host.capture(sessionId, { pin: true });

        await host.restoreContext(sessionId, targetOf(before));

        expect(contentOf(await host.capture(sessionId, { pin: false }))).toEqual(contentOf(before));
        const since = await host.capture(sessionId, { pin: true, since: before });
        expect(since.pin).toEqual(before.pin);
      });

      it("removes the session when it was absent then, and bears a repetition", async () => {
        const { host, newSession } = fixture;
        const sessionId = await newSession();
        const target: ContextTarget = { present: false, pin: null, messageIds: [] };

        await host.restoreContext(sessionId, target);
        await host.restoreContext(sessionId, target);

        expect(await host.findSession(sessionId)).toBeUndefined();
        expect((await host.capture(sessionId, { pin: false })).present).toBe(false);
      });

      it("puts the context of an archived session back", async () => {
        const { host, newSession, sendTurn, archive } = fixture;
        const sessionId = await newSession();
        const before = await host.capture(sessionId, { pin: true });
        await sendTurn(sessionId, "The last words before the archive.");
        await archive(sessionId);

        await host.restoreContext(sessionId, targetOf(before));

        const after = await host.capture(sessionId, { pin: false });
        expect(after.context.messages).toEqual(before.context.messages);
      });

      it("refuses while a run is active, and the session stays as it is", async () => {
        const { host, newSession, sendTurn, startRun } = fixture;
        const sessionId = await newSession();
        const before = await host.capture(sessionId, { pin: true });
        await sendTurn(sessionId, "Something that came since.");
        await startRun(sessionId);

        await expect(host.restoreContext(sessionId, targetOf(before))).rejects.toMatchObject({
          code: "run_active",
        });

        expect(await host.listRuns(sessionId)).toHaveLength(1);
        await host.abortRuns(sessionId);
      });

      it("refuses a context whose pin is gone and that nothing else leads to", async () => {
        const { host, newSession, reset } = fixture;
        const sessionId = await newSession();
        const before = await host.capture(sessionId, { pin: true });
        if (before.pin) await host.dropPin(before.pin);
        await reset(sessionId);

        const attempt = host.restoreContext(sessionId, targetOf(before));

        await expect(attempt).rejects.toMatchObject({ code: "not_restorable" });
        expect((await host.findSession(sessionId))?.id).toBe(sessionId);
      });
    });

    describe("restoreMemory", () => {
      it("gives a rewritten memory file its text back", async () => {
        const { host, newSession, writeMemory } = fixture;
        const sessionId = await newSession();
        await writeMemory(sessionId, "MEMORY.md", "* refunds up to €50\n* 退款 يصل إلى 🙂\n");
        const before = await host.capture(sessionId, { pin: false });
        await writeMemory(sessionId, "MEMORY.md", "* refunds up to €500\n");

        expect(await host.restoreMemory(sessionId, before.memoryFiles)).toEqual([]);

        const after = await host.capture(sessionId, { pin: false });
        expect(withoutEmpty(after.memoryFiles)).toEqual(withoutEmpty(before.memoryFiles));
      });

      able("deleteMemoryFile", "takes a memory file away that was not there then", async () => {
        const { host, newSession, writeMemory } = fixture;
        const sessionId = await newSession();
        const before = await host.capture(sessionId, { pin: false });
        await writeMemory(sessionId, "memory/new-notes.md", "* learned since\n");

        expect(await host.restoreMemory(sessionId, before.memoryFiles)).toEqual([]);

        const after = await host.capture(sessionId, { pin: false });
        expect(after.memoryFiles).toEqual(before.memoryFiles);
      });

      able("createMemoryFile", "brings a memory file back that was deleted since", async () => {
        const { host, newSession } = fixture;
        const sessionId = await newSession();
        const before = await host.capture(sessionId, { pin: false });
        const wanted = { ...before.memoryFiles, "memory/2026-11-20.md": "* long ago\n" };

        expect(await host.restoreMemory(sessionId, wanted)).toEqual([]);

        const after = await host.capture(sessionId, { pin: false });
        expect(after.memoryFiles).toEqual(wanted);
      });

      it("changes nothing when the memory is there already", async () => {
        const { host, newSession } = fixture;
        const sessionId = await newSession();
        const before = await host.capture(sessionId, { pin: false });

        expect(await host.restoreMemory(sessionId, before.memoryFiles)).toEqual([]);

        expect(contentOf(await host.capture(sessionId, { pin: false }))).toEqual(contentOf(before));
      });

      it("works for a session that is gone: the workspace is the agent's", async () => {
        const { host, newSession, writeMemory, deleteSession } = fixture;
        const sessionId = await newSession();
        await writeMemory(sessionId, "MEMORY.md", "* as it should be\n");
        const before = await host.capture(sessionId, { pin: false });
        await writeMemory(sessionId, "MEMORY.md", "* as it should not be\n");
        await deleteSession(sessionId);

        await host.restoreMemory(sessionId, before.memoryFiles);

        const after = await host.capture(sessionId, { pin: false });
        expect(after.memoryFiles["MEMORY.md"]).toBe("* as it should be\n");
      });
    });

    describe("restoreFiles", () => {
      it("gives a rewritten text file its content back", async () => {
        const { host, newSession, writeFile } = fixture;
        const sessionId = await newSession();
        await writeFile(sessionId, "plan.md", "1. look\n2. think\n");
        const before = await host.capture(sessionId, { pin: false });
        await writeFile(sessionId, "plan.md", "1. act\n");

        await host.restoreFiles(sessionId, before.files);

        const after = await host.capture(sessionId, { pin: false });
        expect(textOf(after, "plan.md")).toBe("1. look\n2. think\n");
      });

      able("deleteFile", "takes a text file away that was not there then", async () => {
        const { host, newSession, writeFile } = fixture;
        const sessionId = await newSession();
        const before = await host.capture(sessionId, { pin: false });
        await writeFile(sessionId, "made-since.md", "new\n");

        expect(await host.restoreFiles(sessionId, before.files)).toEqual([]);

        expect((await host.capture(sessionId, { pin: false })).files).toEqual(before.files);
      });

      able("createFile", "brings a text file back that was deleted since", async () => {
        const { host, newSession } = fixture;
        const sessionId = await newSession();
        const before = await host.capture(sessionId, { pin: false });
        const gone: FileEntry = { path: "gone.md", sizeBytes: 5, digest: null, text: "gone\n", gap: null };

        expect(await host.restoreFiles(sessionId, [...before.files, gone])).toEqual([]);

        expect(textOf(await host.capture(sessionId, { pin: false }), "gone.md")).toBe("gone\n");
      });

      it("leaves a changed file whose content was not kept, and names it", async () => {
        const { host, newSession, writeBinary } = fixture;
        const sessionId = await newSession();
        await writeBinary(sessionId, "drawing.bin", 1);
        const before = await host.capture(sessionId, { pin: false });
        await writeBinary(sessionId, "drawing.bin", 2);
        const damaged = await host.capture(sessionId, { pin: false });

        const lost = await host.restoreFiles(sessionId, before.files);

        expect(lost.map(({ path }) => path)).toContain("drawing.bin");
        const after = await host.capture(sessionId, { pin: false });
        expect(entryOf(after, "drawing.bin")).toEqual(entryOf(damaged, "drawing.bin"));
      });

      it("does not take a file away whose content could not be kept: no undo could bring it back", async () => {
        const { host, newSession, writeBinary } = fixture;
        const sessionId = await newSession();
        const before = await host.capture(sessionId, { pin: false });
        await writeBinary(sessionId, "made-since.bin", 1);

        const lost = await host.restoreFiles(sessionId, before.files);

        expect(lost.map(({ path }) => path)).toContain("made-since.bin");
        expect(entryOf(await host.capture(sessionId, { pin: false }), "made-since.bin")).toBeDefined();
      });

      it("writes nothing outside the workspace", async () => {
        const { host, newSession } = fixture;
        const sessionId = await newSession();
        const before = await host.capture(sessionId, { pin: false });
        const outside = ["../outside.md", "/tmp/outside.md", "a/../../outside.md"].map(
          (path): FileEntry => ({ path, sizeBytes: 1, digest: null, text: "x", gap: null }),
        );

        const lost = await host.restoreFiles(sessionId, [...before.files, ...outside]);

        expect(lost.map(({ path }) => path)).toEqual(expect.arrayContaining(outside.map(({ path }) => path)));
        expect((await host.capture(sessionId, { pin: false })).files).toEqual(before.files);
      });
    });

    describe("restoreSettings", () => {
      it("puts a changed setting back", async () => {
        const { host, newSession, changeSetting } = fixture;
        const sessionId = await newSession();
        const before = await host.capture(sessionId, { pin: false });
        await changeSetting(sessionId);
        expect((await host.capture(sessionId, { pin: false })).settings).not.toEqual(before.settings);

        expect(await host.restoreSettings(sessionId, before.settings)).toEqual([]);

        expect((await host.capture(sessionId, { pin: false })).settings).toEqual(before.settings);
      });

      it("changes nothing when the settings are there already", async () => {
        const { host, newSession } = fixture;
        const sessionId = await newSession();
        const before = await host.capture(sessionId, { pin: false });

        expect(await host.restoreSettings(sessionId, before.settings)).toEqual([]);

        expect(contentOf(await host.capture(sessionId, { pin: false }))).toEqual(contentOf(before));
      });
    });

    describe("runs", () => {
      it("are listed while they are active, and none is left after abortRuns", async () => {
        const { host, newSession, startRun } = fixture;
        const sessionId = await newSession();
        await startRun(sessionId);
        expect(await host.listRuns(sessionId)).toHaveLength(1);

        await host.abortRuns(sessionId);

        expect(await host.listRuns(sessionId)).toEqual([]);
        expect((await host.findSession(sessionId))?.run).toBeNull();
      });

      it("can be aborted where none is active", async () => {
        const { host, newSession } = fixture;
        await expect(host.abortRuns(await newSession())).resolves.toBeUndefined();
      });
    });

    describe("foresee", () => {
      it("names what cannot be put back, and changes nothing", async () => {
        const { host, newSession, writeBinary, sendTurn } = fixture;
        const sessionId = await newSession();
        await writeBinary(sessionId, "foreseen.bin", 1);
        const target = await host.capture(sessionId, { pin: true });
        await writeBinary(sessionId, "foreseen.bin", 2);
        await sendTurn(sessionId, "Something else.");
        const live = await host.capture(sessionId, { pin: false });

        const outlook = await host.foresee(sessionId, contentOf(live), contentOf(target));

        expect(outlook.notRestorable).toContainEqual(
          expect.objectContaining({ part: "files", path: "foreseen.bin" }),
        );
        expect(contentOf(await host.capture(sessionId, { pin: false }))).toEqual(contentOf(live));
      });

      it("names the sessions that share the workspace, and not the session itself", async () => {
        const { host, newSession } = fixture;
        const [one, other] = [await newSession(), await newSession()];
        const live = contentOf(await host.capture(one, { pin: false }));

        const { sharedWith } = await host.foresee(one, live, live);

        expect(sharedWith).toContain(other);
        expect(sharedWith).not.toContain(one);
      });

      it("tells that a deleted session is made again", async () => {
        const { host, newSession, deleteSession } = fixture;
        const sessionId = await newSession();
        const target = contentOf(await host.capture(sessionId, { pin: true }));
        await deleteSession(sessionId);
        const live = contentOf(await host.capture(sessionId, { pin: false }));

        expect((await host.foresee(sessionId, live, target)).notes).not.toEqual([]);
      });
    });

    describe("the session list", () => {
      it("has every session once, without the pins", async () => {
        const { host, newSession } = fixture;
        const sessionId = await newSession();
        const before = idsOf(await host.listSessions());

        await host.capture(sessionId, { pin: true });

        const after = idsOf(await host.listSessions());
        expect(after.toSorted()).toEqual(before.toSorted());
        expect(after.filter((id) => id === sessionId)).toHaveLength(1);
      });

      it("knows the same of a session as findSession", async () => {
        const { host, newSession } = fixture;
        const sessionId = await newSession();

        const listed = (await host.listSessions()).find(({ id }) => id === sessionId);

        const found = await host.findSession(sessionId);
        expect(found).toMatchObject({ id: sessionId, agentId: listed?.agentId, label: listed?.label });
      });

      it("has an id for the main session that is a session key", async () => {
        const mainId = await fixture.host.mainSessionId();
        expect(SessionId.safeParse(mainId).success).toBe(true);
      });
    });

    it("bears the dropping of a pin that is gone", async () => {
      const { host, newSession } = fixture;
      const { pin } = await host.capture(await newSession(), { pin: true });
      if (!pin) throw new Error("No pin was taken.");

      await host.dropPin(pin);

      await expect(host.dropPin(pin)).resolves.toBeUndefined();
    });

    it("tells its subscribers of a new turn, until they stop", async () => {
      const { host, newSession, sendTurn } = fixture;
      const sessionId = await newSession();
      const told = Promise.withResolvers<HostEvent>();
      const stop = host.subscribe((event) => {
        if (event.type === "session" && event.sessionId === sessionId) told.resolve(event);
      });

      await sendTurn(sessionId, "Tell everyone.");

      expect(await told.promise).toEqual({ type: "session", sessionId });
      stop();
    });

    it("says how its connection stands without waiting", () => {
      const { host } = fixture;
      expect(host.status()).toMatchObject({ kind: host.kind, connection: "connected" });
    });
  });
}

async function twoTurns({ sendTurn }: HostFixture, sessionId: SessionId): Promise<void> {
  await sendTurn(sessionId, "First of two.");
  await sendTurn(sessionId, "Second of two.");
}

/** The content of a full capture. */
function contentOf({ present, context, memoryFiles, files, tools, skills, settings }: Capture): StateContent {
  return { present, messages: context.messages, memoryFiles, files, tools, skills, settings };
}

function targetOf({ present, pin, context }: Capture): ContextTarget {
  return { present, pin, messageIds: idsOf(context.messages) };
}

const idsOf = <Id extends string>(items: readonly { id: Id }[]): Id[] => items.map(({ id }) => id);

const entryOf = ({ files }: Capture, path: string) => files.find((file) => file.path === path);

const textOf = (capture: Capture, path: string) => entryOf(capture, path)?.text;

/** An empty memory file counts as absent. */
const withoutEmpty = (memoryFiles: Record<string, string>) =>
  Object.fromEntries(Object.entries(memoryFiles).filter(([, text]) => text !== ""));
