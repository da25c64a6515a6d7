import type { ReactNode } from "react";
import { CommandProvider } from "@/components/command/command-provider";
import { HostBanner } from "@/components/host/host-banner";
import { ServerClock } from "@/components/host/server-clock";
import { RollbackProvider } from "@/components/rollback/rollback-provider";
import { Providers } from "@/components/shell/providers";
import { SkipLink } from "@/components/shell/skip-link";
import { TopBar } from "@/components/shell/top-bar";
import { PAGE_ID } from "@/components/ui/page-id";
import { isSignInNeeded, requirePageActor } from "@/lib/server/auth";
import { readHealth } from "./read-health";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  await requirePageActor();
  return (
    <Providers health={await readHealth()}>
      <ServerClock />
      <RollbackProvider>
        <CommandProvider>
          <div id={PAGE_ID} className="flex h-dvh flex-col">
            <SkipLink />
            <TopBar signedIn={isSignInNeeded()} />
            <HostBanner />
            <div id="content" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
              {children}
            </div>
          </div>
        </CommandProvider>
      </RollbackProvider>
    </Providers>
  );
}
