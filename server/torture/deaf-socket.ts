import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** A frame of a client: text, masked as the protocol asks. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const head = payload.length < 126 ? Buffer.from([0x81, 0x80 | payload.length]) : Buffer.alloc(4);
  if (payload.length >= 126) {
    head[0] = 0x81;
    head[1] = 0xfe;
    head.writeUInt16BE(payload.length, 2);
  }
  return Buffer.concat([head, mask, payload.map((byte, at) => byte ^ mask.readUInt8(at % 4))]);
}

/**
 * Opens a live connection that watches all cards and from then on never reads again: what the server
 * sends piles up in the machine's buffers and then in the server. Resolves when it watches.
 */
export function openDeafSocket(url: string, cookie: string): Promise<Socket> {
  const { hostname, port, host } = new URL(url);
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect({ host: hostname, port: Number(port) }, () => {
      socket.write(
        `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\nOrigin: ${url}\r\n` +
          'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n' +
          `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
      );
    });
    const step = { number: 0 };
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1');
      if (step.number === 0 && heard.includes('"sid"')) {
        step.number = 1;
        socket.write(frame('40/live,'));
      } else if (step.number === 1 && heard.includes('40/live,{')) {
        step.number = 2;
        socket.write(frame('42/live,1["watch",{"topic":"cards"},null]'));
      } else if (step.number === 2 && heard.includes('43/live,1[')) {
        step.number = 3;
        socket.pause();
        socket.removeAllListeners('data');
        // It is cut off in the end, as it should be.
        socket.removeAllListeners('error');
        socket.on('error', () => undefined);
        resolve(socket);
      }
    });
    socket.on('close', () => {
      if (step.number < 3)
        reject(new Error(`closed after step ${step.number}: ${heard.slice(0, 200)}`));
    });
  });
}
