"use client";

import { lazy, Suspense } from "react";
import { Contain } from "./contain";
import { useIdle } from "./use-idle";

const NoticeStack = lazy(async () => ({ default: (await import("./notice-stack")).NoticeStack }));

/** Where notices appear. Once per page; loaded when the page is idle, for they must also come when the server is gone. */
export function Notices() {
  const isIdle = useIdle();
  return (
    <Contain fallback={null}>
      <Suspense>{isIdle ? <NoticeStack /> : null}</Suspense>
    </Contain>
  );
}
