import type { StateRef } from "@/lib/contract/ids";
import type { Snapshot } from "@/lib/contract/snapshot";
import type { Format } from "@/lib/i18n/format";
import type { Words } from "@/lib/i18n/words";

/** States to choose from under one title; the current state stands alone and has none. */
export interface PickerGroup {
  title: string | null;
  refs: StateRef[];
}

interface Told {
  words: Words<"diff">;
  format: Format;
  now: Date;
}

/** The last healthy snapshot first, then the current state, then the others by day. Every term of the search must fit. */
export function pickerGroups(snapshots: readonly Snapshot[], search: string, told: Told): PickerGroup[] {
  const { words, format, now } = told;
  const terms = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (text: string) => terms.every((term) => text.toLowerCase().includes(term));
  const matching = snapshots.filter((snapshot) => fits(searchable(snapshot, told)));
  const groups: PickerGroup[] = [];
  const healthy = matching.find(({ lastHealthy }) => lastHealthy);
  if (healthy) groups.push({ title: words("picker.lastHealthyTitle"), refs: [healthy.id] });
  if (fits(words("picker.current"))) groups.push({ title: null, refs: ["current"] });
  for (const { id, createdAt } of matching) {
    if (id === healthy?.id) continue;
    const title = format.dayTitle(createdAt, now);
    const last = groups.at(-1);
    if (last?.title === title) last.refs.push(id);
    else groups.push({ title, refs: [id] });
  }
  return groups;
}

const searchable = ({ name, tags, createdAt, description }: Snapshot, { format, now }: Told): string =>
  [name, ...tags, description, format.dayTitle(createdAt, now), format.moment(createdAt, now)].join(" ");
