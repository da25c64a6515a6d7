"use client";

import { LogOut } from "lucide-react";
import { signOutAction } from "./actions";

export const SignOut = () => (
  <form action={signOutAction}>
    <button type="submit" className="btn btn-ghost btn-icon" aria-label="Sign out" title="Sign out">
      <LogOut size={15} aria-hidden="true" />
    </button>
  </form>
);
