import type { Translated } from "../translated";

export const sessions: Translated<"sessions"> = {};
