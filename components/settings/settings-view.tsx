"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { AlertsSection } from "@/components/alerts/alerts-section";
import { HintBar } from "@/components/shell/hint-bar";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { AboutSection } from "./about-section";
import { ConnectionSection } from "./connection-section";
import { DisplaySection } from "./display-section";
import { KeyboardSection } from "./keyboard-section";

/** What stands and what can be chosen, outside of any session. */
export function SettingsView() {
  const words = useTranslations("settings");
  const shell = useTranslations("shell");
  const router = useRouter();
  useHotkeys({ Escape: () => router.push("/sessions") });
  return (
    <>
      <main className="min-h-0 flex-1 overflow-y-auto px-6 pb-10 max-md:px-4">
        <h1 className="flex min-h-14 items-center font-semibold text-page tracking-tight">
          {words("title")}
        </h1>
        <div className="grid max-w-3xl gap-8">
          <ConnectionSection />
          <AlertsSection />
          <DisplaySection />
          <KeyboardSection />
          <AboutSection />
        </div>
      </main>
      <HintBar hints={[{ keys: ["Esc"], does: shell("sessions") }]} updatedAt={0} />
    </>
  );
}
