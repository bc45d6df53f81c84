import { manualClock } from '../../application/clock.ts';
import type { WantedAct } from '../../application/cards/act-on-card.ts';
import type { Store } from '../../application/store/store.ts';
import { Writer } from '../../application/writer/writer.ts';
import { firstReference } from '../../first-reference.ts';
import { MemoryHome } from '../../testing/memory-home/memory-home.ts';
import { HTTP, RECEIVED, sent } from '../../testing/open-test-platform.ts';
import { TEST_VAULT } from '../../testing/test-vault.ts';
import { SharedActs } from './shared-acts.ts';
import { WriteQueue } from './thread/write-queue.ts';

describe('acts on cards that wait together', () => {
  let store: Store;
  let acts: SharedActs;
  let commits: number;
  let told: number;

  beforeEach(async () => {
    commits = 0;
    told = 0;
    const home = new MemoryHome().open();
    store = {
      ...home,
      transaction: (work, company) => {
        commits += 1;
        return home.transaction(work, company);
      },
    };
    const clock = manualClock(Date.parse('2026-03-02T10:00:00+08:00'));
    const writer = await Writer.open(store, clock, TEST_VAULT, firstReference);
    const events = ['C1', 'C2'].flatMap((subject) =>
      [sent('received', '2026-03-02', RECEIVED), sent('accepted', '2026-03-02')].map(
        (event, place) => ({ ...event, subject, id: `${subject}-${place}` }),
      ),
    );
    await writer.ingest([{ events, origin: HTTP }]);
    clock.set(Date.parse('2026-03-10T10:00:00+08:00'));
    while (await writer.sweep());
    acts = new SharedActs(
      writer,
      new WriteQueue(writer, () => {
        told += 1;
      }),
    );
    commits = 0;
  });

  const urge = (no: string, expectedVersion = 1): WantedAct => ({
    by: { actor: 'wang', session: null, ip: null },
    actor: { account: 'wang', role: 'supervisor' },
    subject: { kind: 'case', no },
    card: `${no}/commitment/yellow/1`,
    act: 'urge',
    request: { reason: '催', expectedVersion },
  });

  it('share a commit, which is told before they are answered', async () => {
    const toldBefore: number[] = [];
    const outcomes = await Promise.all(
      ['C1', 'C2'].map(async (no) => {
        const outcome = await acts.act(urge(no));
        toldBefore.push(told);
        return outcome;
      }),
    );
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
    expect(commits).toBe(1);
    expect(Math.min(...toldBefore)).toBeGreaterThan(0);
  });

  it('are taken in their order: of two on one version the second is refused and keeps no other out', async () => {
    const outcomes = await Promise.all(
      [urge('C1'), urge('C1'), urge('C2')].map((one) => acts.act(one)),
    );
    expect(outcomes.map((one) => (one.ok ? 'ok' : one.error.code))).toEqual([
      'ok',
      'card/conflict',
      'ok',
    ]);
    expect(commits).toBe(1);
  });

  it('take several commits where there are many of them, and all are answered', async () => {
    const many = Array.from({ length: 120 }, () => acts.act(urge('C1', 7)));
    for (const outcome of await Promise.all(many)) expect(outcome.ok).toBe(false);
    expect(commits).toBe(3);
  });

  it('fail together where the store takes nothing', async () => {
    spyOn(store, 'transaction').and.rejectWith(new Error('disk I/O error'));
    const results = await Promise.allSettled([acts.act(urge('C1')), acts.act(urge('C2'))]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
