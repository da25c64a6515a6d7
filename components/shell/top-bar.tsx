import Link from "next/link";
import { Freshness } from "@/components/host/freshness";
import { GatewayState } from "@/components/host/gateway-state";
import { AttentionCount } from "@/components/sessions/attention-count";
import { SignOut } from "@/components/sign-in/sign-out";
import { Clocks } from "./clocks";
import { Mark } from "./mark";
import { ThemeSwitch } from "./theme-switch";

interface TopBarProps {
  /** Whether there is a sign-in to leave. */
  signedIn: boolean;
}

export const TopBar = ({ signedIn }: TopBarProps) => (
  <header className="flex h-topbar shrink-0 items-center gap-3 border-line border-b bg-canvas px-4">
    <Link
      href="/sessions"
      className="inline-flex items-center gap-2 pr-2 font-semibold text-strong tracking-tight max-md:min-h-11"
    >
      <Mark />
      <span className="max-[379px]:sr-only">Clawback</span>
    </Link>
    <nav aria-label="Main" className="max-[419px]:hidden">
      <Link
        href="/sessions"
        className="inline-flex h-8 items-center gap-1.5 rounded-m bg-raised px-2.5 font-medium text-body max-md:h-11"
      >
        Sessions
        <AttentionCount />
      </Link>
    </nav>
    <span className="flex-1" />
    <span className="md:hidden">
      <Freshness updatedAt={0} />
    </span>
    <GatewayState />
    <Clocks />
    <ThemeSwitch />
    {signedIn ? <SignOut /> : null}
  </header>
);
