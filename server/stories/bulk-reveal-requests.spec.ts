import type { BulkRevealView, RevealSubject } from '#contract/bulk-reveal.ts';
import { event } from '../testing/foreign-events.ts';
import { HTTP, RECEIVED } from '../testing/open-test-platform.ts';
import { TestWorld } from '../testing/test-world.ts';

const AT = '2026-03-02T10:00:00+08:00';
const BOTH: readonly RevealSubject[] = [{ kind: 'case', no: 'C1' }];

describe('requests for many people at once', () => {
  let world: TestWorld;
  let auditor: string;
  let serial = 0;

  beforeAll(async () => {
    world = await TestWorld.open(AT);
    auditor = await world.admit('auditor', 'auditor', null);
    await world.admit('second', 'supervisor', '370100');
    await world.platform.ingest([event('C1', 'case.received', AT, RECEIVED)], HTTP);
  });

  afterAll(() => world.close());

  const call = (who: string, method: string, path: string, body?: unknown) =>
    world.ask(
      `mingjian=${who}`,
      method,
      path,
      body === undefined ? undefined : JSON.stringify(body),
    );
  const codeOf = ({ status, body }: { readonly status: number; readonly body: string }): string =>
    status === 200 ? 'done' : (JSON.parse(body) as { readonly code: string }).code;
  const ask = (who: string, subjects: readonly RevealSubject[]) =>
    call(who, 'POST', '/reveals', { reason: '逐一回访申请人', subjects });
  const asked = async (who: string): Promise<string> =>
    (JSON.parse((await ask(who, BOTH)).body) as BulkRevealView).id;
  const audited = async (action: string) => {
    const { body } = await world.ask(auditor, 'GET', `/audit?action=${action}&limit=200`);
    const { items } = JSON.parse(body) as {
      readonly items: readonly Readonly<Record<'actor' | 'object' | 'outcome', string>>[];
    };
    return items;
  };
  const newcomer = async (): Promise<string> => {
    serial += 1;
    await world.admit(`asker${serial}`, 'supervisor', '370102');
    return `asker${serial}`;
  };

  it('are asked for by three open requests of an account at most', async () => {
    const who = await newcomer();
    for (let at = 0; at < 3; at += 1) await asked(who);
    expect(codeOf(await ask(who, BOTH))).toBe('reveal/open');
  });

  it('are taken back by whoever asked alone, and make room for another request', async () => {
    const who = await newcomer();
    const ids = [await asked(who), await asked(who), await asked(who)];
    const withdraw = async (account: string): Promise<number> =>
      (await call(account, 'DELETE', `/reveals/${ids[0] ?? ''}`)).status;
    expect(await withdraw('second')).toBe(404);
    expect(await withdraw(who)).toBe(204);
    expect(await withdraw(who)).toBe(404);
    expect(codeOf(await ask(who, BOTH))).toBe('done');
    const [row] = (await audited('reveal.withdraw')).filter(({ outcome }) => outcome === 'done');
    expect([row?.actor, row?.object]).toEqual([who, ids[0] ?? '']);
  });

  it('are asked for by no more of them in one moment either', async () => {
    const who = await newcomer();
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(who, BOTH)));
    const done = answers.map(codeOf).filter((code) => code === 'done');
    expect(done.length).toBeLessThanOrEqual(3);
    expect(done.length).toBeGreaterThan(0);
  });
});
