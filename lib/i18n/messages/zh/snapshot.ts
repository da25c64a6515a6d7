import type { Translated } from "../translated";

export const snapshot: Translated<"snapshot"> = {};
