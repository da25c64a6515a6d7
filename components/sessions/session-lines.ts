import type { Session } from "@/lib/contract/session";

/** A line of the list: the head of a group, or a session in it. */
export type SessionLine =
  | { kind: "head"; key: Group; group: Group; count: number }
  | { kind: "session"; key: string; group: Group; session: Session };

export type Group = "attention" | "rest";

/** Both groups under each other. A single group of sessions that are well needs no head. */
export function sessionLines(attention: readonly Session[], rest: readonly Session[]): SessionLine[] {
  const group = (name: Group, sessions: readonly Session[]): SessionLine[] => [
    { kind: "head", key: name, group: name, count: sessions.length },
    ...sessions.map((session) => ({ kind: "session" as const, key: session.id, group: name, session })),
  ];
  return [
    ...(attention.length > 0 ? group("attention", attention) : []),
    ...(rest.length > 0 ? group("rest", rest) : []),
  ];
}

export const PHONE = "(max-width: 767px)";

const HEIGHTS = {
  wide: { head: 33, attention: 65, rest: 44 },
  phone: { head: 37, attention: 119, rest: 57 },
};

/** How tall a line will be, until it is drawn and measured. */
export function heightOf(line: SessionLine | undefined, isPhone: boolean): number {
  const heights = HEIGHTS[isPhone ? "phone" : "wide"];
  return line === undefined ? heights.rest : heights[line.kind === "head" ? "head" : line.group];
}
