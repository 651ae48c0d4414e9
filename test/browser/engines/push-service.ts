// A push service as Firefox's own maker runs one, for one browser: a socket to the browser (the autopush protocol), and an
// address for each subscription that an instance posts to (RFC 8030). Nothing is kept for a browser that is away.
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { readTextFrames, textFrame } from './text-frames.ts';

type Said = { messageType: string; uaid?: string; channelID?: string; updates?: { version: string }[] };

export type PushService = {
  origin: string;
  /** Where the browser's setting `dom.push.serverURL` points. */
  socket: string;
  /** Of each note posted, what the browser said of it: `delivered` once it has read it. */
  notes: { size: number; isDelivered: boolean }[];
  close: () => Promise<void>;
};

/** RFC 6455 §4.2.2 */
const protocolId = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

export async function startPushService(): Promise<PushService> {
  const notes: PushService['notes'] = [];
  const sockets = new Set<Duplex>();
  let browser: Duplex | undefined;
  const tell = (message: unknown) => browser?.write(textFrame(JSON.stringify(message)));

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (!browser) return void response.writeHead(503).end();
    const version = String(notes.push({ size: body.length, isDelivered: false }) - 1);
    tell({
      messageType: 'notification',
      channelID: request.url?.slice(1),
      version,
      data: body.toString('base64url'),
      headers: { encoding: request.headers['content-encoding'] },
    });
    response.writeHead(201).end();
  });

  const answers: Record<string, (said: Said) => void> = {
    hello: ({ messageType, uaid }) =>
      tell({ messageType, status: 200, use_webpush: true, uaid: uaid || randomUUID() }),
    register: ({ messageType, channelID }) =>
      tell({ messageType, status: 200, channelID, pushEndpoint: `${origin}/${channelID}` }),
    ack: ({ updates = [] }) => {
      for (const { version } of updates) {
        const note = notes[Number(version)];
        if (note) note.isDelivered = true;
      }
    },
  };

  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    const key = request.headers['sec-websocket-key'] ?? '';
    const accept = createHash('sha1').update(`${key}${protocolId}`).digest('base64');
    const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
    if (request.headers['sec-websocket-protocol']) head.push('Sec-WebSocket-Protocol: push-notification');
    socket.write([...head, `Sec-WebSocket-Accept: ${accept}`, '', ''].join('\r\n'));
    sockets.add(socket);
    browser = socket;
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      if (browser === socket) browser = undefined;
    });
    readTextFrames(socket, (text) => {
      const said = JSON.parse(text) as Said;
      answers[said.messageType]?.(said);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    socket: `ws://127.0.0.1:${port}/`,
    notes,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
