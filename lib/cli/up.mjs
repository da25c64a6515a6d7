import { setTimeout as pause } from "node:timers/promises";
import { build } from "./build.mjs";
import { installProject } from "./install.mjs";
import { listenAddress, requireFree } from "./listen-address.mjs";
import { runScript } from "./refusal.mjs";
import { serve } from "./serve.mjs";

/** From a fresh clone to a running Clawback: installs, builds, serves, and takes what is there. */
await runScript(async () => {
  const address = listenAddress(process.env);
  await requireFree(address);

  console.log("1/3 Packages and Node 24");
  if (!(await installProject())) console.log("    already there");
  console.log("2/3 Build");
  if (!(await build())) console.log("    already there");
  console.log("3/3 Start");
  return serve(address, (server) => void announce(server, address.url));
});

/**
 * Prints the address as soon as something answers there.
 *
 * @param {import("node:child_process").ChildProcess} server
 * @param {string} url
 */
async function announce(server, url) {
  while (server.exitCode === null && server.signalCode === null) {
    if (await answers(url)) {
      console.log(`\nClawback is running at ${url} (Ctrl-C stops it)`);
      return;
    }
    await pause(200);
  }
}

/** @param {string} url */
async function answers(url) {
  try {
    await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) });
    return true;
  } catch {
    return false;
  }
}
