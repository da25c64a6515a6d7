import { Skeleton } from "@/components/ui/states";

const ROWS = ["w-40", "w-52", "w-44", "w-36", "w-48", "w-40", "w-44", "w-36"];

export const SessionSkeleton = () => (
  <div role="status">
    <span className="sr-only">Loading the session</span>
    <div className="flex flex-col gap-3 border-line border-b px-4 py-4">
      <Skeleton className="h-4 w-56" />
      <Skeleton className="h-2.5 w-2/3" />
    </div>
    <div className="border-line border-b bg-surface px-4 py-4">
      <Skeleton className="h-[180px] w-full" />
    </div>
    <div className="h-11" />
    {ROWS.map((width, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the rows never move
      <div key={index} className="row flex h-row items-center gap-4 px-4">
        <Skeleton className="h-2.5 w-14" />
        <Skeleton className={`h-2.5 ${width}`} />
        <span className="flex-1" />
        <Skeleton className="h-2.5 w-40 max-md:hidden" />
      </div>
    ))}
  </div>
);
