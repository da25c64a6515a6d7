import type { Translated } from "../translated";

export const host: Translated<"host"> = {};
