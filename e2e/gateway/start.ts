// Starts a lab gateway for a person to connect Clawback to: node e2e/gateway/start.ts
// First, because the project's imports have no file extensions, which plain Node needs.
await import("../run-typescript.mjs");

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
