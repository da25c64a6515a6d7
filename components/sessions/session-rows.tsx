import { lazy, Suspense } from "react";
import { Contain } from "@/components/ui/contain";
import type { RowsProps } from "./rows-props";
import { heightOf, PHONE } from "./session-lines";

// Few have a fleet so large that drawing only what is in sight is worth its code.
const LongRows = lazy(async () => ({ default: (await import("./long-rows")).LongRows }));
const SHORT = 60;

/** The lines of the list, of a long one only those in sight. */
export function SessionRows(props: RowsProps) {
  const { lines, draw } = props;
  if (lines.length <= SHORT) return <Lines lines={lines} draw={draw} />;
  const first = <Lines lines={lines} draw={draw} most={SHORT} />;
  return (
    <Contain fallback={<Lines lines={lines} draw={draw} />}>
      <Suspense fallback={first}>
        <LongRows {...props} />
      </Suspense>
    </Contain>
  );
}

interface LinesProps extends Pick<RowsProps, "lines" | "draw"> {
  /** The others are only given the room that they will take. */
  most?: number;
}

function Lines({ lines, draw, most = lines.length }: LinesProps) {
  const others = lines.slice(most);
  const isPhone = others.length > 0 && window.matchMedia(PHONE).matches;
  const room = others.reduce((height, line) => height + heightOf(line, isPhone), 0);
  return (
    <div className="relative" style={{ paddingBottom: room }}>
      {lines.slice(0, most).map((line, index) => (
        <div key={line.key} className="[contain:content]">
          {draw(line, index)}
        </div>
      ))}
    </div>
  );
}
