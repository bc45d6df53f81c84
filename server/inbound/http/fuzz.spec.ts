import fc from 'fast-check';
import { KEY, startTestServer } from '../../testing/test-server.ts';
import type { TestServer } from '../../testing/test-server.ts';

const TYPES = [
  'application/cloudevents-batch+json',
  'application/cloudevents+json',
  'application/x-ndjson',
  'application/json',
];

/** JSON texts that are nearly requests: right names, any values, and cuts and flips of the text. */
const nearly = fc
  .record(
    {
      specversion: fc.oneof(fc.constant('1.0'), fc.jsonValue()),
      id: fc.oneof(fc.string(), fc.jsonValue()),
      source: fc.oneof(fc.constant('urn:example:jinan'), fc.jsonValue()),
      type: fc.oneof(fc.constant('case.received'), fc.jsonValue()),
      subject: fc.oneof(fc.string(), fc.jsonValue()),
      time: fc.oneof(fc.constant('2026-10-08T09:00:00+08:00'), fc.jsonValue()),
      calendar: fc.oneof(fc.constant('cn'), fc.jsonValue()),
      start: fc.oneof(fc.constant('2026-10-08'), fc.jsonValue()),
      limit: fc.oneof(fc.constant({ value: 1, unit: 'workingDay' }), fc.jsonValue()),
      suspensions: fc.jsonValue(),
      extensions: fc.jsonValue(),
      data: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  .chain((value) => fc.constantFrom(JSON.stringify(value), JSON.stringify([value])));

const cut = fc.tuple(nearly, fc.nat(400)).map(([text, length]) => text.slice(0, length));

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array)),
  nearly.map((text) => Buffer.from(text)),
  cut.map((text) => Buffer.from(text)),
);

describe('any bytes over HTTP', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });

  afterAll(() => server.close());

  for (const path of ['/events', '/time-limits/evaluate', '/session']) {
    it(`never make POST ${path} fail on our side`, async () => {
      const send = async (body: Buffer<ArrayBuffer>, type: string): Promise<number> => {
        const answer = await fetch(`${server.url}/api/v1${path}`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${KEY}`,
            'content-type': type,
            'x-requested-with': 'mingjian',
          },
          body,
        });
        await answer.arrayBuffer();
        return answer.status;
      };
      await fc.assert(
        fc.asyncProperty(bytes, fc.constantFrom(...TYPES), async (body, type) => {
          expect(await send(body, type)).toBeLessThan(500);
        }),
        { numRuns: 300 },
      );
      expect(server.failures).toEqual([]);
    });
  }

  it('never make a query fail on our side', async () => {
    const cookie = await server.signIn('supervisor');
    const paths = ['/cards', '/cases', '/clocks/summary', '/quarantine', '/calendars/cn/days'];
    const names = ['cursor', 'limit', 'level', 'region', 'by', 'kind', 'from', 'to', '__proto__'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.constantFrom(...names),
        fc.string({ unit: 'grapheme' }),
        async (path, name, value) => {
          const query = new URLSearchParams([[name, value]]).toString();
          const answer = await fetch(`${server.url}/api/v1${path}?${query}`, {
            headers: { cookie },
          });
          await answer.arrayBuffer();
          expect(answer.status).toBeLessThan(500);
        },
      ),
      { numRuns: 200 },
    );
    expect(server.failures).toEqual([]);
  });
});
