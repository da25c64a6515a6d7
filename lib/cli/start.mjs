import { isBuilt } from "./build.mjs";
import { listenAddress, requireFree } from "./listen-address.mjs";
import { Refusal, runScript } from "./refusal.mjs";
import { serve } from "./serve.mjs";

/** Serves the build that is there. HOST and PORT say where; the exit code is the server's. */
await runScript(async () => {
  const address = listenAddress(process.env);
  if (!isBuilt()) throw new Refusal("There is no build to serve yet. Run: npm run up");
  await requireFree(address);
  return serve(address);
});
