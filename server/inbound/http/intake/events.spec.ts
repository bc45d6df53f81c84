import { gzipSync } from 'node:zlib';
import { KEY, PREFIX, startTestServer } from '../../../testing/test-server.ts';
import type { TestServer } from '../../../testing/test-server.ts';
import type { Problem } from '#contract/page.ts';

const BATCH = 'application/cloudevents-batch+json';

function event(id: string, source = PREFIX): Record<string, unknown> {
  return {
    specversion: '1.0',
    id,
    source,
    type: 'case.received',
    subject: 'A1',
    time: '2026-10-08T09:00:00+08:00',
    data: { itemCode: 'i', regionCode: '370102', departmentCode: 'd' },
  };
}

describe('POST /events over HTTP', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });

  afterAll(() => server.close());

  function post(
    body: string | Buffer<ArrayBuffer> | null,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    return fetch(`${server.url}/api/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': BATCH, ...headers },
      body,
    });
  }

  it('answers a batch with its receipt', async () => {
    const answer = await post(JSON.stringify([event('1'), event('2')]));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ accepted: 2, duplicate: 0, rejected: [] });
  });

  it('takes a single event in its own media type', async () => {
    const answer = await post(JSON.stringify(event('3')), {
      'content-type': 'application/cloudevents+json; charset=utf-8',
    });
    expect(await answer.json()).toEqual({ accepted: 1, duplicate: 0, rejected: [] });
  });

  it('takes a gzip body', async () => {
    const answer = await post(gzipSync(JSON.stringify([event('4')])), {
      'content-encoding': 'gzip',
    });
    expect(await answer.json()).toEqual({ accepted: 1, duplicate: 0, rejected: [] });
  });

  it('rejects broken lines at their place and keeps the good ones', async () => {
    const lines = [JSON.stringify(event('5')), '', '{"broken', JSON.stringify(event('6'))];
    const answer = await post(lines.join('\r\n'), { 'content-type': 'application/x-ndjson' });
    const receipt = (await answer.json()) as { accepted: number; rejected: { index: number }[] };
    expect(answer.status).toBe(200);
    expect(receipt.accepted).toBe(2);
    expect(receipt.rejected.map(({ index }) => index)).toEqual([1]);
  });

  it('takes 500 events and 1 MB in one message', async () => {
    const events = Array.from({ length: 500 }, (_each, index) => ({
      ...event(`big-${index}`),
      data: { note: '大'.repeat(640) },
    }));
    const body = JSON.stringify(events);
    expect(Buffer.byteLength(body)).toBeGreaterThan(1_000_000);
    expect((await post(body)).status).toBe(200);
  });

  const refused: readonly {
    why: string;
    status: number;
    code: string;
    body: string | Buffer<ArrayBuffer> | null;
    headers?: Readonly<Record<string, string>>;
  }[] = [
    {
      why: 'no key',
      status: 401,
      code: 'source/keyMissing',
      body: '[]',
      headers: { authorization: '' },
    },
    {
      why: 'an unknown key',
      status: 401,
      code: 'source/keyMissing',
      body: '[]',
      headers: { authorization: 'Bearer nobody' },
    },
    {
      why: 'a key that covers none of the sources',
      status: 403,
      code: 'source/notCovered',
      body: JSON.stringify([event('7', 'urn:example:qingdao')]),
    },
    {
      why: 'more events than a message holds',
      status: 413,
      code: 'request/tooLarge',
      body: JSON.stringify(Array.from({ length: 2001 }, () => 0)),
    },
    {
      why: 'more bytes than a message holds',
      status: 413,
      code: 'request/tooLarge',
      body: ' '.repeat(4 * 1024 * 1024 + 1),
    },
    {
      why: 'a bomb of gzip',
      status: 413,
      code: 'request/tooLarge',
      body: gzipSync(Buffer.alloc(64 * 1024 * 1024)),
      headers: { 'content-encoding': 'gzip' },
    },
    {
      why: 'another media type',
      status: 415,
      code: 'request/unsupportedType',
      body: '[]',
      headers: { 'content-type': 'application/json' },
    },
    {
      why: 'another charset',
      status: 415,
      code: 'request/unsupportedType',
      body: '[]',
      headers: { 'content-type': `${BATCH}; charset=gbk` },
    },
    {
      why: 'another coding',
      status: 415,
      code: 'request/unsupportedType',
      body: '[]',
      headers: { 'content-encoding': 'zstd' },
    },
    {
      why: 'bytes that are not gzip',
      status: 400,
      code: 'request/malformed',
      body: '[]',
      headers: { 'content-encoding': 'gzip' },
    },
    { why: 'what is not JSON', status: 400, code: 'request/malformed', body: '[{]' },
    { why: 'a batch that is no array', status: 400, code: 'request/malformed', body: '{}' },
    { why: 'an empty body', status: 400, code: 'request/malformed', body: '' },
    {
      why: 'bytes that are not UTF-8',
      status: 400,
      code: 'request/notUtf8',
      body: Buffer.from([0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d]),
    },
  ];

  for (const { why, status, code, body, headers } of refused) {
    it(`refuses ${why} with ${status} ${code}`, async () => {
      const answer = await post(body, headers);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      const problem = (await answer.json()) as Problem;
      expect(problem.code).toBe(code);
      expect(problem.status).toBe(status);
    });
  }

  it('rejects what nests too deep at its place and keeps the rest', async () => {
    const deep = `{"id":"deep","data":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const answer = await post(`[${deep},${JSON.stringify(event('10'))}]`);
    const receipt = (await answer.json()) as {
      accepted: number;
      rejected: { index: number; id: string; code: string }[];
    };
    expect(receipt.accepted).toBe(1);
    expect(receipt.rejected.map(({ index, id, code }) => [index, id, code])).toEqual([
      [0, 'deep', 'event/tooLarge'],
    ]);
  });

  it('lets the platform reject what a key does not cover when other events of the batch are covered', async () => {
    const mixed = [event('8'), event('9', 'urn:example:qingdao')];
    expect((await post(JSON.stringify(mixed))).status).toBe(200);
    expect(server.fake.ingested.at(-1)).toEqual(mixed);
  });
});
