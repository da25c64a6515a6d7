/** Files that the gateway reads and writes by name, at any size and whether they exist or not. */
const NAMED_FILES = new Set(["AGENTS.md", "SOUL.md", "USER.md", "MEMORY.md", "IDENTITY.md", "BOOTSTRAP.md"]);

/** Folders that hold no work of the agent, only what tools keep there. */
const SKIPPED_FOLDERS = new Set([".git", "node_modules"]);

/** The most that the gateway reads or writes of a file that it does not know by name. */
export const FILE_LIMIT_BYTES = 262_144;

/** The most that is kept of a file that is no text or larger than the gateway reads, and of all of them together. */
export const KEPT_FILE_BYTES = 16 * 1_048_576;
export const KEPT_ALL_BYTES = 64 * 1_048_576;

/** Where the memory lies that is not part of every prompt. */
export const MEMORY_FOLDER = "memory";

/** True for what the agent wrote down to remember: memory, as opposed to its other files. */
export const isMemoryPath = (path: string): boolean => isPromptMemory(path) || /^memory\/.+\.md$/.test(path);

/** True for the memory that is part of every prompt. The agent looks up the rest when it wants to. */
export const isPromptMemory = (path: string): boolean => path === "MEMORY.md" || path === "USER.md";

export const isNamedFile = (path: string): boolean => NAMED_FILES.has(path);

export const isSkippedFolder = (name: string): boolean => SKIPPED_FOLDERS.has(name);
