import { isInField, spelled } from "./early-keys";

/** The longest time between two keys that are pressed one after the other. */
export const SEQUENCE_MS = 1000;

export interface WiredKeys {
  keys: string;
  /** Prevents the default of the event when it acts. */
  press: (event: KeyboardEvent) => void;
}

/** Hears keys from now on, until what it returns is called. */
type Hear = (wired: WiredKeys) => () => void;

/**
 * What the keys of the page do. What hears them in every layout comes when the page is idle; until then a key acts when
 * it is spelled as it was wired, and the last one that nothing was found for is handed on: no first press is lost.
 */
export class HotkeyTable {
  readonly #wired = new Map<WiredKeys, () => void>();
  #hear: Hear | undefined;
  #unheard: KeyboardEvent | undefined;

  /** Returns what takes the keys away again. */
  wire(wired: WiredKeys): () => void {
    this.#wired.set(wired, this.#hear?.(wired) ?? (() => undefined));
    return () => {
      this.#wired.get(wired)?.();
      this.#wired.delete(wired);
    };
  }

  find(keys: string): WiredKeys | undefined {
    return this.#all(keys)[0];
  }

  /** Acts on a key that was pressed before keys are heard in full. */
  pressEarly(event: KeyboardEvent): void {
    if (this.#hear !== undefined || event.defaultPrevented) return;
    const first = this.#unheard;
    this.#unheard = undefined;
    const keys = spelled(event);
    if (isInField(event) && !actsInFields(keys)) return;
    const isSecond = first !== undefined && event.timeStamp - first.timeStamp <= SEQUENCE_MS;
    const pair = isSecond ? this.#all(`${spelled(first)} ${keys}`) : [];
    const wanted = pair.length > 0 ? pair : this.#all(keys);
    if (wanted.length === 0) this.#unheard = event;
    for (const { press } of wanted) press(event);
  }

  hearWith(hear: Hear): void {
    this.#hear = hear;
    for (const wired of this.#wired.keys()) this.#wired.set(wired, hear(wired));
    const last = this.#unheard;
    this.#unheard = undefined;
    if (last === undefined || performance.now() - last.timeStamp > SEQUENCE_MS) return;
    last.target?.dispatchEvent(new KeyboardEvent(last.type, last));
  }

  #all(keys: string): WiredKeys[] {
    return [...this.#wired.keys()].filter((wired) => wired.keys === keys);
  }
}

/** Keys that write nothing and that no field of the browser's needs. */
export const actsInFields = (keys: string): boolean => /^(?:Mod\+|F\d)/.test(keys);
