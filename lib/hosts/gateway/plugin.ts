import { randomBytes } from "node:crypto";
import { isAppError } from "@/lib/contract/errors";
import { PART_BYTES, type PluginFeature, pluginMethod } from "@/lib/contract/plugin-protocol";
import type { Reason } from "@/lib/contract/reason";
import type { GatewayConnection } from "./connection";
import { Done, PluginListing, PluginPart } from "./frames";
import { reasonOf } from "./gateway-errors";
import { digestOf } from "./read-file";

const READ_TRIES = 3;

/** A file as it was read through the plugin. */
export interface PluginFile {
  bytes: Uint8Array;
  modifiedAtMs: number;
}

/** Clawback's plugin in the gateway: reaches any file of a workspace, and nothing outside it. Does only what both sides know. */
export class Plugin {
  readonly version: string;
  readonly #connection: GatewayConnection;
  readonly #features: ReadonlySet<PluginFeature>;

  constructor(connection: GatewayConnection, version: string, features: ReadonlySet<PluginFeature>) {
    this.#connection = connection;
    this.version = version;
    this.#features = features;
  }

  can(...features: PluginFeature[]): boolean {
    return features.every((feature) => this.#features.has(feature));
  }

  list(agentId: string): Promise<PluginListing> {
    return this.#connection.read(pluginMethod("files.list"), { agentId }, PluginListing);
  }

  /** The whole file, or null when it is gone, is no regular file, is larger, or changes all the time. */
  async read(agentId: string, path: string, limitBytes: number): Promise<PluginFile | null> {
    for (let attempt = 0; attempt < READ_TRIES; attempt += 1) {
      const file = await this.#readOnce(agentId, path, limitBytes).catch(refusedAs(null));
      if (file !== "changed") return file;
    }
    return null;
  }

  /** Gives a file these bytes. Returns why it could not, or null. */
  async write(
    agentId: string,
    path: string,
    bytes: Uint8Array,
    executable: boolean,
  ): Promise<readonly Reason[] | null> {
    const upload = randomBytes(16).toString("hex");
    const last = { digest: digestOf(bytes), executable };
    for (let offset = 0; offset === 0 || offset < bytes.length; offset += PART_BYTES) {
      const part = bytes.subarray(offset, offset + PART_BYTES);
      const data = Buffer.from(part.buffer, part.byteOffset, part.length).toString("base64");
      const isLast = offset + PART_BYTES >= bytes.length;
      const why = await this.#change("files.write", {
        agentId,
        path,
        upload,
        offset,
        data,
        ...(isLast ? last : {}),
      });
      if (why !== null) return why;
    }
    return null;
  }

  /** Deletes a file. Returns why it could not, or null. */
  remove(agentId: string, path: string): Promise<readonly Reason[] | null> {
    return this.#change("files.delete", { agentId, path });
  }

  async #readOnce(agentId: string, path: string, limitBytes: number): Promise<PluginFile | null | "changed"> {
    const parts: Buffer[] = [];
    let first: PluginPart | undefined;
    for (let offset = 0; ; ) {
      const part = await this.#connection.read(
        pluginMethod("files.read"),
        { agentId, path, offset },
        PluginPart,
      );
      first ??= part;
      if (part.sizeBytes > limitBytes) return null;
      if (part.sizeBytes !== first.sizeBytes || part.modifiedAtMs !== first.modifiedAtMs) return "changed";
      const bytes = Buffer.from(part.data, "base64");
      parts.push(bytes);
      offset += bytes.length;
      if (offset >= part.sizeBytes) return { bytes: Buffer.concat(parts), modifiedAtMs: first.modifiedAtMs };
      if (bytes.length === 0) return "changed";
    }
  }

  #change(feature: PluginFeature, params: object): Promise<readonly Reason[] | null> {
    return this.#connection.write(pluginMethod(feature), params, Done).then(
      () => null,
      refusedWith((detail) => [{ code: "quoted" as const, values: { text: detail } }]),
    );
  }
}

/** A refusal of the plugin as a value. Whatever else went wrong stays an error. */
const refusedAs = <Value>(value: Value) => refusedWith(() => value);

function refusedWith<Value>(value: (detail: string) => Value) {
  return (error: unknown): Value => {
    if (!isAppError(error) || !reasonOf(error)?.startsWith("clawback_")) throw error;
    return value(error.detail.replace(/^The gateway refused [\w.]+: /, ""));
  };
}
