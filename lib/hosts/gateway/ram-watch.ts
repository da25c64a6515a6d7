import type { RamReading } from "@/lib/engine/ports";
import type { GatewayConnection } from "./connection";
import { SessionList, SystemInfo } from "./frames";
import { RamLedger } from "./ram-ledger";
import { toSessionId } from "./session-keys";

const LOOK_EVERY_MS = 30_000;
/** Whether one session runs or several: more rows say nothing more. */
const ROWS = 10;

/** Looks at the gateway's memory from time to time. A look that fails is left out: the next one tells as much. */
export class RamWatch {
  readonly #connection: GatewayConnection;
  readonly #tell: (reading: RamReading) => void;
  readonly #ledger = new RamLedger();
  readonly #timer: NodeJS.Timeout;
  #processId: string | undefined;

  constructor(
    connection: GatewayConnection,
    tell: (reading: RamReading) => void,
    everyMs: number = LOOK_EVERY_MS,
  ) {
    this.#connection = connection;
    this.#tell = tell;
    this.#timer = setInterval(() => void this.#look().catch(() => {}), everyMs).unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    if (this.#connection.status().connection !== "connected") return;
    const params = { activeOnly: true, archived: false, sortBy: "updatedAt", limit: ROWS };
    const [{ sessions }, { processMemory, processInstanceId }] = await Promise.all([
      this.#connection.read("sessions.list", params, SessionList),
      this.#connection.read("system.info", {}, SystemInfo),
    ]);
    if (processInstanceId !== this.#processId) this.#ledger.forget();
    this.#processId = processInstanceId;
    const running = sessions.flatMap((row) => (row.hasActiveRun ? (toSessionId(row.key) ?? []) : []));
    const reading = this.#ledger.note(running, processMemory.rssBytes, Date.now());
    if (reading) this.#tell(reading);
  }
}
