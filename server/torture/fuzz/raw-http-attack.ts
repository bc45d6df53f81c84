import { connect } from 'node:net';
import { mutateBytes } from './evil.ts';
import type { Attack, Outcome } from './fuzzed.ts';

const RAW: readonly string[] = [
  'GET /api/v1/cases HTTP/1.1\r\nHost: x\r\nCookie: COOKIE\r\nConnection: close\r\n\r\n',
  'GET /%00%ff%fe/..%2f..%2fetc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  'TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  'PROPFIND /api/v1/cases HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  'GET http://evil.example/api/v1/cases HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
  'GET //api/v1//cases/./..//cases?a=%zz&&=&b HTTP/1.1\r\nHost: x\r\nCookie: COOKIE\r\nRange: bytes=0-,-5,9999999999-\r\nAccept-Encoding: gzip;q=0,br;q=0,*;q=9\r\nIf-None-Match: *, W/"x\r\nConnection: close\r\n\r\n',
  'POST /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer KEY\r\nContent-Type: application/cloudevents+json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\n{"a":\r\n0\r\n\r\n',
  'POST /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer KEY\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nFFFFFFFF\r\n{}\r\n',
  'POST /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer KEY\r\nContent-Type: application/cloudevents+json\r\nContent-Length: 999999999\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n{}',
  'GET /main.js%2f..%2f..%2fpackage.json HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n',
  'GET /socket.io/?EIO=4&transport=polling&sid=__proto__ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
];

/** Bytes on a bare connection that are nearly HTTP. */
export const rawHttp: Attack = {
  name: 'raw HTTP',
  fire: (target) => {
    const { random, key, cookie } = target;
    const text = random.pick(RAW).replace('COOKIE', cookie).replace('KEY', key);
    const plain = Buffer.from(text, 'latin1');
    const bytes = random.happens(0.7) ? mutateBytes(plain, random) : plain;
    return fireRaw(target.url, bytes);
  },
};

/** Sends bytes, waits for what comes back, and closes soon in any case. */
function fireRaw(url: string, bytes: Buffer): Promise<Outcome> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const end = (): void => {
      socket.destroy();
      const status = /^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? 'closed';
      const failed = status >= '500' && status < '600' && status !== '501' && status !== '505';
      const fault = failed
        ? `${heard.slice(0, 300)} to raw ${bytes.toString('latin1').slice(0, 1500)}`
        : undefined;
      resolve({ answer: status, fault });
    };
    socket.setTimeout(250, end);
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1').slice(0, 2000)));
    socket.on('error', end);
    socket.on('close', end);
  });
}
