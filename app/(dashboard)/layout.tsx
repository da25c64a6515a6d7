import type { ReactNode } from "react";
import { CommandProvider } from "@/components/command/command-provider";
import { HostBanner } from "@/components/host/host-banner";
import { ServerClock } from "@/components/host/server-clock";
import { RollbackProvider } from "@/components/rollback/rollback-provider";
import { Providers } from "@/components/shell/providers";
import { SkipLink } from "@/components/shell/skip-link";
import { TopBar } from "@/components/shell/top-bar";
import { isSignInNeeded, requirePageActor } from "@/lib/server/auth";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  await requirePageActor();
  return (
    <Providers>
      <ServerClock />
      <RollbackProvider>
        <CommandProvider>
          <div className="flex h-dvh flex-col">
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
