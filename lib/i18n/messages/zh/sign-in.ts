import type { Translated } from "../translated";

export const signIn: Translated<"signIn"> = {};
