import { afterAll, beforeAll } from "vitest";
import { describeHostContract } from "@/lib/hosts/testing/host-contract";
import { contextCases } from "./host/context-cases";
import { contractFixture } from "./host/contract-fixture";
import { startLab, stopLab } from "./host/lab";
import { sessionCases } from "./host/session-cases";
import { workspaceCases } from "./host/workspace-cases";

beforeAll(startLab);
afterAll(stopLab);

describeHostContract("The gateway host", async () => contractFixture(), {
  timeoutMs: 120_000,
  startMs: 180_000,
  unsupported: {
    createMemoryFile: "the gateway creates MEMORY.md and USER.md only",
    deleteMemoryFile: "the gateway deletes no files: they are emptied",
    createFile: "the gateway creates only the few files it knows by name",
    deleteFile: "the gateway deletes no files",
  },
});
contextCases();
workspaceCases();
sessionCases();
