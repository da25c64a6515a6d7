import { afterAll, beforeAll } from "vitest";
import type { Clock } from "@/lib/engine/ports";
import { openStore, type Store } from "../open-store";
import { stoppedClock } from "./builders";

/** An empty database of one dialect. */
export interface ScratchPlace {
  url: string;
  /** Runs one statement past the store, as an administrator would. */
  execute(statement: string): Promise<void>;
  drop(): Promise<void>;
}

export type NewPlace = () => Promise<ScratchPlace>;

export interface Subject {
  readonly store: Store;
  readonly place: ScratchPlace;
  readonly clock: ReturnType<typeof stoppedClock>;
  /** A further handle on the same database, as another process would have. */
  another(clock?: Clock): Promise<Store>;
}

/** A database for the tests of one `describe`, with an open store. */
export function subjectFor(newPlace: NewPlace): Subject {
  const clock = stoppedClock();
  const opened: Store[] = [];
  let place: ScratchPlace | undefined;
  const another = async (its: Clock = clock) => {
    const store = await openStore({ url: required(place).url, clock: its });
    opened.push(store);
    return store;
  };
  beforeAll(async () => {
    place = await newPlace();
    await another();
  });
  afterAll(async () => {
    for (const store of opened) await store.close();
    await place?.drop();
  });
  return {
    clock,
    another,
    get store() {
      return required(opened[0]);
    },
    get place() {
      return required(place);
    },
  };
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("The database is opened before the tests.");
  return value;
}
