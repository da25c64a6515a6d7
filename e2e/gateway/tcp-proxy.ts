import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type TcpProxy = {
  url: string;
  /** Connections accepted so far. */
  connections: () => number;
  /** Holds back everything the gateway says from now on, as a stalled network would. */
  stall: () => void;
  resume: () => void;
  /** Breaks every connection that is open. */
  cut: () => void;
  close: () => Promise<void>;
};

/** A TCP proxy before the gateway on loopback, which can stall, break, and add headers to the upgrade request. */
export async function startProxy(
  gatewayPort: number,
  headers: Record<string, string> = {},
): Promise<TcpProxy> {
  const open = new Set<Socket>();
  let accepted = 0;
  let stalled = false;
  const server = createServer((client) => {
    accepted += 1;
    const gateway = connect(gatewayPort, "127.0.0.1");
    for (const [socket, other] of [
      [client, gateway],
      [gateway, client],
    ] as const) {
      open.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        open.delete(socket);
        other.destroy();
      });
    }
    client.once("data", (request) => {
      gateway.write(withHeaders(request, headers));
      client.pipe(gateway);
    });
    gateway.on("data", (chunk) => {
      if (!stalled) client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => accepted,
    stall: () => {
      stalled = true;
    },
    resume: () => {
      stalled = false;
    },
    cut,
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function withHeaders(request: Buffer, headers: Record<string, string>): string {
  const [first, ...rest] = request.toString("latin1").split("\r\n");
  return [first, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), ...rest].join(
    "\r\n",
  );
}
