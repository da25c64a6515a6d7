import type { Translated } from "../translated";

export const diff: Translated<"diff"> = {};
