"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { policyPreviewOptions } from "@/lib/queries/options";

const SETTLED_MS = 400;

/** The dry run of a document, once nobody has typed for a moment; the one before it until then. */
export function usePreview(document: string) {
  const [settled, setSettled] = useState(document);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(document), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [document]);
  return useQuery({ ...policyPreviewOptions(settled), placeholderData: keepPreviousData });
}
