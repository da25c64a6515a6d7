import Link from "next/link";
import { Freshness } from "@/components/host/freshness";
import { GatewayState } from "@/components/host/gateway-state";
import { Clocks } from "./clocks";
import { FindButton } from "./find-button";
import { Mark } from "./mark";
import { Menu } from "./menu";
import { Nav } from "./nav";

interface TopBarProps {
  /** Whether there is a sign-in to leave. */
  signedIn: boolean;
}

/** Places, search, the gateway and the time, on every page. */
export const TopBar = ({ signedIn }: TopBarProps) => (
  <header className="grid h-topbar shrink-0 grid-cols-[1fr_auto_1fr] items-center gap-3 border-line border-b bg-canvas px-4 max-md:flex max-md:gap-1">
    <div className="flex min-w-0 items-center gap-3 max-md:flex-1">
      <Link
        href="/sessions"
        className="inline-flex items-center gap-2 pr-2 font-semibold text-strong tracking-tight max-md:min-h-11"
      >
        <Mark />
        <span className="max-[379px]:sr-only">Clawback</span>
      </Link>
      <Nav />
    </div>
    <FindButton />
    <div className="flex min-w-0 items-center justify-end gap-4 max-md:gap-2">
      <span className="md:hidden">
        <Freshness updatedAt={0} />
      </span>
      <GatewayState />
      <Clocks />
      <Menu signedIn={signedIn} />
    </div>
  </header>
);
