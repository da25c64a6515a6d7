import type { z } from "zod";
import type { CreateAlert } from "@/lib/contract/alert";
import type { Alerts } from "./alerts";

/** What a program is told when a recovery did not end as it should. */
export interface RecoveryAlert {
  severity: "critical";
  kind: "recovery_failed" | "verification_failed";
  sessionId: string;
  snapshotId: string | null;
  rollbackId: string | null;
  /** One line. */
  summary: string;
  /** What differs or what failed, one thing a line. */
  detail: string;
}

/** Called with every alert that this client raises. What it throws is written to the error output and changes nothing else. */
export type AlertHook = (alert: RecoveryAlert) => void | Promise<void>;

const SUMMARY_MAX = 500;
const DETAIL_MAX = 4000;

/**
 * Tells the program's own hook, or the error output where there is none, and the server, which tells whom it was set up
 * to tell. Never throws: an alert that cannot be posted is written out instead of being lost.
 */
export class Alarm {
  readonly #alerts: Pick<Alerts, "raise">;
  readonly #hook: AlertHook;

  constructor(alerts: Pick<Alerts, "raise">, hook: AlertHook = printAlert) {
    this.#alerts = alerts;
    this.#hook = hook;
  }

  async raise(alert: RecoveryAlert): Promise<void> {
    await Promise.all([this.tellHook(alert), this.#post(alert)]);
  }

  /** Without the server: it has said so already, or found out by itself. */
  async tellHook(alert: RecoveryAlert): Promise<void> {
    try {
      await this.#hook(alert);
    } catch (error) {
      console.error(`Clawback: the alert hook failed (${messageOf(error)}) on: ${alert.summary}`);
    }
  }

  async #post(alert: RecoveryAlert): Promise<void> {
    const input: z.input<typeof CreateAlert> = {
      ...alert,
      summary: cut(alert.summary, SUMMARY_MAX),
      detail: cut(alert.detail.replaceAll("\u0000", ""), DETAIL_MAX),
    };
    try {
      await this.#alerts.raise(input);
    } catch (error) {
      console.error(`Clawback: the server did not take this alert (${messageOf(error)}): ${alert.summary}`);
    }
  }
}

/** The sentence of any thrown value. */
export const messageOf = (error: unknown): string =>
  error instanceof Error && error.message !== "" ? error.message : String(error);

/** Shortened to `max` characters, and without the broken halves that JSON cannot carry. */
export const cut = (text: string, max: number): string =>
  (text.length <= max ? text : `${text.slice(0, max - 1)}…`).toWellFormed();

function printAlert({ summary, detail }: RecoveryAlert): void {
  console.error(`Clawback: ${summary}${detail === "" ? "" : `\n${detail}`}`);
}
