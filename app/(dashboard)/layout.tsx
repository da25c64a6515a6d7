import type { ReactNode } from "react";
import { HostBanner } from "@/components/host/host-banner";
import { RollbackProvider } from "@/components/rollback/rollback-provider";
import { Providers } from "@/components/shell/providers";
import { TopBar } from "@/components/shell/top-bar";
import { isSignInNeeded, requirePageActor } from "@/lib/server/auth";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  await requirePageActor();
  return (
    <Providers>
      <div className="flex h-dvh flex-col">
        <TopBar signedIn={isSignInNeeded()} />
        <HostBanner />
        <RollbackProvider>{children}</RollbackProvider>
      </div>
    </Providers>
  );
}
