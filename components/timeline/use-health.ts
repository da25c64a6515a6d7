"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { HealthHistory } from "@/lib/contract/health";
import type { Session } from "@/lib/contract/session";
import { sessionHealthOptions } from "@/lib/queries/options";
import { type Crossing, type HealthPoint, healthPoints, mergeCrossings } from "./health-line";
import { RANGE_MS } from "./view-window";

export interface SessionHealth {
  /** From the newest and finest to the longest: the last 4 hours, the last day, and the week when it is asked for. */
  recent: HealthPoint[];
  day: HealthPoint[];
  week: HealthPoint[];
  crossings: Crossing[];
  isPending: boolean;
  /** Whether there is anything to draw. */
  isEmpty: boolean;
}

/** The health of a session over time. A server that keeps none is the same as one that saw nothing. */
export function useHealth(session: Session, withWeek: boolean): SessionHealth {
  const { id } = session;
  const recent = useQuery(sessionHealthOptions(id, RANGE_MS["4h"]));
  const day = useQuery(sessionHealthOptions(id, RANGE_MS["24h"]));
  const week = useQuery({ ...sessionHealthOptions(id, RANGE_MS["7d"]), enabled: withWeek });
  const { windowMs } = session.health;
  return useMemo(() => {
    const lines = [recent.data, day.data, week.data].map((history) => linesOf(history, windowMs));
    const [recentLine = [], dayLine = [], weekLine = []] = lines;
    return {
      recent: recentLine,
      day: dayLine,
      week: weekLine,
      crossings: mergeCrossings(lines.filter(({ length }) => length > 0)),
      isPending: recent.isPending || day.isPending,
      isEmpty: lines.every(({ length }) => length === 0),
    };
  }, [recent.data, day.data, week.data, windowMs, recent.isPending, day.isPending]);
}

const linesOf = (history: HealthHistory | undefined, windowMs: number): HealthPoint[] =>
  history === undefined ? [] : healthPoints(history, windowMs);

/** The line that reaches back to the begin of a window, as fine as there is one. */
export function lineFor({ recent, day, week }: SessionHealth, from: number, now: number): HealthPoint[] {
  const reach = now - from - 60_000;
  if (reach <= RANGE_MS["4h"]) return recent;
  return reach <= RANGE_MS["24h"] ? day : week;
}

/** Longer ago, the last point says nothing of what lies between it and now. */
const APART_MS = 90 * 60_000;

/** The line with the state of this moment at its end. */
export function withPresent(points: HealthPoint[], { health }: Session, now: number): HealthPoint[] {
  const last = points.at(-1);
  if (last === undefined || now <= last.at) return points;
  const isApart = now - last.at > APART_MS;
  const gap = { at: last.at + 1, errorRate: null, runs: 0, ramBytes: null };
  return [
    ...points,
    ...(isApart ? [gap] : []),
    { at: now, errorRate: health.errorRate, runs: health.runs, ramBytes: health.ramBytes },
  ];
}
