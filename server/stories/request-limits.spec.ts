import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Problem } from '#contract/page.ts';
import { aCard } from '../testing/a-card.ts';
import { KEY, startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

type Bytes = string | Buffer<ArrayBuffer>;

interface Sent {
  readonly status: number;
  readonly code: string | undefined;
}

/** One limit: what asks for so much of it, and what is answered beyond. */
interface Limit {
  readonly what: string;
  readonly limit: number;
  readonly ask: (amount: number) => Promise<Sent>;
  readonly beyond: { readonly status: number; readonly code: string };
  /** How much is asked for at last; a hundred times the limit unless given. */
  readonly most?: number;
}

const BODY = 64 * 1024;
const EVENTS_BODY = 4 * 1024 * 1024;

describe('limits of requests', () => {
  let server: TestServer;
  let cookie: string;

  beforeAll(async () => {
    server = await startTestServer();
    cookie = await server.signIn('supervisor');
    server.fake.put(aCard('A1', { id: 'c', version: 1 }), '');
  });

  afterAll(() => server.close());

  afterEach(() => {
    expect(server.failures).toEqual([]);
  });

  async function sent(path: string, init: RequestInit): Promise<Sent> {
    const answer = await fetch(`${server.url}/api/v1${path}`, init);
    const text = await answer.text();
    const isProblem = answer.headers.get('content-type')?.includes('problem+json') === true;
    const code = isProblem ? (JSON.parse(text) as Problem).code : undefined;
    return { status: answer.status, code };
  }

  const get = (path: string) => sent(path, { headers: { cookie } });
  const post = (path: string, body: Bytes, headers: Readonly<Record<string, string>> = {}) =>
    sent(path, {
      method: 'POST',
      body,
      headers: {
        cookie,
        'x-requested-with': 'mingjian',
        'content-type': 'application/json',
        ...headers,
      },
    });
  const events = (body: Bytes, type: string, more: Readonly<Record<string, string>> = {}) =>
    post('/events', body, { authorization: `Bearer ${KEY}`, 'content-type': type, ...more });
  const BATCH = 'application/cloudevents-batch+json';

  /** JSON of exactly so many bytes. */
  function padded(value: object, bytes: number): string {
    const text = JSON.stringify(value);
    return text + ' '.repeat(bytes - text.length);
  }

  const tooLarge = { status: 413, code: 'request/tooLarge' };
  const invalid = { status: 422, code: 'request/invalid' };
  const limits: readonly Limit[] = [
    {
      what: 'bytes of a body',
      limit: BODY,
      ask: (bytes) => post('/cards/c/acknowledge', padded({ expectedVersion: 1 }, bytes)),
      beyond: tooLarge,
    },
    {
      what: 'bytes of a bulk act',
      limit: 512 * 1024,
      ask: (bytes) => post('/cards/bulk', padded({ ids: ['a'], action: 'acknowledge' }, bytes)),
      beyond: tooLarge,
    },
    {
      what: 'bytes of a batch of events',
      limit: EVENTS_BODY,
      ask: (bytes) => events(padded([], bytes), BATCH),
      beyond: tooLarge,
      most: 60 * 1024 * 1024,
    },
    {
      what: 'bytes that a packed batch unpacks to',
      limit: EVENTS_BODY,
      ask: (bytes) => events(gzipSync(padded([], bytes)), BATCH, { 'content-encoding': 'gzip' }),
      beyond: tooLarge,
    },
    {
      what: 'events of a batch',
      limit: 2000,
      ask: (count) => events(`[${Array.from({ length: count }, () => '{}').join()}]`, BATCH),
      beyond: tooLarge,
    },
    {
      what: 'lines of a batch',
      limit: 2000,
      ask: (count) => events('{}\n'.repeat(count), 'application/x-ndjson'),
      beyond: tooLarge,
    },
    {
      what: 'rows of a page',
      limit: 200,
      ask: (rows) => get(`/cases?limit=${rows}`),
      beyond: invalid,
    },
    {
      what: 'characters of a text filter',
      limit: 200,
      ask: (length) => get(`/cases?text=${'x'.repeat(length)}`),
      beyond: invalid,
      most: 14_000,
    },
    {
      what: 'cards of a bulk act',
      limit: 500,
      ask: (count) =>
        post(
          '/cards/bulk',
          JSON.stringify({
            ids: Array.from({ length: count }, (_each, at) => `c${at}`),
            action: 'acknowledge',
          }),
        ),
      beyond: invalid,
      most: 50_000,
    },
    {
      what: 'characters of a password',
      limit: 256,
      ask: async (length) => {
        const { status, code } = await post(
          '/session',
          JSON.stringify({ name: 'x', password: 'p'.repeat(length) }),
        );
        // Whether the password is right is not the question.
        return code === 'session/refused' ? { status: 200, code: undefined } : { status, code };
      },
      beyond: invalid,
    },
  ];

  for (const { what, limit, ask, beyond, most } of limits) {
    it(`takes ${limit - 1} and ${limit} ${what}, and neither one more nor a hundred times that`, async () => {
      for (const amount of [limit - 1, limit]) {
        expect((await ask(amount)).status)
          .withContext(String(amount))
          .toBe(200);
      }
      for (const amount of [limit + 1, most ?? limit * 100]) {
        expect(await ask(amount))
          .withContext(String(amount))
          .toEqual(beyond);
      }
    }, 30_000);
  }

  it('takes 16 kB of address and headers, and answers more with 431', async () => {
    const ask = (bytes: number): Promise<number> =>
      new Promise((resolve, reject) => {
        const question = httpRequest(`${server.url}/healthz`, {
          headers: { x: 'x'.repeat(bytes) },
        });
        question.on('response', (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        });
        question.on('error', reject);
        question.end();
      });
    expect(await ask(15 * 1024)).toBe(200);
    expect(await ask(16 * 1024)).toBe(431);
  });

  it('takes an address of 15 kB, and answers a longer one with 431', async () => {
    expect((await get(`/cases?item=${'x'.repeat(15 * 1024)}`)).status).toBe(422);
    expect((await get(`/cases?item=${'x'.repeat(17 * 1024)}`)).status).toBe(431);
    expect((await get(`/cases?item=${'x'.repeat(1_600_000)}`)).status).toBe(431);
  });

  for (const method of ['BREW', 'TRACE', 'PROPFIND', 'LINK']) {
    for (const path of ['/healthz', '/nothing']) {
      it(`answers ${method} ${path} with 405`, async () => {
        const { hostname, port } = new URL(server.url);
        const answer = await new Promise<string>((resolve, reject) => {
          const socket = connect(Number(port), hostname);
          let text = '';
          socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
          socket.on('close', () => {
            resolve(text);
          });
          socket.on('error', reject);
          socket.write(`${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
        });
        expect(answer).toMatch(/^HTTP\/1\.1 405 /);
        expect(answer).toContain('route/methodNotAllowed');
      });
    }
  }
});
