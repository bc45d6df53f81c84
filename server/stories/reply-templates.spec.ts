import type { ReplyTemplate } from '#contract/reply-view.ts';
import { TestWorld } from '../testing/test-world.ts';

const AT = '2026-03-02T10:00:00+08:00';

/** Accounts by where they work: region, and the line of departments where it is not all of them. */
const ACCOUNTS = {
  province: [null, null],
  city: ['370100', null],
  county: ['370102', null],
  colleague: ['370102', null],
  water: ['370102', '水务'],
  waterOfCity: ['370100', '水务'],
  land: ['370102', '国土'],
  otherCity: ['370200', null],
} as const;
type Account = keyof typeof ACCOUNTS;
const EVERYBODY = Object.keys(ACCOUNTS) as readonly Account[];

describe('a template of answers', () => {
  let world: TestWorld;
  const cookies = new Map<Account, string>();

  beforeAll(async () => {
    world = await TestWorld.open(AT);
    for (const name of EVERYBODY) {
      const [region, line] = ACCOUNTS[name];
      cookies.set(name, await world.admit(name, 'handler', region, line));
    }
  });

  afterAll(() => world.close());

  const ask = (who: Account, method: string, path: string, body?: string) =>
    world.ask(cookies.get(who) ?? '', method, path, body);
  const listed = async (who: Account): Promise<readonly ReplyTemplate[]> => {
    const { body } = await ask(who, 'GET', '/reply-templates');
    return (JSON.parse(body) as { readonly items: readonly ReplyTemplate[] }).items;
  };
  const made = async (who: Account): Promise<ReplyTemplate> => {
    const text = JSON.stringify({ name: `${who} 的模板`, kind: null, text: '您好！' });
    const { status, body } = await ask(who, 'POST', '/reply-templates', text);
    expect(status).toBe(200);
    return JSON.parse(body) as ReplyTemplate;
  };
  const drop = async (who: Account, id: string): Promise<number> =>
    (await ask(who, 'DELETE', `/reply-templates/${id}`)).status;

  const seenBy: readonly (readonly [owner: Account, seen: readonly Account[]])[] = [
    ['province', EVERYBODY],
    ['city', ['city', 'county', 'colleague', 'water', 'waterOfCity', 'land']],
    ['county', ['county', 'colleague', 'water', 'land']],
    ['waterOfCity', ['water', 'waterOfCity']],
    ['water', ['water']],
    ['otherCity', ['otherCity']],
  ];
  for (const [owner, seen] of seenBy) {
    it(`of ${owner} is offered to whoever works within that scope, to nobody else`, async () => {
      const { id } = await made(owner);
      const shown: Account[] = [];
      for (const who of EVERYBODY) {
        if ((await listed(who)).some((one) => one.id === id)) shown.push(who);
      }
      expect(shown).toEqual(EVERYBODY.filter((who) => seen.includes(who)));
    });
  }

  const drops: readonly (readonly [who: Account, status: number, why: string])[] = [
    ['otherCity', 404, 'somebody of another city, for whom it is not there'],
    ['city', 404, 'somebody around, who does not see it'],
    ['water', 403, 'somebody within, who only begins with it'],
    ['colleague', 204, 'a colleague of the same scope'],
    ['county', 204, 'whoever made it'],
  ];
  for (const [who, status, why] of drops) {
    it(`answers ${status} to be taken away by ${why}`, async () => {
      const { id } = await made('county');
      expect(await drop(who, id)).toBe(status);
      const still = (await listed('county')).some((one) => one.id === id);
      expect(still).toBe(status !== 204);
    });
  }

  it("tells whether it is the reader's own to take away", async () => {
    const { id, own } = await made('county');
    expect(own).toBeTrue();
    const ownOf = async (who: Account) => (await listed(who)).find((one) => one.id === id)?.own;
    expect(await ownOf('colleague')).toBeTrue();
    expect(await ownOf('land')).toBeFalse();
  });

  it('that came with the product stays, as does one that nobody knows', async () => {
    const shipped = (await listed('province'))[0]?.id ?? '';
    expect(await drop('province', shipped)).toBe(403);
    expect(await drop('province', 'none')).toBe(404);
    expect((await listed('province'))[0]?.id).toBe(shipped);
  });

  it('from before templates had a scope is shown to everybody and taken away by the whole province', async () => {
    const old = { id: 'old', name: '旧模板', kind: null, text: '您好！' };
    await world.test.tamper(
      `INSERT INTO record (kind, key, body, version)
       VALUES ('replyTemplate', 'old', '${JSON.stringify(old)}', 1)`,
    );
    expect((await listed('otherCity')).filter(({ id }) => id === 'old')).toEqual([
      { ...old, own: false },
    ]);
    expect(await drop('otherCity', 'old')).toBe(403);
    expect(await drop('province', 'old')).toBe(204);
    expect((await listed('otherCity')).some(({ id }) => id === 'old')).toBeFalse();
  });

  it('leaves a row of the audit log for each act, the refused too', async () => {
    const { id } = await made('county');
    await drop('otherCity', id);
    await drop('county', id);
    const auditor = await world.admit('auditor', 'auditor', null);
    const { body } = await world.ask(auditor, 'GET', '/audit?action=feedback.template&limit=200');
    const { items } = JSON.parse(body) as {
      readonly items: readonly { actor: string; object: string; outcome: string }[];
    };
    const rows = items.filter(({ object }) => object === id).map((row) => [row.actor, row.outcome]);
    expect(rows).toEqual([
      ['county', 'done'],
      ['otherCity', 'refused'],
      ['county', 'done'],
    ]);
  });
});
