// A site that anybody can reach: whatever gets out of where it should stay gets here, and is written down.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

export interface Elsewhere {
  /** Ends with a slash. */
  address: string;
  /** The paths that were asked for, in their order. */
  reached: string[];
  stop: () => Promise<void>;
}

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** What a web socket's answer to a key begins with (RFC 6455). */
const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

export async function startElsewhere(): Promise<Elsewhere> {
  const reached: string[] = [];
  const sockets: Duplex[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    reached.push(path);
    if (path.endsWith(".png")) {
      response.setHeader("content-type", "image/png").end(PIXEL);
    } else if (path.endsWith(".js")) {
      response.setHeader("content-type", "text/javascript").end("0");
    } else {
      response.setHeader("content-type", "text/html").end("<title>Out</title>");
    }
  });
  server.on("upgrade", (request, socket) => {
    reached.push(request.url ?? "");
    const key = `${request.headers["sec-websocket-key"] ?? ""}${GUID}`;
    const accept = createHash("sha1").update(key).digest("base64");
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    sockets.push(socket);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    reached,
    async stop() {
      // A socket that was upgraded is none of the server's any more.
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
