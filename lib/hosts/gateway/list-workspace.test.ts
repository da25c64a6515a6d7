import { describe, expect, it } from "vitest";
import type { GatewayConnection } from "./connection";
import type { WorkspaceEntry } from "./frames";
import { FILES_MAX, listWorkspace } from "./list-workspace";

/** A gateway whose only workspace holds these files, and what was asked of it. */
function workspaceOf(paths: string[]) {
  const asked: string[] = [];
  const folders = new Map<string, Map<string, WorkspaceEntry>>();
  for (const path of paths) {
    const names = path.split("/");
    names.forEach((name, index) => {
      const folder = names.slice(0, index).join("/");
      const kind = index === names.length - 1 ? "file" : "directory";
      const entries = folders.get(folder) ?? new Map<string, WorkspaceEntry>();
      folders.set(folder, entries.set(name, { name, path: names.slice(0, index + 1).join("/"), kind }));
    });
  }
  const read = async (_method: string, params: { path: string; limit: number; offset: number }) => {
    if (params.offset === 0) asked.push(params.path);
    const entries = [...(folders.get(params.path)?.values() ?? [])];
    return {
      entries: entries.slice(params.offset, params.offset + params.limit),
      totalEntries: entries.length,
    };
  };
  // The one part of a connection that a listing uses.
  return { connection: { read } as unknown as GatewayConnection, asked };
}

const many = (folder: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${folder}/f${String(index).padStart(5, "0")}`);

describe("listWorkspace", () => {
  it("leaves out nothing before the last file that it lists, and no memory", async () => {
    const memory = ["MEMORY.md", "memory/2026/a.md", "memory/z.md"];
    const others = [
      "a.md",
      "a/deep/er/x",
      "b.txt",
      ...many("b", 100),
      ...many("b-c", FILES_MAX),
      "memory/p.png",
    ];
    const { connection } = workspaceOf([...others, ...memory].reverse());

    const { files, cut } = await listWorkspace(connection, "main");

    expect(cut).toBe(true);
    expect(files.map(({ path }) => path)).toEqual([...memory, ...others.sort().slice(0, FILES_MAX)]);
  });

  it("asks for each folder once, and not for those that only tools use", async () => {
    const { connection, asked } = workspaceOf(["a/b/c", "memory/d.md", "node_modules/e", ".git/f", "g"]);

    const { files, cut } = await listWorkspace(connection, "main");

    expect(files.map(({ path }) => path)).toEqual(["memory/d.md", "a/b/c", "g"]);
    expect(cut).toBe(false);
    expect(asked.sort()).toEqual(["", "a", "a/b", "memory"]);
  });
});
