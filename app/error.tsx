"use client";

import { ErrorState } from "@/components/ui/states";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className="flex-1">
      <ErrorState
        title="This page could not be drawn"
        detail={`Clawback met an error of its own${error.digest ? `; the log has it under ${error.digest}` : ""}.`}
        truth="Sessions and snapshots are as they were. A rollback that was running goes on in the server."
        onRetry={reset}
      />
    </main>
  );
}
