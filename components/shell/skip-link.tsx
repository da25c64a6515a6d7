"use client";

import { useTranslations } from "use-intl";

/** The first stop of Tab: past the top bar. */
export function SkipLink() {
  const words = useTranslations("shell");
  return (
    <a href="#content" className="skip-link btn">
      {words("skip")}
    </a>
  );
}
