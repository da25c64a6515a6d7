import { createServer } from "node:net";

/**
 * Below the ports that systems hand out to connections by themselves (from 32,768 on Linux, 49,152 elsewhere): there, a
 * connection that a test opens can take the port that a server was about to listen on.
 */
const PORTS = { from: 20_000, to: 32_000 };

/** A loopback port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = PORTS.from + Math.floor(Math.random() * (PORTS.to - PORTS.from));
    if (await canListen(port)) return port;
  }
}

const canListen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
