import { HotkeyTable } from "./hotkey-table";
import { whenIdle } from "./when-idle";

/** The keys of this page. */
export const pageHotkeys = new HotkeyTable();

let isListening = false;
let isLoading = false;

/** Begins to hear keys. What hears them in full is fetched when the page is idle or a key was pressed. */
export function listenToKeys(): void {
  if (isListening) return;
  isListening = true;
  window.addEventListener("keydown", (event) => {
    pageHotkeys.pressEarly(event);
    void load();
  });
  whenIdle(() => void load());
}

async function load(): Promise<void> {
  if (isLoading) return;
  isLoading = true;
  try {
    const { manageHotkeys } = await import("./hotkey-manager");
    manageHotkeys(pageHotkeys);
  } catch {
    // The server is gone: keys go on as they are, and the next one tries again.
    isLoading = false;
  }
}
