import { bundleUnlessThere } from "../bundle.mjs";

/** Before the suites that run what users run: `dist` is made of these sources. */
export async function setup(): Promise<void> {
  await bundleUnlessThere();
}
