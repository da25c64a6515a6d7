import { getHotkeyManager, getSequenceManager, type RawHotkey } from "@tanstack/react-hotkeys";
import { actsInFields, type HotkeyTable, SEQUENCE_MS, type WiredKeys } from "./hotkey-table";

// Who comes first, and whether the browser may still act, is decided by whoever wired the keys.
const OPTIONS = { conflictBehavior: "allow", preventDefault: false, stopPropagation: false } as const;

/** Has the keys of a table heard in every layout, one after the other too. */
export function manageHotkeys(table: HotkeyTable): void {
  table.hearWith(register);
}

function register({ keys, press }: WiredKeys): () => void {
  const options = { ...OPTIONS, target: window };
  const callback = (event: KeyboardEvent) => {
    if (!isSecondOfSequence(keys)) press(event);
  };
  const steps = keys.split(" ");
  // The types of the library list every single key; ours are checked by the tests that press them.
  const handle =
    steps.length > 1
      ? getSequenceManager().register(steps.map(spelling) as never, callback, {
          ...options,
          timeout: SEQUENCE_MS,
        })
      : getHotkeyManager().register(toRaw(keys), callback, {
          ...options,
          ignoreInputs: !actsInFields(keys),
        });
  return () => handle.unregister();
}

const spelling = (key: string): string => (key.length === 1 ? key.toUpperCase() : key);

function toRaw(keys: string): RawHotkey {
  const parts = keys.split(/\+(?=.)/);
  const has = (modifier: string) => parts.slice(0, -1).includes(modifier);
  return {
    key: spelling(parts.at(-1) ?? keys),
    ...(has("Mod") ? { mod: true } : {}),
    ...(has("Shift") ? { shift: true } : {}),
    ...(has("Alt") ? { alt: true } : {}),
  };
}

/** Whether a key is the second of two whose first has just been pressed: then only the pair means something. */
function isSecondOfSequence(keys: string): boolean {
  if (keys.includes(" ")) return false;
  return [...getSequenceManager().registrations.state.values()].some(
    ({ sequence, matchedStepCount, partialMatchLastKeyTime }) =>
      matchedStepCount > 0 &&
      Date.now() - partialMatchLastKeyTime <= SEQUENCE_MS &&
      sequence[matchedStepCount] === spelling(keys),
  );
}
