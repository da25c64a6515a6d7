import type { SessionId } from "@/lib/contract/ids";
import type { Session } from "@/lib/contract/session";
import { groupSessions, needsAttention } from "./grouping";

/** Which rows stand where. It outlives the values in them. */
export interface HeldOrder {
  attention: readonly SessionId[];
  rest: readonly SessionId[];
}

/** The list as it is drawn, and what would change if its rows might move. */
export interface Arrangement {
  attention: Session[];
  rest: Session[];
  waiting: {
    /** Sessions that are not drawn yet. */
    fresh: number;
    /** Sessions drawn further down that need attention by now. */
    troubled: number;
  };
}

/** The order that the server wants now. */
export function wantedOrder(sessions: readonly Session[]): HeldOrder {
  const { attention, rest } = groupSessions(sessions);
  return { attention: attention.map(({ id }) => id), rest: rest.map(({ id }) => id) };
}

/**
 * Puts present values into held places. Sessions that are gone leave at once. New ones wait, but for those that belong
 * behind everything drawn: they move nothing, and so a long list grows while it is loaded.
 */
export function arrange(held: HeldOrder, sessions: readonly Session[]): Arrangement {
  const byId = new Map(sessions.map((session) => [session.id, session]));
  const pick = (ids: readonly SessionId[]) =>
    ids.map((id) => byId.get(id)).filter((found) => found !== undefined);
  const attention = pick(held.attention);
  const rest = pick(held.rest);
  const drawn = new Set([...held.attention, ...held.rest]);
  const lastDrawn = sessions.findLastIndex(({ id }) => drawn.has(id));
  const isBehind = (session: Session, index: number) => index > lastDrawn && !needsAttention(session);
  const unknown = sessions.filter(({ id }) => !drawn.has(id));
  const behind = sessions.filter((session, index) => !drawn.has(session.id) && isBehind(session, index));
  return {
    attention,
    rest: [...rest, ...behind],
    waiting: { fresh: unknown.length - behind.length, troubled: rest.filter(needsAttention).length },
  };
}

/** Whether two orders put the same rows into the same places. */
export const isSameOrder = (one: HeldOrder, other: HeldOrder): boolean =>
  isSame(one.attention, other.attention) && isSame(one.rest, other.rest);

const isSame = (one: readonly SessionId[], other: readonly SessionId[]): boolean =>
  one.length === other.length && one.every((id, index) => id === other[index]);
