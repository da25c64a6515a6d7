"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { AttentionCount } from "@/components/sessions/attention-count";
import { cx } from "@/components/ui/class-names";

/** The places of the dashboard. */
export function Nav() {
  const words = useTranslations("shell");
  const path = usePathname();
  return (
    <nav aria-label={words("main")} className="flex items-center gap-0.5 max-[479px]:hidden">
      <Place href="/sessions" here={path.startsWith("/sessions")}>
        {words("sessions")}
        <AttentionCount />
      </Place>
      <Place href="/policies" here={path.startsWith("/policies")}>
        {words("policies")}
      </Place>
    </nav>
  );
}

const Place = ({ href, here, children }: { href: string; here: boolean; children: ReactNode }) => (
  <Link
    href={href}
    aria-current={here ? "page" : undefined}
    className={cx(
      "inline-flex h-8 items-center gap-1.5 rounded-m px-2.5 font-medium text-body hover:bg-hover max-md:h-11",
      here ? "bg-raised text-ink" : "text-ink-2",
    )}
  >
    {children}
  </Link>
);
