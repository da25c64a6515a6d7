// Starts a lab gateway for a person to connect Clawback to: node e2e/gateway/start.ts
import { existsSync } from "node:fs";
import { registerHooks } from "node:module";

// The project's imports carry no file extensions, which its bundlers resolve and plain Node does not.
registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier.startsWith(".") && context.parentURL !== undefined) {
      const candidate = new URL(`${specifier}.ts`, context.parentURL);
      if (existsSync(candidate))
        return { url: candidate.href, format: "module-typescript", shortCircuit: true };
    }
    return nextResolve(specifier, context);
  },
});

const { startGateway } = await import("./start-gateway");
const gateway = await startGateway();
console.log(`A lab gateway with a scripted model is running. In another terminal:

  export OPENCLAW_GATEWAY_URL=${gateway.url}
  export OPENCLAW_GATEWAY_TOKEN=${gateway.token}
  npm run up

State: ${gateway.stateDir}
Model requests: ${gateway.model.baseUrl.replace("/v1", "/requests")}
Stop it with Ctrl-C; the state is removed.`);

await new Promise<void>((resolve) => {
  process.once("SIGINT", resolve);
  process.once("SIGTERM", resolve);
});
await gateway.stop();
