"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { ToReviewCount } from "@/components/audit/to-review-count";
import { AttentionCount } from "@/components/sessions/attention-count";
import { cx } from "@/components/ui/class-names";

/** Each place with the number of things that wait there. */
const PLACES = [
  { href: "/sessions", name: "sessions", Count: AttentionCount },
  { href: "/audit", name: "audit", Count: ToReviewCount },
  { href: "/policies", name: "policies", Count: null },
] as const;

/** The places of the dashboard. */
export function Nav() {
  const words = useTranslations("shell");
  const path = usePathname();
  return (
    <nav aria-label={words("main")} className="flex items-center gap-0.5 max-[479px]:hidden">
      {PLACES.map(({ href, name, Count }) => {
        const here = path.startsWith(href);
        return (
          <Link
            key={href}
            href={href}
            aria-current={here ? "page" : undefined}
            className={cx(
              "inline-flex h-8 items-center gap-1.5 rounded-m px-2.5 font-medium text-body hover:bg-hover max-md:h-11",
              here ? "bg-raised text-ink" : "text-ink-2",
            )}
          >
            {words(name)}
            {Count === null ? null : <Count />}
          </Link>
        );
      })}
    </nav>
  );
}
