import type { Translated } from "../translated";

export const filter: Translated<"filter"> = {};
