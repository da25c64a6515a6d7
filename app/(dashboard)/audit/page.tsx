import { pageTitle } from "@/app/page-title";
import { AuditView } from "@/components/audit/audit-view";
import { requirePageActor } from "@/lib/server/auth";

export const generateMetadata = () => pageTitle("audit");

export default async function AuditPage() {
  await requirePageActor();
  return <AuditView />;
}
