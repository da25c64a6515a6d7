import { z } from "zod";
import type { Json } from "@/lib/contract/json";

// What is read of the gateway's frames, and nothing else: unknown fields may come and go between versions.

// A frame was parsed from JSON text, so whatever is in it is JSON; walking a long transcript again would prove nothing.
const json = z.custom<Json>((value) => value !== undefined);
const ms = z.number().nonnegative();

export const Hello = z.looseObject({
  server: z.looseObject({ version: z.string() }),
  auth: z.looseObject({ scopes: z.array(z.string()).default([]) }).optional(),
  features: z.looseObject({ methods: z.array(z.string()).default([]) }).optional(),
  snapshot: z
    .looseObject({ sessionDefaults: z.looseObject({ mainSessionKey: z.string() }).optional() })
    .optional(),
});
export type Hello = z.infer<typeof Hello>;

/** One row of the session list, also part of `sessions.describe` and `chat.history`. */
export const SessionRow = z.looseObject({
  key: z.string(),
  sessionId: z.string().optional(),
  agentId: z.string().optional(),
  isMain: z.boolean().optional(),
  label: z.string().nullish(),
  displayName: z.string().nullish(),
  derivedTitle: z.string().nullish(),
  visibility: z.string().nullish(),
  archived: z.boolean().optional(),
  updatedAt: z.number().nullish(),
  lastInteractionAt: z.number().nullish(),
  status: z.string().nullish(),
  startedAt: ms.nullish(),
  endedAt: ms.nullish(),
  lastRunError: json.nullish(),
  hasActiveRun: z.boolean().nullish(),
  activeRunIds: z.array(z.string()).nullish(),
  activeLeafEntryId: z.string().nullish(),
  model: z.string().nullish(),
  modelProvider: z.string().nullish(),
  modelOverrideSource: z.string().nullish(),
  agentRuntime: z.looseObject({ id: z.string() }).nullish(),
  runtimeSelectionLocked: z.boolean().nullish(),
  totalTokens: z.number().nullish(),
  totalTokensFresh: z.boolean().nullish(),
  contextTokens: z.number().nullish(),
  toolOverrides: z.looseObject({ skills: z.record(z.string(), z.boolean()).optional() }).nullish(),
  worktree: z.looseObject({ id: z.string() }).nullish(),
  spawnedCwd: z.string().nullish(),
  spawnedWorkspaceDir: z.string().nullish(),
});
export type SessionRow = z.infer<typeof SessionRow>;

export const SessionList = z.looseObject({
  sessions: z.array(SessionRow),
  hasMore: z.boolean().optional(),
  nextOffset: z.number().nullish(),
});

export const SessionDescription = z.looseObject({ session: SessionRow.nullable() });

export const TranscriptMessage = z.looseObject({
  role: z.string(),
  content: json.optional(),
  toolName: z.string().optional(),
  toolCallId: z.string().optional(),
  isError: z.boolean().optional(),
  timestamp: z.number().optional(),
  __openclaw: z.looseObject({
    id: z.string(),
    kind: z.string().optional(),
    truncated: z.boolean().optional(),
  }),
});
export type TranscriptMessage = z.infer<typeof TranscriptMessage>;

export const HistoryPage = z.looseObject({
  /** Absent when the gateway has no such session. */
  sessionId: z.string().optional(),
  messages: z.array(TranscriptMessage),
  hasMore: z.boolean().optional(),
  nextOffset: z.number().nullish(),
  totalMessages: z.number().optional(),
  deltaCursor: z.string().optional(),
  pendingInputs: z.looseObject({ total: z.number() }).optional(),
  inFlightRun: z.looseObject({ runId: z.string(), startedAt: ms.optional() }).nullish(),
  sessionInfo: SessionRow.optional(),
});
export type HistoryPage = z.infer<typeof HistoryPage>;

