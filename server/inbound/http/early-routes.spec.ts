import { KEY, startTestServer } from '../../testing/test-server.ts';
import type { TestServer } from '../../testing/test-server.ts';

describe('a server whose platform is not whole yet', () => {
  let server: TestServer;
  let whole: PromiseWithResolvers<undefined>;
  let cookie: string;

  beforeEach(async () => {
    server = await startTestServer();
    cookie = await server.signIn('supervisor');
    whole = Promise.withResolvers<undefined>();
    server.fake.whole = whole.promise;
  });

  afterEach(async () => {
    whole.resolve(undefined);
    await server.close();
  });

  const get = (path: string) => fetch(`${server.url}${path}`, { headers: { cookie } });

  it('takes events and shows clocks, and says that it is not ready', async () => {
    const events = await fetch(`${server.url}/api/v1/events`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${KEY}`,
        'content-type': 'application/cloudevents-batch+json',
      },
      body: '[]',
    });
    const summary = await get('/api/v1/clocks/summary?by=region&kind=commitment');
    const health = await get('/healthz');
    const ready = await get('/readyz');
    expect([events, summary, health, ready].map(({ status }) => status)).toEqual([
      200, 200, 200, 503,
    ]);
    expect(((await ready.json()) as { readonly ready: boolean }).ready).toBeFalse();
  });

  it('lets other answers wait for it and shows nothing less meanwhile', async () => {
    let answered = false;
    const cards = get('/api/v1/cards').then((answer) => {
      answered = true;
      return answer.status;
    });
    // Asked behind it on connections of their own, and answered before it.
    for (let times = 0; times < 5; times += 1) await get('/healthz');
    expect(answered).toBeFalse();
    whole.resolve(undefined);
    expect(await cards).toBe(200);
  });

  it('refuses at once who may not ask', async () => {
    const answer = await fetch(`${server.url}/api/v1/cards`);
    expect(answer.status).toBe(401);
  });
});
