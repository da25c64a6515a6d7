import type { Translated } from "../translated";

export const rollback: Translated<"rollback"> = {};
