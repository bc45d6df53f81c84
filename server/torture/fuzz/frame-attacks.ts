import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { evilText, mutateBytes, mutateValue } from './evil.ts';
import { outcomeOf } from './fuzzed.ts';
import type { Attack, Outcome, Target } from './fuzzed.ts';

const EVENTS = [
  {
    specversion: '1.0',
    id: 'w',
    source: 'urn:torture:fuzz',
    type: 'case.note',
    subject: 'F-9',
    time: '2026-03-02T10:00:00+08:00',
    data: {},
  },
];
const WATCH = {
  topic: 'cards',
  filter: { level: 'yellow', region: '370100' },
  sort: 'due',
  window: { from: 0, to: 50 },
};

/** Packets of Socket.IO, good ones and those of past holes: placeholders, reserved names, odd types. */
function packet({ random, key }: Target): string {
  const events = JSON.stringify(mutateValue(EVENTS, random));
  const watch = JSON.stringify(mutateValue(WATCH, random));
  const since = JSON.stringify(mutateValue({ epoch: 'e', version: 1 }, random));
  return random.pick([
    `40/ingest,${JSON.stringify({ key })}`,
    `40/ingest,${JSON.stringify(mutateValue({ key }, random))}`,
    '40/live,',
    '40',
    `42/ingest,${random.below(99)}["events",${events}]`,
    `42/ingest,["events",${events}]`,
    `42/live,${random.below(99)}["watch",${watch},${since}]`,
    `42/live,${random.below(99)}["unwatch",${watch}]`,
    '42/live,1["__proto__",{}]',
    '42/live,1["toString"]',
    '42/live,1[{"toString":"x"}]',
    '42/live,["connect"]',
    '42/live,["disconnecting","x"]',
    '42/live,1["error"]',
    '451-/ingest,1["events",{"_placeholder":true,"num":0}]',
    '451-/ingest,1["events",{"_placeholder":true,"num":"splice"}]',
    '459999999999-/ingest,["events"]',
    '452-["x",{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}]',
    '43/live,1[]',
    '43/ingest,0["x"]',
    '41/live,',
    '44/live,{"message":"x"}',
    '2probe',
    '3',
    '5',
    '1',
    `4${evilText(random)}`,
    evilText(random),
  ]);
}

/** Packets over long polling, the older transport. */
export const polling: Attack = {
  name: 'engine.io polling',
  fire: async (target) => {
    const { random, url, cookie } = target;
    const headers = random.happens(0.5) ? { cookie, origin: url } : {};
    const base = `${url}/socket.io/?EIO=${random.pick(['4', '4', '4', '3', '99', 'x'])}&transport=polling`;
    const opened = await fetch(base, { headers });
    const text = await opened.text();
    const sid = /"sid":"([^"]+)"/.exec(text)?.[1] ?? '';
    const plain = Buffer.from(
      Array.from({ length: 1 + random.below(4) }, () => packet(target)).join('\u001E'),
    );
    const body = random.happens(0.5) ? mutateBytes(plain, random) : plain;
    const type = random.pick([
      'text/plain;charset=UTF-8',
      'application/octet-stream',
      'application/json',
      '',
    ]);
    const answer = await fetch(
      `${base}&sid=${random.happens(0.9) ? sid : encodeURIComponent(evilText(random).slice(0, 200).toWellFormed())}`,
      {
        method: 'POST',
        headers: { ...headers, 'content-type': type },
        body: new Uint8Array(body),
      },
    );
    return outcomeOf(answer, `polling ${body.toString('latin1')}`);
  },
};

/** Frames on a websocket: packets well framed, then frames that no client may send. */
export const websocket: Attack = {
  name: 'websocket frames',
  fire: (target) => {
    const { random } = target;
    const packets = [
      ...(random.happens(0.6) ? [`40/ingest,${JSON.stringify({ key: target.key })}`] : []),
      ...(random.happens(0.6) ? ['40/live,'] : []),
      ...Array.from({ length: 1 + random.below(5) }, () => packet(target)),
    ];
    const frames = packets.map((text) => frameOf(Buffer.from(text), target));
    return speak(target, Buffer.concat(frames));
  },
};

function frameOf(payload: Buffer, { random }: Target): Buffer {
  if (random.happens(0.1)) return randomBytes(1 + random.below(64));
  const opcode = random.happens(0.85) ? 1 : random.below(16);
  const fin = random.happens(0.95) ? 0x80 : 0;
  const reserved = random.happens(0.03) ? 0x40 : 0;
  const masked = random.happens(0.97);
  const mask = randomBytes(4);
  const body = random.happens(0.3) ? mutateBytes(payload, random) : payload;
  const told = random.happens(0.03) ? random.pick([0, 125, 65_536, 0x7fffffff]) : body.length;
  const head = Buffer.alloc(14);
  head[0] = fin | reserved | opcode;
  let length = 2;
  if (told < 126) head[1] = told;
  else if (told < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(told, 2);
    length = 4;
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(told), 2);
    length = 10;
  }
  if (!masked) return Buffer.concat([head.subarray(0, length), body]);
  head[1] = head.readUInt8(1) | 0x80;
  return Buffer.concat([
    head.subarray(0, length),
    mask,
    body.map((byte, at) => byte ^ mask.readUInt8(at % 4)),
  ]);
}

function speak({ url, cookie, random }: Target, frames: Buffer): Promise<Outcome> {
  const { hostname, port, host } = new URL(url);
  const who = random.happens(0.7) ? `Cookie: ${cookie}\r\nOrigin: ${url}\r\n` : '';
  return new Promise((resolve) => {
    let heard = 0;
    const socket: Socket = connect(Number(port), hostname, () => {
      socket.write(
        `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\n${who}Upgrade: websocket\r\n` +
          `Connection: Upgrade\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
      );
    });
    const end = (): void => {
      socket.destroy();
      resolve({ answer: heard > 1 ? 'answered' : 'closed' });
    };
    socket.setTimeout(150, end);
    socket.on('data', () => {
      heard += 1;
      if (heard === 1) socket.write(frames);
    });
    socket.on('error', end);
    socket.on('close', end);
  });
}
