import type { RevealSubject } from '#contract/bulk-reveal.ts';
import { BULK_REVEAL_MS } from '#domain/access/bulk-reveal.ts';
import { event } from '../testing/foreign-events.ts';
import { HTTP, RECEIVED } from '../testing/open-test-platform.ts';
import { TestWorld } from '../testing/test-world.ts';

const AT = '2026-03-02T10:00:00+08:00';
const REASON = '逐一回访逾期办件的申请人';
const APPLICANT = { name: '孙申请', phone: '13900000003', idNo: '370102199003077758' };
const CASE: RevealSubject = { kind: 'case', no: 'C1' };

describe('many people at once, in time', () => {
  let world: TestWorld;

  beforeEach(async () => {
    world = await TestWorld.open(AT);
    await world.admit('li', 'supervisor', null);
    await world.admit('wang', 'supervisor', null);
    await world.platform.ingest(
      [event('C1', 'case.received', AT, { ...RECEIVED, applicant: APPLICANT })],
      HTTP,
    );
  });

  afterEach(() => world.close());

  const later = (ms: number) => {
    world.test.clock.set(world.test.clock.now() + ms);
  };
  const act = async (who: string, path: string, body?: unknown) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const answer = await world.ask(`mingjian=${who}`, 'POST', path, text);
    return JSON.parse(answer.body) as { readonly id: string; readonly code?: string };
  };
  const asked = async () => (await act('li', '/reveals', { reason: REASON, subjects: [CASE] })).id;

  it('are not shown later than half an hour from the confirmation', async () => {
    const id = await asked();
    await act('wang', `/reveals/${id}/confirm`);
    later(BULK_REVEAL_MS.read);
    expect((await act('li', `/reveals/${id}/read`)).code).toBe('reveal/expired');
  });

  it('wait for a second person no longer than their time, and then make room for others', async () => {
    const ids = [await asked(), await asked(), await asked()];
    later(BULK_REVEAL_MS.confirm);
    for (const who of ['li2', 'wang2'] as const) await world.admit(who, 'supervisor', null);
    expect((await act('wang2', `/reveals/${ids[0] ?? ''}/confirm`)).code).toBe('reveal/expired');
    await act('li2', '/reveals', { reason: REASON, subjects: [CASE] });
    expect((await act('wang2', `/reveals/${ids[0] ?? ''}/confirm`)).code).toBe('reveal/notFound');
  });

  it('are not shown when they have moved out of the scope of the reader meanwhile', async () => {
    await world.admit('county', 'supervisor', '370102');
    const { id } = await act('county', '/reveals', { reason: REASON, subjects: [CASE] });
    await act('wang', `/reveals/${id}/confirm`);
    await world.platform.changeAccount({
      ...{ name: 'county', displayName: 'county', role: 'supervisor' },
      ...{ regionCode: '370202', line: null, disabled: false },
    });
    const reader = await viewerOf('county');
    const shown = await world.platform.readBulkReveal(reader, id);
    expect(shown.ok ? 'shown' : shown.error.code).toBe('case/notFound');
  });

  async function viewerOf(name: string) {
    const account = await world.platform.findAccount(name);
    if (account === undefined) throw new Error(`no account ${name}`);
    return world.platform.viewerOf(account);
  }
});
