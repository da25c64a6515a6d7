import { PART_BYTES } from "@/lib/contract/plugin-protocol";
import { Refusal } from "./files/refusal";

/** What a caller sent, checked member by member. */
export class Params {
  readonly #given: Record<string, unknown>;

  constructor(given: unknown) {
    this.#given = typeof given === "object" && given !== null ? { ...given } : {};
  }

  has(name: string): boolean {
    return this.#given[name] !== undefined;
  }

  text(name: string): string {
    const value = this.#given[name];
    return typeof value === "string" && value !== "" ? value : this.#refuse(name, "must be a text");
  }

  flag(name: string): boolean {
    return this.#given[name] === true;
  }

  count(name: string): number {
    const value = this.#given[name];
    return typeof value === "number" && Number.isSafeInteger(value) && value >= 0
      ? value
      : this.#refuse(name, "must be a number from 0");
  }

  agent(name: string): string {
    const value = this.text(name);
    return /^[\w-]{1,128}$/.test(value) ? value : this.#refuse(name, "is no agent's id");
  }

  upload(name: string): string {
    const value = this.text(name);
    return /^[0-9a-f]{32}$/.test(value) ? value : this.#refuse(name, "must have 32 hexadecimal digits");
  }

  bytes(name: string): Buffer {
    const value = this.#given[name];
    if (typeof value !== "string") return this.#refuse(name, "must be base64");
    const bytes = Buffer.from(value, "base64");
    return bytes.length <= PART_BYTES ? bytes : this.#refuse(name, `must have at most ${PART_BYTES} bytes`);
  }

  #refuse(name: string, why: string): never {
    throw new Refusal("clawback_bad_request", `${name} ${why}.`);
  }
}
