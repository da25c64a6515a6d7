"use client";

import { useTranslations } from "use-intl";
import { Dialog, DialogBody } from "@/components/ui/dialog";
import { useFormat } from "@/components/ui/use-format";
import type { ChartEvent } from "./chart-events";
import type { HealthPoint } from "./health-line";

interface HealthTableProps {
  points: HealthPoint[];
  events: ChartEvent[];
  /** The time it covers. */
  span: string;
  onClose: () => void;
}

type Line = { at: number; point: HealthPoint } | { at: number; event: ChartEvent };

/** The lines and events of the chart as a table, newest first. */
export function HealthTable({ points, events, span, onClose }: HealthTableProps) {
  const words = useTranslations("timeline.table");
  const format = useFormat();
  const lines: Line[] = [
    ...points
      .filter(({ errorRate, ramBytes }) => errorRate !== null || ramBytes !== null)
      .map((point) => ({ at: point.at, point })),
    ...events.map((event) => ({ at: event.at, event })),
  ].sort((a, b) => b.at - a.at);
  return (
    <Dialog open onClose={onClose}>
      <DialogBody title={words("title", { span })} lead={words("lead")}>
        {lines.length === 0 ? (
          <p className="text-ink-2">{words("empty")}</p>
        ) : (
          <table className="w-full text-left text-small">
            <caption className="sr-only">{words("title", { span })}</caption>
            <thead className="thead sticky top-0 bg-overlay">
              <tr>
                <th scope="col" className="py-1 pr-4 font-medium">
                  {words("time", { zone: format.zone(Date.now()) })}
                </th>
                <th scope="col" className="py-1 pr-4 text-right font-medium">
                  {words("errorRate")}
                </th>
                <th scope="col" className="py-1 pr-4 text-right font-medium">
                  {words("runs")}
                </th>
                <th scope="col" className="py-1 text-right font-medium">
                  {words("ram")}
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={"event" in line ? line.event.id : line.at} className="border-line border-t">
                  <th scope="row" className="num whitespace-nowrap py-1 pr-4 font-normal">
                    {format.moment(line.at, new Date())}
                  </th>
                  {"event" in line ? (
                    <td colSpan={3} className={line.event.kind === "crossing" ? "text-bad" : "text-action"}>
                      {line.event.text}
                    </td>
                  ) : (
                    <>
                      <td className="num py-1 pr-4 text-right">
                        {line.point.errorRate === null ? "–" : format.percent(line.point.errorRate)}
                      </td>
                      <td className="num py-1 pr-4 text-right">{format.count(line.point.runs)}</td>
                      <td className="num py-1 text-right">
                        {line.point.ramBytes === null ? "–" : format.bytes(line.point.ramBytes)}
                      </td>
                    </>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </DialogBody>
    </Dialog>
  );
}
