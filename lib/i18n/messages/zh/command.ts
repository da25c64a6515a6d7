import type { Translated } from "../translated";

export const command: Translated<"command"> = {};
