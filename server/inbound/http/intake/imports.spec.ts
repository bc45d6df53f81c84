import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { Problem } from '#contract/page.ts';
import { startTestServer } from '../../../testing/test-server.ts';
import type { TestServer } from '../../../testing/test-server.ts';

describe('POST /imports over HTTP', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });

  afterAll(() => server.close());

  function post(
    query: string,
    body: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<Response> {
    return fetch(`${server.url}/api/v1/imports?${query}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        'x-requested-with': 'mingjian',
        ...headers,
      },
      body,
    });
  }

  async function uploadsLeft(): Promise<number> {
    const names = await readdir(tmpdir());
    return names.filter((name) => name.startsWith('mingjian-import-')).length;
  }

  it('answers with the report in the last line and leaves no file behind', async () => {
    const before = await uploadsLeft();
    const cookie = await server.signIn('supervisor');
    const rows = ['{"nonsense":true}', '{"nonsense":false}'].join('\n');
    const answer = await post('profile=messages&name=../../a.csv', rows, { cookie });
    expect(answer.status).toBe(200);
    const lines = (await answer.text()).trim().split('\n');
    const last = JSON.parse(lines.at(-1) ?? '') as Readonly<Record<string, unknown>>;
    expect(Object.keys(last).some((key) => key === 'report' || key === 'problem')).toBeTrue();
    expect(await uploadsLeft()).toBe(before);
  });

  it('takes no path for a profile', async () => {
    const cookie = await server.signIn('supervisor');
    const answer = await post('profile=/etc/passwd', '', { cookie });
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as Problem).path).toBe('profile');
  });

  it('is not for those who see a part of the province', async () => {
    const cookie = await server.signIn('supervisor', '370100');
    const answer = await post('profile=messages', 'a', { cookie });
    expect(((await answer.json()) as Problem).code).toBe('access/notAllowed');
  });

  it('takes the file as bytes only', async () => {
    const cookie = await server.signIn('supervisor');
    const answer = await post('profile=messages', '[]', {
      cookie,
      'content-type': 'application/json',
    });
    expect(answer.status).toBe(415);
  });
});
