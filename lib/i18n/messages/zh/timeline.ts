import type { Translated } from "../translated";

export const timeline: Translated<"timeline"> = {};
