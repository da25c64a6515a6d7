import { pageTitle } from "@/app/page-title";
import { PolicyView } from "@/components/policy/policy-view";
import { requirePageActor } from "@/lib/server/auth";

export const generateMetadata = () => pageTitle("policies");

export default async function PoliciesPage() {
  await requirePageActor();
  return <PolicyView />;
}
