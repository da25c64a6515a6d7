import type { Metadata } from "next";
import { SessionsView } from "@/components/sessions/sessions-view";
import { requirePageActor } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Sessions · Clawback" };

export default async function SessionsPage() {
  // A layout is not rendered again when the reader moves between its pages: each page asks for itself.
  await requirePageActor();
  return <SessionsView />;
}
