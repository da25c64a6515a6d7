import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PART_BYTES } from "@/lib/contract/plugin-protocol";
import { listFiles } from "./list-files";
import { parsePath } from "./parse-path";
import { readPart } from "./read-file";
import { deleteFile, writePart } from "./write-file";

let home: string;
let root: string;
let outside: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "clawback-files-"));
  root = join(home, "workspace");
  outside = join(home, "outside");
  mkdirSync(root);
  mkdirSync(outside);
  writeFileSync(join(outside, "secret.txt"), "untouched\n");
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const newUpload = () => randomBytes(16).toString("hex");
const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const inRoot = (path: string) => join(root, path);

/** Writes as Clawback does: part by part. */
async function write(path: string, bytes: Buffer, executable = false): Promise<void> {
  const upload = newUpload();
  for (let offset = 0; offset === 0 || offset < bytes.length; offset += PART_BYTES) {
    const data = bytes.subarray(offset, offset + PART_BYTES);
    const isLast = offset + PART_BYTES >= bytes.length;
    const last = isLast ? { digest: digestOf(bytes), executable } : undefined;
    await writePart(root, { path, upload, offset, data, last });
  }
}

async function read(path: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let offset = 0; ; ) {
    const { data, sizeBytes } = await readPart(root, path, offset);
    const bytes = Buffer.from(data, "base64");
    parts.push(bytes);
    offset += bytes.length;
    if (offset >= sizeBytes) return Buffer.concat(parts);
  }
}

const leftovers = () =>
  readdirSync(root, { recursive: true }).filter((path) => String(path).includes(".clawback-"));

describe("a path", () => {
  it.each([
    "",
    "/etc/passwd",
    "../x",
    "a/../../x",
    "a//b",
    "./a",
    "a/",
    "a\0b",
    ".git/hooks/x",
    "a/.GIT/config",
  ])("%j is refused", (path) => {
    expect(() => parsePath(path)).toThrow(expect.objectContaining({ reason: "clawback_bad_path" }));
  });

  it("that is let through never leaves the workspace", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom("..", ".", "", "a"))), (pieces) => {
        let names: string[];
        try {
          names = parsePath(pieces.join("/"));
        } catch {
          return;
        }
        expect(join("/workspace", ...names).startsWith("/workspace/")).toBe(true);
      }),
    );
  });
});

describe("a file", () => {
  it.each([
    ["empty.txt", Buffer.alloc(0)],
    ["binary.dat", Buffer.from([0, 255, 254, 1])],
    ["deep/er/name with spaces.txt", Buffer.from("x")],
    ["资料/第一季度 报告.md", Buffer.from("报告\n")],
    ["large.bin", randomBytes(5 * PART_BYTES + 17)],
  ])("%s is written and read as it was", async (path, bytes) => {
    await write(path, bytes);

    expect(readFileSync(inRoot(path)).equals(bytes)).toBe(true);
    expect((await read(path)).equals(bytes)).toBe(true);
    expect(leftovers()).toEqual([]);
  });

  it("gets and loses the executable bit, and keeps who else may read it", async () => {
    await write("run.sh", Buffer.from("#!/bin/sh\n"), true);
    expect(statSync(inRoot("run.sh")).mode & 0o777).toBe(0o755);
    chmodSync(inRoot("run.sh"), 0o700);

    await write("run.sh", Buffer.from("#!/bin/sh\ntrue\n"), true);
    expect(statSync(inRoot("run.sh")).mode & 0o777).toBe(0o700);
    await write("run.sh", Buffer.from("text"), false);
    expect(statSync(inRoot("run.sh")).mode & 0o777).toBe(0o600);
  });

  it("is as it was until the last part has come, and stays so when that is not what was promised", async () => {
    writeFileSync(inRoot("a.txt"), "before");
    const upload = newUpload();
    const data = Buffer.from("after");
    await writePart(root, { path: "a.txt", upload, offset: 0, data, last: undefined });
    expect(readFileSync(inRoot("a.txt"), "utf8")).toBe("before");

    const last = { digest: digestOf(Buffer.from("something else")), executable: false };
    const end = writePart(root, { path: "a.txt", upload, offset: 5, data: Buffer.from("!"), last });

    await expect(end).rejects.toMatchObject({ reason: "clawback_wrong_content" });
    expect(readFileSync(inRoot("a.txt"), "utf8")).toBe("before");
    expect(leftovers()).toEqual([]);
  });

  it("is refused when its parts come out of order", async () => {
    const upload = newUpload();
    const data = Buffer.from("one");
    await writePart(root, { path: "a.txt", upload, offset: 0, data, last: undefined });
    await expect(
      writePart(root, { path: "a.txt", upload, offset: 9, data, last: undefined }),
    ).rejects.toMatchObject({ reason: "clawback_wrong_content" });
  });

  it("takes the place of an empty folder, and not of one with something in it", async () => {
    mkdirSync(inRoot("was-folder"));
    await write("was-folder", Buffer.from("a file"));
    mkdirSync(inRoot("full"));
    writeFileSync(inRoot("full/kept.txt"), "kept");

    await expect(write("full", Buffer.from("a file"))).rejects.toMatchObject({
      reason: "clawback_not_a_file",
    });
    expect(readFileSync(inRoot("was-folder"), "utf8")).toBe("a file");
    expect(readFileSync(inRoot("full/kept.txt"), "utf8")).toBe("kept");
  });

  it("is deleted; what is not there, is a folder, or lies behind a file is no harm", async () => {
    writeFileSync(inRoot("a.txt"), "x");
    mkdirSync(inRoot("folder"));

    await deleteFile(root, "a.txt");
    await deleteFile(root, "a.txt");
    await deleteFile(root, "no/such/folder.txt");
    await expect(deleteFile(root, "folder")).rejects.toMatchObject({ reason: "clawback_not_a_file" });

    expect(existsSync(inRoot("a.txt"))).toBe(false);
  });

  it("that a broken writing left is removed after an hour, a younger one is not", async () => {
    const old = inRoot(`.clawback-${"0".repeat(32)}.part`);
    const young = inRoot(`.clawback-${"1".repeat(32)}.part`);
    writeFileSync(old, "x");
    writeFileSync(young, "x");
    const twoHoursAgo = Date.now() / 1000 - 7200;
    utimesSync(old, twoHoursAgo, twoHoursAgo);

    await write("a.txt", Buffer.from("x"));

    expect(existsSync(old)).toBe(false);
    expect(existsSync(young)).toBe(true);
    expect((await listFiles(root)).entries.map(({ path }) => path)).toEqual(["a.txt"]);
  });
});

