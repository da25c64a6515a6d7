"use client";

import { useFormat } from "@/components/ui/use-format";
import { useServerNow } from "./use-server-now";

/** `4 s ago` of something the server dated, also when the browser's clock is wrong. */
export function ServerAgo({ at }: { at: string }) {
  const format = useFormat();
  const now = useServerNow();
  if (now === null) return null;
  return (
    <time dateTime={at} title={`${format.day(at)} ${format.clock(at)} ${format.zone(at)}, ${at}`}>
      {format.ago(now - Date.parse(at))}
    </time>
  );
}
