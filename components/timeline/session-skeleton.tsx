"use client";

import { useTranslations } from "use-intl";
import { Skeleton } from "@/components/ui/states";

const ROWS = ["w-40", "w-52", "w-44", "w-36", "w-48", "w-40", "w-44", "w-36"];

/** The page as it will be, without its values. */
export function SessionSkeleton() {
  const words = useTranslations("timeline");
  return (
    <div role="status" className="flex min-h-full flex-col">
      <span className="sr-only">{words("loading")}</span>
      <div className="flex flex-col gap-4 border-line border-b px-4 py-4">
        <Skeleton className="h-4 w-56" />
        <Skeleton className="h-2.5 w-2/3" />
      </div>
      <div className="flex flex-1">
        <div className="min-w-0 flex-1">
          <div className="border-line border-b bg-surface px-4 py-3">
            <Skeleton className="h-[132px] w-full md:h-[244px]" />
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
        <div className="flex w-inspector flex-col gap-4 border-line border-l bg-surface p-4 max-xl:hidden">
          <Skeleton className="h-3 w-32" />
          <Skeleton className="h-4 w-64" />
          <Skeleton className="h-28 w-full" />
          <Skeleton className="h-40 w-full" />
        </div>
      </div>
    </div>
  );
}
