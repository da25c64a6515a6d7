"use client";

import { Cog, KeyRound, ShieldCheck, User } from "lucide-react";
import { useTranslations } from "use-intl";
import type { AuditItem } from "@/lib/contract/audit";

const KINDS = {
  user: User,
  token: KeyRound,
  policy: ShieldCheck,
  system: Cog,
} as const;
type Kind = keyof typeof KINDS;

const isKind = (kind: string): kind is Kind => Object.hasOwn(KINDS, kind);

/** Who did it; the shape says what kind of somebody that is. */
export function ActorName({ kind, name }: AuditItem["actor"]) {
  const words = useTranslations("audit.actors");
  const Icon = isKind(kind) ? KINDS[kind] : User;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Icon
        size={13}
        className="shrink-0 text-ink-3"
        role="img"
        aria-label={isKind(kind) ? words(kind) : kind}
      />
      <span className="truncate">{name}</span>
    </span>
  );
}
