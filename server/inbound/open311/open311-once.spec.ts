import { hashSecret } from '../sign-in/secret.ts';
import { Open311Client, jsonOf } from '../../testing/open311-client.ts';
import type { Open311Answer } from '../../testing/open311-client.ts';
import { loggedEvents } from '../../testing/logged-events.ts';
import { supervisor } from '../../testing/open-test-platform.ts';
import { TestWorld } from '../../testing/test-world.ts';

const KEY = 'key of the hotline';
const OTHER_KEY = 'key of another';
const REPORT = {
  api_key: KEY,
  service_code: 'road-damage',
  address_string: '济南市历下区泉城路1号',
  description: '路面塌陷',
  email: 'wang@example.org',
  'attribute[PART][]': ['carriageway', 'manhole'],
};

describe('a report with an Idempotency-Key', () => {
  let world: TestWorld;
  let client: Open311Client;

  beforeAll(async () => {
    world = await TestWorld.open('2026-11-02T23:59:00+08:00');
    client = new Open311Client(`${world.url}/open311/v2`);
    const { platform } = world;
    await platform.addSource({ name: 'hotline', prefix: 'urn:sd:hotline' }, hashSecret(KEY));
    await platform.addSource({ name: 'other', prefix: 'urn:sd:other' }, hashSecret(OTHER_KEY));
  });

  afterAll(async () => {
    expect(world.failures).toEqual([]);
    await world.close();
  });

  const post = (
    key: string,
    more: Readonly<Record<string, string | readonly string[]>> = {},
  ): Promise<Open311Answer> =>
    client.post('requests.json', { ...REPORT, ...more }, { 'idempotency-key': key });
  const noOf = (answer: Open311Answer): string => {
    expect(answer.status).toBe(200);
    const [created] = jsonOf(answer) as readonly { readonly service_request_id?: string }[];
    return created?.service_request_id ?? '';
  };
  const refusalOf = ({ status, text }: Open311Answer): string => {
    const errors = JSON.parse(text) as readonly { code: number; description: string }[];
    for (const { code } of errors) expect(code).toBe(status);
    return `${status} ${errors.map(({ description }) => description).join()}`;
  };
  const eventsOf = (no: string) => loggedEvents(world.test.settings, { kind: 'ticket', no });

  it('makes one ticket however often it is sent, also on the next day', async () => {
    const first = noOf(await post('"again"'));
    expect(first).toMatch(/^311-[0-9A-Z]{16}$/);
    expect(noOf(await post('"again"'))).toBe(first);
    await world.test.moveTo('2026-11-03T00:01:00+08:00');
    expect(noOf(await post('again'))).toBe(first);
    expect((await eventsOf(first)).length).toBe(1);
    const quarantined = await world.platform.quarantine(supervisor()(world.platform), {});
    expect(quarantined.items).toEqual([]);
  });

  it('makes one ticket where it is sent many times at one moment', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => post('at once')));
    const nos = new Set(answers.map(noOf));
    expect(nos.size).toBe(1);
    expect((await eventsOf([...nos][0] ?? '')).length).toBe(1);
  });

  const others: readonly (readonly [what: string, more: Readonly<Record<string, string>>])[] = [
    ['description', { description: '路灯不亮' }],
    ['reporter', { email: 'li@example.org' }],
    ['attribute', { 'attribute[PART][]': 'manhole' }],
  ];
  for (const [what, more] of others) {
    it(`is refused where another report was made with the key: another ${what}`, async () => {
      const first = noOf(await post(`other ${what}`));
      expect(refusalOf(await post(`other ${what}`, more))).toMatch(/^400 .*Idempotency-Key/);
      expect((await eventsOf(first)).length).toBe(1);
    });
  }

  it('is a report of its own with another key, without one, and of another source', async () => {
    const nos = [
      await post('mine'),
      await post('mine too'),
      await post('mine', { api_key: OTHER_KEY }),
      await client.post('requests.json', REPORT),
      await client.post('requests.json', REPORT),
    ].map(noOf);
    expect(new Set(nos).size).toBe(nos.length);
  });

  for (const key of ['', '""', ' ', 'k'.repeat(201), 'tab\tin it']) {
    it(`is refused with a key that is none: ${JSON.stringify(key.slice(0, 9))}`, async () => {
      const refusal = refusalOf(await post(key));
      expect(refusal).toMatch(/^400 .*Idempotency-Key must be one text/);
    });
  }

  it('that was refused makes nothing, and what is mended is taken with the same key', async () => {
    const wrong = await post('mended', { service_code: 'nothing' });
    expect(refusalOf(wrong)).toMatch(/^404 /);
    expect(noOf(await post('mended'))).toMatch(/^311-/);
  });

  it('may be sent by a page of any site', async () => {
    const asked = await fetch(`${world.url}/open311/v2/requests.json`, {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(asked.headers.get('access-control-allow-headers')).toContain('idempotency-key');
  });
});
