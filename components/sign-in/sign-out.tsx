"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "use-intl";
import { signOutAction } from "./actions";

export function SignOut() {
  const words = useTranslations("shell");
  return (
    <form action={signOutAction}>
      <button type="submit" className="menu-item">
        <LogOut size={15} className="text-ink-3" aria-hidden="true" />
        {words("signOut")}
      </button>
    </form>
  );
}
