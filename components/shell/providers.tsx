"use client";

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { Announcer } from "@/components/ui/announcer";
import { Notices } from "@/components/ui/notices";
import { isAppError, PROBLEMS } from "@/lib/contract/errors";
import { isLivePaused } from "@/lib/queries/live-pause";
import { LiveProvider } from "./live-provider";

const MAX_RETRIES = 1;

/** What may go away by itself is tried once more; a refusal is shown at once. */
const isWorthRetrying = (failures: number, error: Error): boolean =>
  failures < MAX_RETRIES && isAppError(error) && PROBLEMS[error.code].retryable;

const makeClient = () =>
  new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      queries: {
        retry: isWorthRetrying,
        staleTime: 1000,
        networkMode: "always",
        refetchOnWindowFocus: () => !isLivePaused(),
        refetchOnReconnect: () => !isLivePaused(),
      },
      mutations: { networkMode: "always" },
    },
  });

/** A sign-in that ran out shows at the first refusal, wherever it happens. */
function leaveWhenSignedOut(error: Error): void {
  if (isAppError(error) && error.code === "unauthorized") window.location.assign("/sign-in");
}

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(makeClient);
  return (
    <QueryClientProvider client={client}>
      <NuqsAdapter>
        <LiveProvider>{children}</LiveProvider>
      </NuqsAdapter>
      <Notices />
      <Announcer />
    </QueryClientProvider>
  );
}
