import { pageTitle } from "@/app/page-title";
import { SettingsView } from "@/components/settings/settings-view";
import { requirePageActor } from "@/lib/server/auth";

export const generateMetadata = () => pageTitle("settings");

export default async function SettingsPage() {
  await requirePageActor();
  return <SettingsView />;
}
