"use client";

import { useTranslations } from "use-intl";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** Of plain elements, for every page carries this one with it. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const words = useTranslations("pages.error");
  return (
    <main role="alert" className="flex flex-1 flex-col items-start gap-2 px-6 py-10 max-md:px-4">
      <p className="font-medium text-bad text-strong">{words("title")}</p>
      <p className="max-w-xl text-ink-2">
        {error.digest ? words("detailLogged", { digest: error.digest }) : words("detail")}
      </p>
      <p className="max-w-xl text-ink-2">{words("truth")}</p>
      <button type="button" className="btn" onClick={reset}>
        {words("retry")}
      </button>
    </main>
  );
}
