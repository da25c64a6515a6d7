"use client";

import { useEffect, useState } from "react";
import { whenIdle } from "./when-idle";

/** True once the page was drawn and has nothing to do, or after 2 s: what is not seen at first is loaded then. */
export function useIdle(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => whenIdle(() => setIdle(true)), []);
  return isIdle;
}
