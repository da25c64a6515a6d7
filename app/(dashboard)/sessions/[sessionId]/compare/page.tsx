import { pageTitle } from "@/app/page-title";
import { CompareView } from "@/components/diff/compare-view";
import { requirePageActor } from "@/lib/server/auth";
import { readSessionId } from "../read-session-id";

export const generateMetadata = () => pageTitle("compare");

interface ComparePageProps {
  params: Promise<{ sessionId: string }>;
}

export default async function ComparePage({ params }: ComparePageProps) {
  await requirePageActor();
  return <CompareView sessionId={readSessionId((await params).sessionId)} />;
}
