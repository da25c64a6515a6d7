/**
 * What Clawback and its plugin in OpenClaw say to each other. Plain, because the plugin carries no schemas. A change
 * that the other side would misread gets a new number; a mere addition gets a new feature.
 */
export const PLUGIN_PROTOCOL = 1;

export const PLUGIN_FEATURES = ["files.list", "files.read", "files.write", "files.delete"] as const;
export type PluginFeature = (typeof PLUGIN_FEATURES)[number];

/** The gateway's method that tells who the plugin is, and those that do what its features name. */
export const PLUGIN_HELLO = "clawback.hello";
export const pluginMethod = (feature: PluginFeature): string => `clawback.${feature}`;

/** Bytes of a file in one message: the gateway is slow with large ones. */
export const PART_BYTES = 1_048_576;

/** A file that is being written, next to the one it will replace. No capture sees it. */
export const PART_NAME = /^[.]clawback-[0-9a-f]{32}[.]part$/;

export interface PluginHello {
  version: string;
  protocols: number[];
  features: string[];
}

/** What a folder holds, its subfolders included. A link is named and never followed. */
export interface PluginEntry {
  path: string;
  kind: "file" | "link";
  sizeBytes: number;
  executable: boolean;
}

export interface PluginListing {
  entries: PluginEntry[];
  /** True when there are more than are listed. */
  cut: boolean;
}

export interface PluginPart {
  /** Base64. */
  data: string;
  sizeBytes: number;
  modifiedAtMs: number;
  executable: boolean;
}

/** `details.type` of a refusal. */
export const REFUSALS = [
  "clawback_bad_request",
  "clawback_bad_path",
  "clawback_link",
  "clawback_not_a_file",
  "clawback_not_found",
  "clawback_wrong_content",
  "clawback_failed",
] as const;
export type PluginRefusal = (typeof REFUSALS)[number];
