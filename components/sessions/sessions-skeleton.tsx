import { cx } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/states";
import { SESSION_COLUMNS } from "./session-row";

const ROWS = ["w-32", "w-44", "w-36", "w-40", "w-28", "w-44", "w-36", "w-32"];

export const SessionsSkeleton = () => (
  <div role="status" className="border-line border-t">
    <span className="sr-only">Loading sessions</span>
    <div className="row h-8 max-md:hidden" />
    {ROWS.map((width, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the rows never move
      <div key={index} className={cx("row px-6 py-3 max-md:px-4", SESSION_COLUMNS, "items-center")}>
        <Skeleton className="h-2.5 w-16 max-md:hidden" />
        <span className="flex flex-col gap-1.5">
          <Skeleton className={cx("h-2.5", width)} />
          <Skeleton className="h-2.5 w-52" />
        </span>
        <Skeleton className="hidden h-2.5 w-12 xl:block" />
        <Skeleton className="hidden h-2.5 w-24 xl:block" />
        <Skeleton className="h-2.5 w-24 max-md:hidden" />
        <Skeleton className="h-2.5 w-10 max-md:hidden" />
        <Skeleton className="h-2.5 w-20 max-md:hidden" />
      </div>
    ))}
  </div>
);
