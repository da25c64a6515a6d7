import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A server on loopback for anything that answers requests. */
export interface Served {
  origin: string;
  close: () => Promise<void>;
}

export async function serveApi(answer: (request: Request) => Promise<Response>, port = 0): Promise<Served> {
  const server = createServer(async (incoming, outgoing) => {
    const headers = new Headers();
    for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
    const body = await buffer(incoming);
    const response = await answer(
      new Request(`http://${incoming.headers.host}${incoming.url}`, {
        headers,
        ...(incoming.method === undefined ? {} : { method: incoming.method }),
        ...(body.length > 0 ? { body } : {}),
      }),
    );
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo; // of a TCP server
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