/** What came since a cursor. Only `kind: "delta"` is a mere append; a page or a reset is not. */
export const HistoryDelta = z.looseObject({
  kind: z.string().optional(),
  messages: z.array(z.looseObject({ message: TranscriptMessage.optional() })).optional(),
  deltaCursor: z.string().optional(),
  sessionInfo: SessionRow.optional(),
});

export const FullMessage = z.looseObject({ ok: z.boolean(), message: TranscriptMessage.optional() });

export const Branches = z.looseObject({
  branches: z.array(z.looseObject({ leafEntryId: z.string(), active: z.boolean() })),
});

export const Created = z.looseObject({ key: z.string(), sessionId: z.string() });
export const Aborted = z.looseObject({ status: z.string() });
export const Done = z.looseObject({});

export const WorkspaceEntry = z.looseObject({
  path: z.string(),
  name: z.string(),
  kind: z.string(),
  size: z.number().optional(),
  updatedAtMs: z.number().optional(),
});
export type WorkspaceEntry = z.infer<typeof WorkspaceEntry>;

export const WorkspaceFolder = z.looseObject({ entries: z.array(WorkspaceEntry), totalEntries: z.number() });

export const WorkspaceFile = z.looseObject({
  file: z.looseObject({ path: z.string(), size: z.number(), encoding: z.string(), content: z.string() }),
});

export const AgentFile = z.looseObject({
  file: z.looseObject({
    missing: z.boolean().optional(),
    size: z.number().optional(),
    hash: z.string().optional(),
    content: z.string().optional(),
  }),
});

export const SessionFile = z.looseObject({ file: z.looseObject({ hash: z.string().optional() }) });

export const EffectiveTools = z.looseObject({
  groups: z.array(z.looseObject({ tools: z.array(z.looseObject({ id: z.string() })) })),
});

export const SkillStatus = z.looseObject({
  skills: z.array(
    z.looseObject({
      name: z.string(),
      skillKey: z.string().optional(),
      eligible: z.boolean().optional(),
      disabled: z.boolean().optional(),
      modelVisible: z.boolean().optional(),
    }),
  ),
});

export const SystemInfo = z.looseObject({
  /** Another one after a restart. */
  processInstanceId: z.string().optional(),
  processMemory: z.looseObject({ rssBytes: z.number().int().nonnegative() }),
});

/** What the plugin says of itself. */
export const PluginHello = z.looseObject({
  version: z.string(),
  protocols: z.array(z.number()),
  features: z.array(z.string()),
});
export type PluginHello = z.infer<typeof PluginHello>;

export const PluginListing = z.looseObject({
  entries: z.array(
    z.looseObject({ path: z.string(), kind: z.string(), sizeBytes: z.number(), executable: z.boolean() }),
  ),
  cut: z.boolean(),
});
export type PluginListing = z.infer<typeof PluginListing>;

export const PluginPart = z.looseObject({
  data: z.string(),
  sizeBytes: z.number(),
  modifiedAtMs: z.number(),
});
export type PluginPart = z.infer<typeof PluginPart>;

/** The parts of events that are acted upon. Every session event names its session. */
export const SessionEvent = z.looseObject({
  sessionKey: z.string(),
  reason: z.string().optional(),
  state: z.string().optional(),
  runId: z.string().optional(),
  stream: z.string().optional(),
  data: z
    .looseObject({
      phase: z.string().optional(),
      startedAt: ms.optional(),
      endedAt: ms.optional(),
      aborted: z.boolean().optional(),
    })
    .optional(),
});
export type SessionEvent = z.infer<typeof SessionEvent>;

/** The machine-readable part of a refusal. */
export const ErrorDetails = z.looseObject({
  code: z.string().optional(),
  type: z.string().optional(),
  reason: z.string().optional(),
  missingScope: z.string().optional(),
  requestId: z.string().optional(),
  deviceId: z.string().optional(),
});
export type ErrorDetails = z.infer<typeof ErrorDetails>;
