import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface Received {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** A real HTTP server on loopback that notes what it gets and answers as it is told, until the test is over. */
export async function aSink(
  answer: (response: ServerResponse, request: IncomingMessage) => void = (response) =>
    response.writeHead(204).end(),
) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    received.push({
      path: request.url ?? "",
      headers: request.headers as Record<string, string>, // none of ours comes twice
      body: Buffer.concat(parts).toString("utf8"),
    });
    answer(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on TCP
  return { received, host, url: `http://${host}/hook`, port: host.split(":")[1] ?? "" };
}
