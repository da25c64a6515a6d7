import { expect as base } from "@playwright/test";

/** A loaded machine may draw late; what never comes fails all the same. */
export const expect = base.configure({ timeout: 15_000 });
