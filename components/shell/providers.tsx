"use client";

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useEffect, useState } from "react";
import { Announcer } from "@/components/ui/announcer";
import { Notices } from "@/components/ui/notices";
import { isAppError, PROBLEMS } from "@/lib/contract/errors";
import type { ServerHealth } from "@/lib/contract/host";
import { queryKeys } from "@/lib/queries/keys";
import { isLivePaused } from "@/lib/queries/live-pause";
import { LiveProvider } from "./live-provider";

const MAX_RETRIES = 1;

/** What may go away by itself is tried once more; a refusal is shown at once. */
const isWorthRetrying = (failures: number, error: Error): boolean =>
  failures < MAX_RETRIES && isAppError(error) && PROBLEMS[error.code].retryable;

function makeClient(health: ServerHealth | undefined): QueryClient {
  const client = new QueryClient({
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
  client.setQueryData(queryKeys.health, health);
  return client;
}

/** A sign-in that ran out shows at the first refusal, wherever it happens. */
function leaveWhenSignedOut(error: Error): void {
  if (isAppError(error) && error.code === "unauthorized") window.location.assign("/sign-in");
}

interface ProvidersProps {
  /** How the server and its host stood when the page was drawn. */
  health: ServerHealth | undefined;
  children: ReactNode;
}

export function Providers({ health, children }: ProvidersProps) {
  const [client] = useState(() => makeClient(health));
  // What the server knew when it drew the page has aged on the way here.
  useEffect(() => void client.invalidateQueries({ queryKey: queryKeys.health }), [client]);
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
