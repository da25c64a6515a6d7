import { pageTitle } from "@/app/page-title";
import { SessionsView } from "@/components/sessions/sessions-view";
import { requirePageActor } from "@/lib/server/auth";

export const generateMetadata = () => pageTitle("sessions");

export default async function SessionsPage() {
  // A layout is not rendered again when the reader moves between its pages: each page asks for itself.
  await requirePageActor();
  return <SessionsView />;
}
