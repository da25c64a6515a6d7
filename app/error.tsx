"use client";

import { useTranslations } from "use-intl";
import { ErrorState } from "@/components/ui/states";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const words = useTranslations("pages.error");
  return (
    <main className="flex-1">
      <ErrorState
        title={words("title")}
        detail={error.digest ? words("detailLogged", { digest: error.digest }) : words("detail")}
        truth={words("truth")}
        onRetry={reset}
      />
    </main>
  );
}
