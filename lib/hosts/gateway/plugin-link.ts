import { isAppError } from "@/lib/contract/errors";
import type { HostPlugin } from "@/lib/contract/host";
import { PLUGIN_FEATURES, PLUGIN_HELLO, PLUGIN_PROTOCOL } from "@/lib/contract/plugin-protocol";
import type { GatewayConnection } from "./connection";
import { PluginHello } from "./frames";
import { Plugin } from "./plugin";

// The gateway tells when its plugins change; this is for an event that was lost.
const LOOK_EVERY_MS = 60_000;

interface Found {
  at: number;
  plugin: Plugin | null;
  status: HostPlugin | null;
}

/** Finds Clawback's plugin in the gateway, and again whenever the gateway's plugins or the connection change. */
export class PluginLink {
  readonly #connection: GatewayConnection;
  readonly #ownVersion: string;
  #found: Promise<Found> | undefined;

  constructor(connection: GatewayConnection, ownVersion: string) {
    this.#connection = connection;
    this.#ownVersion = ownVersion;
    connection.onEvent((event) => {
      if (event === "plugins.changed") this.#found = undefined;
    });
    connection.onStatus((status) => {
      if (status.connection !== "connected") this.#found = undefined;
    });
  }

  /** The plugin as it can be used now. Null when there is none, or none that we understand. */
  async find(): Promise<Plugin | null> {
    return (await this.#look()).plugin;
  }

  /** What there is to say of the plugin. Null when the gateway has none. */
  async status(): Promise<HostPlugin | null> {
    return (await this.#look()).status;
  }

  async #look(): Promise<Found> {
    const known = await this.#found;
    if (known && Date.now() - known.at < LOOK_EVERY_MS) return known;
    const looking = this.#ask();
    this.#found = looking;
    // What could not be found out must not count as found.
    looking.catch(() => {
      if (this.#found === looking) this.#found = undefined;
    });
    return looking;
  }

  async #ask(): Promise<Found> {
    const at = Date.now();
    try {
      const hello = await this.#connection.read(PLUGIN_HELLO, {}, PluginHello);
      return { at, ...judge(this.#connection, hello, this.#ownVersion) };
    } catch (error) {
      // The gateway answers that it knows no such method; or the plugin says something that we do not understand.
      if (isAppError(error) && error.code === "internal") return { at, plugin: null, status: null };
      throw error;
    }
  }
}

function judge(connection: GatewayConnection, { version, protocols, features }: PluginHello, own: string) {
  const shared = PLUGIN_FEATURES.filter((feature) => features.includes(feature));
  const speaksOurs = protocols.includes(PLUGIN_PROTOCOL);
  const plugin = speaksOurs ? new Plugin(connection, version, new Set(shared)) : null;
  const isComplete = speaksOurs && shared.length === PLUGIN_FEATURES.length;
  const status = {
    version,
    usable: plugin !== null,
    detail: detailOf({ version, own, speaksOurs, isComplete }),
  };
  return { plugin, status };
}

interface Standing {
  version: string;
  own: string;
  speaksOurs: boolean;
  isComplete: boolean;
}

function detailOf({ version, own, speaksOurs, isComplete }: Standing): string | null {
  if (version === own && isComplete) return null;
  const versions = `The plugin in the gateway is version ${version}, Clawback is ${own}.`;
  if (!speaksOurs)
    return `${versions} They do not understand each other: it is not used. Install the plugin of this Clawback.`;
  return isComplete
    ? versions
    : `${versions} It does not do all that Clawback asks for: only what both know is used. Install the plugin of this Clawback.`;
}
