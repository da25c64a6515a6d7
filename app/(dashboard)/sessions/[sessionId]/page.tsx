import { pageTitle } from "@/app/page-title";
import { SessionView } from "@/components/timeline/session-view";
import { requirePageActor } from "@/lib/server/auth";
import { readSessionId } from "./read-session-id";

export const generateMetadata = () => pageTitle("session");

interface SessionPageProps {
  params: Promise<{ sessionId: string }>;
}

export default async function SessionPage({ params }: SessionPageProps) {
  await requirePageActor();
  return <SessionView sessionId={readSessionId((await params).sessionId)} />;
}
