import type { AuditView } from '#contract/audit-view.ts';
import type { Page, Problem } from '#contract/page.ts';
import { hashPassword } from '../inbound/sign-in/password.ts';
import { HTTP, RECEIVED, sent } from '../testing/open-test-platform.ts';
import { TestWorld } from '../testing/test-world.ts';

const PASSWORD = 'correct horse';
/** A database answers more slowly. */
const PATIENCE_MS = 60_000;
const CARD = 'C1/commitment/yellow/1';
const ACT = `/cards/${encodeURIComponent(CARD)}`;

describe('the audit log of the product', () => {
  let world: TestWorld;
  let auditor: string;
  let supervisor: string;
  let leader: string;
  let foreign: string;

  beforeAll(async () => {
    world = await TestWorld.open('2026-03-02T10:00:00+08:00');
    const { platform } = world;
    auditor = await world.admit('audrey', 'auditor', null);
    supervisor = await world.admit('sun', 'supervisor', null);
    leader = await world.admit('liu', 'leader', null);
    foreign = await world.admit('qing', 'supervisor', '370200');
    await platform.addAccount(
      {
        name: 'li',
        displayName: '李',
        role: 'supervisor',
        regionCode: null,
        line: null,
        disabled: false,
      },
      await hashPassword(PASSWORD),
    );
    await platform.ingest(
      [sent('received', '2026-03-02', RECEIVED), sent('accepted', '2026-03-02')],
      HTTP,
    );
    await world.test.moveTo('2026-03-10T10:00:00+08:00');
  }, PATIENCE_MS);

  afterAll(async () => {
    await world.close();
    expect(world.failures).toEqual([]);
  });

  async function rows(query = ''): Promise<readonly AuditView[]> {
    const answer = await world.ask(auditor, 'GET', `/audit?limit=200${query}`);
    expect(answer.status).toBe(200);
    return (JSON.parse(answer.body) as Page<AuditView>).items;
  }

  /** Refusals are written beside the answer, in turn: a task that comes after them finds them written. */
  async function refusalsWritten(): Promise<void> {
    await world.platform.endSession('nobody');
  }

  /** What was written since. */
  async function since(work: () => Promise<unknown>): Promise<readonly AuditView[]> {
    await refusalsWritten();
    const before = (await rows()).at(0)?.no ?? 0;
    await work();
    await refusalsWritten();
    return (await rows()).filter(({ no }) => no > before).toReversed();
  }

  async function urge(reason: string): Promise<void> {
    const card = await world.ask(supervisor, 'GET', ACT);
    const { version } = JSON.parse(card.body) as { readonly version: number };
    const body = JSON.stringify({ reason, expectedVersion: version });
    expect((await world.ask(supervisor, 'POST', `${ACT}/urge`, body)).status).toBe(200);
  }

  function signIn(name: string, password: string): Promise<Response> {
    return fetch(`${world.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'mingjian' },
      body: JSON.stringify({ name, password }),
    });
  }

  it('holds a sign-in and its end with the same mark of the session', async () => {
    const written = await since(async () => {
      const answer = await signIn('li', PASSWORD);
      const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      expect((await world.ask(cookie, 'DELETE', '/session')).status).toBe(204);
    });
    expect(written.map(({ actor, action, outcome, ip }) => [actor, action, outcome, ip])).toEqual([
      ['li', 'session.signIn', 'done', '127.0.0.1'],
      ['li', 'session.signOut', 'done', '127.0.0.1'],
    ]);
    expect(written[0]?.session).toMatch(/^[0-9a-f]{12}$/);
    expect(written[1]?.session).toBe(written[0]?.session ?? '');
  });

  it('names the account of a wrong password, and never a name that nobody has', async () => {
    const written = await since(async () => {
      expect((await signIn('li', 'wrong horse')).status).toBe(401);
      expect((await signIn('my-secret-password', 'li')).status).toBe(401);
    });
    expect(written.map(({ actor, action, outcome }) => [actor, action, outcome])).toEqual([
      ['li', 'session.signIn', 'refused'],
      ['', 'session.signIn', 'refused'],
    ]);
    expect(JSON.stringify(written)).not.toContain('secret');
  });

  it('holds an act on a card with its reason, in which numbers of persons are masked', async () => {
    const written = await since(async () => {
      await urge('请联系 13812345678 核实');
    });
    expect(written).toEqual([
      jasmine.objectContaining({
        actor: 'sun',
        action: 'card.urge' as const,
        object: CARD,
        reason: '请联系 138****5678 核实',
        outcome: 'done' as const,
      }),
    ]);
  });

  it('holds each card of a bulk act', async () => {
    const written = await since(async () => {
      const body = JSON.stringify({ ids: [CARD, 'none/x'], action: 'acknowledge' });
      expect((await world.ask(supervisor, 'POST', '/cards/bulk', body)).status).toBe(200);
    });
    expect(written.map(({ action, object, outcome }) => [action, object, outcome])).toEqual([
      ['card.acknowledge', CARD, 'done'],
      ['access.refuse', 'none/x', 'refused'],
    ]);
  });

  it('says nothing of an act that came too late: nothing was done', async () => {
    const written = await since(async () => {
      const body = JSON.stringify({ reason: '催', expectedVersion: 99 });
      expect((await world.ask(supervisor, 'POST', `${ACT}/urge`, body)).status).toBe(409);
    });
    expect(written).toEqual([]);
  });

  it('holds refusals of permission and of scope', async () => {
    const written = await since(async () => {
      const body = JSON.stringify({ reason: '催', expectedVersion: 1 });
      expect((await world.ask(leader, 'POST', `${ACT}/urge`, body)).status).toBe(403);
      expect((await world.ask(foreign, 'POST', `${ACT}/urge`, body)).status).toBe(404);
      expect((await world.ask(leader, 'GET', '/audit')).status).toBe(403);
      // Only read: mistyped, perhaps.
      expect((await world.ask(foreign, 'GET', ACT)).status).toBe(404);
    });
    expect(
      written.map(({ actor, action, object, detail }) => [actor, action, object, detail]),
    ).toEqual([
      [
        'liu',
        'access.refuse',
        CARD,
        { code: 'access/notAllowed', operation: 'POST /cards/{id}/{act}' },
      ],
      [
        'qing',
        'access.refuse',
        CARD,
        { code: 'card/notFound', operation: 'POST /cards/{id}/{act}' },
      ],
      ['liu', 'access.refuse', null, { code: 'access/notAllowed', operation: 'GET /audit' }],
    ]);
  });

  it('counts a flood of wrong keys instead of writing each', async () => {
    const written = await since(async () => {
      for (let n = 0; n < 100; n += 1) {
        const answer = await fetch(`${world.url}/api/v1/events`, {
          method: 'POST',
          headers: { authorization: `Bearer guess${n}` },
        });
        expect(answer.status).toBe(401);
      }
      world.test.clock.advance(61_000);
      await fetch(`${world.url}/api/v1/events`, { method: 'POST' });
    });
    const wrongKeys = written.filter(({ action }) => action === 'key.refuse');
    const meant = wrongKeys.reduce((sum, { detail }) => sum + Number(detail['further'] ?? 1), 0);
    expect([wrongKeys.length, meant]).toEqual([22, 101]);
    expect(JSON.stringify(written)).not.toContain('guess');
  });

  it('holds what leaves the platform before it does: rows and filter, no text that was searched', async () => {
    const written = await since(async () => {
      const path = '/cards/export.csv?text=%E5%BC%A0%E4%B8%89&level=yellow';
      expect((await world.ask(supervisor, 'GET', path)).status).toBe(200);
      expect((await world.ask(supervisor, 'GET', '/cases/export.csv')).status).toBe(200);
      expect((await world.ask(supervisor, 'GET', '/cases/C1/ledger.csv')).status).toBe(200);
    });
    expect(written.map(({ action, detail }) => [action, detail['filter']])).toEqual([
      ['export.cards', { level: 'yellow', text: true }],
      ['export.cases', {}],
      ['export.ledger', {}],
    ]);
    expect(written.map(({ detail }) => Number(detail['rows']) > 0)).toEqual([false, true, true]);
  });

  it('holds new accounts, sources and reference data, and no hash of a secret', async () => {
    const by = { actor: 'cli:root', session: null, ip: null };
    const written = await since(async () => {
      const { platform } = world;
      const account = {
        name: 'new',
        displayName: 'new',
        role: 'handler',
        regionCode: '370100',
        line: null,
        disabled: false,
      } as const;
      expect((await platform.addAccount(account, 'hash-of-password', by)).ok).toBeTrue();
      expect((await platform.addAccount(account, 'hash-of-password', by)).ok).toBeFalse();
      await platform.addSource({ name: 's', prefix: 'urn:s' }, 'hash-of-key', by);
      const rows = [{ code: '370102-x', name: 'x', regionCode: '370102' }];
      await platform.load('departments', rows, by);
      await platform.load('departments', rows, by);
    });
    expect(written.map(({ actor, action, object }) => [actor, action, object])).toEqual([
      ['cli:root', 'account.add', 'new'],
      ['cli:root', 'source.add', 's'],
      ['cli:root', 'reference.load', 'departments'],
      ['cli:root', 'reference.load', 'departments'],
    ]);
    expect(JSON.stringify(written)).not.toContain('hash-of');
  });

  it('is read by actor, action and day, a page at a time', async () => {
    await urge('催');
    const urged = await rows('&action=card.urge&actor=sun&from=2026-03-10&to=2026-03-10');
    expect(urged.length).toBeGreaterThan(0);
    expect(
      urged.every(({ action, actor }) => action === 'card.urge' && actor === 'sun'),
    ).toBeTrue();
    expect(await rows('&action=card.urge&actor=liu')).toEqual([]);
    expect(await rows('&from=2026-03-11')).toEqual([]);
    const all = await rows();
    const seen: number[] = [];
    let cursor = '';
    do {
      const answer = await world.ask(auditor, 'GET', `/audit?limit=7${cursor}`);
      const page = JSON.parse(answer.body) as Page<AuditView>;
      expect(page.total).toBe(all.length);
      seen.push(...page.items.map(({ no }) => no));
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(seen).toEqual(all.map(({ no }) => no));
  });

  it('refuses an unknown action, a day that is none and a cursor of another list', async () => {
    for (const query of ['action=dance', 'from=2026-02-30', 'cursor=x', 'cursor=%5B%22a%22%5D']) {
      const answer = await world.ask(auditor, 'GET', `/audit?${query}`);
      expect(answer.status).toBe(422);
    }
  });

  it('is closed to an auditor of one region: what accounts do lies in none', async () => {
    const regional = await world.admit('rita', 'auditor', '370100');
    const answer = await world.ask(regional, 'GET', '/audit');
    expect((JSON.parse(answer.body) as Problem).code).toBe('access/notAllowed');
  });
});
