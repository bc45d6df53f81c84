import { request, Agent } from 'node:http';
import { gzipSync } from 'node:zlib';

/**
 * A source gone mad, as a process of its own: batches of events that must all be refused, conflicts,
 * and bodies that are no JSON, over several connections, as fast as they are answered and without
 * minding what the answers say. Prints how many of each status it got when it is told to end.
 */
const [, , url = '', key = ''] = process.argv;
const CONNECTIONS = 16;

const broken = {
  specversion: '1.0',
  id: 'x',
  source: 'urn:torture:mad',
  type: 'case.note',
  subject: 'M',
};
const foreign = { ...broken, type: 'no.such', time: '2026-03-02T10:00:00+08:00', data: {} };
const BODIES: readonly (readonly [type: string, body: Buffer, coding?: string])[] = [
  ['application/cloudevents-batch+json', Buffer.from(JSON.stringify(Array(2000).fill(broken)))],
  ['application/cloudevents-batch+json', Buffer.from(JSON.stringify(Array(500).fill(foreign)))],
  ['application/cloudevents-batch+json', Buffer.from('[{"a":'.repeat(50_000))],
  ['application/x-ndjson', Buffer.from('{"a":\n'.repeat(2000))],
  ['application/cloudevents-batch+json', gzipSync(Buffer.alloc(8 * 1024 * 1024, 0x20)), 'gzip'],
  ['text/plain', Buffer.alloc(1_000_000, 0x61)],
];

const statuses: Record<string, number> = {};
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

function sendNext(index: number): void {
  const [type, body, coding] = BODIES[index % BODIES.length] ?? BODIES[0] ?? [];
  const call = request(
    `${url}/api/v1/events`,
    {
      method: 'POST',
      agent,
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': type,
        ...(coding === undefined ? {} : { 'content-encoding': coding }),
      },
    },
    (answer) => {
      answer.resume();
      answer.on('end', () => {
        note(String(answer.statusCode));
        sendNext(index + 1);
      });
    },
  );
  call.on('error', () => {
    note('no answer');
    setTimeout(sendNext, 10, index + 1);
  });
  call.end(body);
}

function note(what: string): void {
  statuses[what] = (statuses[what] ?? 0) + 1;
}

for (let index = 0; index < CONNECTIONS; index += 1) sendNext(index);
process.on('SIGTERM', () => {
  process.stdout.write(`${JSON.stringify(statuses)}\n`, () => process.exit());
});