describe("a symbolic link", () => {
  const refused = { reason: "clawback_link" };

  it.each([
    ["to a file outside", "link.txt", () => symlinkSync(join(outside, "secret.txt"), inRoot("link.txt"))],
    ["to a folder outside", "link/secret.txt", () => symlinkSync(outside, inRoot("link"))],
    ["that goes up", "up/outside/secret.txt", () => symlinkSync("..", inRoot("up"))],
    ["to nothing", "link.txt", () => symlinkSync(join(outside, "new.txt"), inRoot("link.txt"))],
    [
      "to another folder of the workspace",
      "deep/link/secret.txt",
      () => {
        mkdirSync(inRoot("deep"));
        symlinkSync(root, inRoot("deep/link"));
      },
    ],
  ])("%s is not read, written or deleted through, and is named", async (_, path, make) => {
    make();

    await expect(write(path, Buffer.from("stolen"))).rejects.toMatchObject(refused);
    await expect(readPart(root, path, 0)).rejects.toMatchObject(refused);
    await expect(deleteFile(root, path)).rejects.toMatchObject(refused);

    expect(readdirSync(outside)).toEqual(["secret.txt"]);
    expect(readFileSync(join(outside, "secret.txt"), "utf8")).toBe("untouched\n");
    expect(leftovers()).toEqual([]);
  });

  it("is listed as what it is and not followed", async () => {
    symlinkSync(outside, inRoot("link"));
    mkdirSync(inRoot("node_modules/left-pad"), { recursive: true });
    writeFileSync(inRoot("node_modules/left-pad/index.js"), "");
    writeFileSync(inRoot("a b.txt"), "12345");
    chmodSync(inRoot("a b.txt"), 0o755);

    const { entries } = await listFiles(root);

    expect(entries.sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: "a b.txt", kind: "file", sizeBytes: 5, executable: true },
      { path: "link", kind: "link", sizeBytes: expect.any(Number), executable: false },
    ]);
  });

  it("may be the workspace itself: its owner chose that", async () => {
    const alias = join(home, "alias");
    symlinkSync(root, alias);
    const data = Buffer.from("x");
    await writePart(alias, {
      path: "a.txt",
      upload: newUpload(),
      offset: 0,
      data,
      last: { digest: digestOf(data), executable: false },
    });
    expect(readFileSync(inRoot("a.txt"), "utf8")).toBe("x");
  });

  it("that takes a folder's place again and again never lets a byte out of the workspace", async () => {
    const folder = inRoot("folder");
    mkdirSync(folder);
    let turn = 0;
    const swap = () => {
      const there = lstatSync(folder, { throwIfNoEntry: false });
      if (there?.isSymbolicLink()) rmSync(folder);
      else if (there) renameSync(folder, join(home, `aside-${turn++}`));
      if (there?.isSymbolicLink()) mkdirSync(folder);
      else symlinkSync(outside, folder);
    };
    const swaps = setInterval(() => {
      try {
        swap();
      } catch {
        // The writer made the folder anew in between: the next turn goes on from there.
      }
    }, 0);
    let written = 0;
    try {
      for (let attempt = 0; attempt < 120; attempt += 1) {
        await write("folder/secret.txt", Buffer.from(`stolen ${attempt}`)).then(
          () => {
            written += 1;
          },
          () => {},
        );
        await deleteFile(root, "folder/secret.txt").catch(() => {});
      }
    } finally {
      clearInterval(swaps);
    }

    expect(written).toBeGreaterThan(0);
    expect(readdirSync(outside)).toEqual(["secret.txt"]);
    expect(readFileSync(join(outside, "secret.txt"), "utf8")).toBe("untouched\n");
  });

  it("that comes while the file is written is left, or replaced itself; what it leads to stays", async () => {
    const upload = newUpload();
    const data = Buffer.from("content");
    await writePart(root, { path: "a.txt", upload, offset: 0, data, last: undefined });
    symlinkSync(join(outside, "secret.txt"), inRoot("a.txt"));
    const last = { digest: digestOf(data), executable: false };

    const end = writePart(root, { path: "a.txt", upload, offset: 7, data: Buffer.alloc(0), last });

    await expect(end).rejects.toMatchObject(refused);
    expect(readlinkSync(inRoot("a.txt"))).toBe(join(outside, "secret.txt"));
    expect(readFileSync(join(outside, "secret.txt"), "utf8")).toBe("untouched\n");
    expect(dirname(inRoot("a.txt"))).toBe(root);
  });
});
