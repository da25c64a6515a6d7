import { redirect } from "next/navigation";
import { pageTitle } from "@/app/page-title";
import { SignInPanel } from "@/components/sign-in/sign-in-panel";
import { isSignInNeeded } from "@/lib/server/auth";

export const generateMetadata = () => pageTitle("signIn");
export const dynamic = "force-dynamic";

export default function SignInPage() {
  if (!isSignInNeeded()) redirect("/sessions");
  return <SignInPanel />;
}
