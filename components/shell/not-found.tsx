"use client";

import { useTranslations } from "use-intl";

/** In the place of a page that does not exist. */
export function NotFound() {
  const words = useTranslations("pages.notFound");
  return (
    <main className="flex flex-col items-start gap-2 px-6 py-10">
      <h1 className="font-medium text-strong">{words("title")}</h1>
      <p className="text-ink-2">{words("body")}</p>
      {/* A plain link: every page carries this one, and should not carry the router's for it. */}
      <a href="/sessions" className="btn">
        {words("back")}
      </a>
    </main>
  );
}
