"use server";

import { redirect, unstable_rethrow } from "next/navigation";
import { toProblem } from "@/lib/contract/errors";
import { signIn, signOut } from "@/lib/server/auth";

export interface SignInState {
  problem: string | null;
}

/** Takes the token of the form; a right one leaves the cookie and goes to the sessions. */
export async function signInAction(_state: SignInState, form: FormData): Promise<SignInState> {
  const token = form.get("token");
  try {
    await signIn(typeof token === "string" ? token.trim() : "");
  } catch (error) {
    unstable_rethrow(error);
    return { problem: toProblem(error, "sign-in").detail };
  }
  redirect("/sessions");
}

/** Forgets the cookie. */
export async function signOutAction(): Promise<void> {
  await signOut();
  redirect("/sign-in");
}
