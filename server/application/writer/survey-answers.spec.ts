import type { Receipt } from '#contract/receipt.ts';
import { starText } from '#domain/access/masking.ts';
import type { EventData, LoggedEvent } from '#domain/cases/logged-event.ts';
import { firstReference } from '../../first-reference.ts';
import { MemoryHome } from '../../testing/memory-home/memory-home.ts';
import type { MemoryStore } from '../../testing/memory-home/memory-home.ts';
import { HTTP, sent } from '../../testing/open-test-platform.ts';
import { TEST_VAULT } from '../../testing/test-vault.ts';
import { manualClock } from '../clock.ts';
import { keysOf, placeOf, readWhole } from '../people/personal-records.ts';
import { emptyRow } from './open-subject.ts';
import { Refiling } from './refiling.ts';
import { verifyStore } from './verify.ts';
import { Writer } from './writer.ts';

const NOW = '2026-03-05T10:00:00+08:00';
const QUESTIONS = [
  { id: 'whole', kind: 'scale', title: '总体评价' },
  { id: 'words', kind: 'text', title: '意见' },
];

describe('answers of surveys', () => {
  let home: MemoryHome;
  let store: MemoryStore;
  let writer: Writer;

  const open = async (): Promise<void> => {
    store = home.open();
    writer = await Writer.open(store, manualClock(Date.parse(NOW)), TEST_VAULT, firstReference);
  };

  beforeEach(async () => {
    home = new MemoryHome();
    await open();
  });

  const take = async (...events: readonly unknown[]): Promise<Receipt> => {
    const [receipt] = await writer.ingest([{ events, origin: HTTP }]);
    if (receipt === undefined) throw new RangeError('no receipt');
    expect(receipt.rejected).toEqual([]);
    return receipt;
  };
  const published = (time = '2026-03-02', more: object = {}): unknown =>
    sent(
      'survey.published',
      time,
      { surveyId: 'S1', title: '满意度', questions: QUESTIONS, ...more },
      { subject: 'S1' },
    );
  const answered = (id: string, time = '2026-03-03', answers: object = { whole: 4 }) => ({
    ...sent('survey.answered', time, { surveyId: 'S1', answers }, { subject: 'S1' }),
    id,
  });
  const follow = async (): Promise<void> => {
    const refiling = new Refiling(store, writer);
    while ((await refiling.step()) !== undefined);
  };
  /** How many answers the counts hold; nothing may differ from a derivation of everything. */
  const counted = async (): Promise<number> => {
    await follow();
    const { difference, details } = await verifyStore(store);
    expect([difference, details]).toEqual([0, []]);
    let sum = 0;
    for (const { contribution } of await store.subjects.scan('answer', '', 1000)) {
      for (const [cell, amount] of contribution) if (cell.endsWith('"answered"]')) sum += amount;
    }
    return sum;
  };

  it('leave the row of their survey alone, however many they are', async () => {
    await take(published());
    const [before] = await store.subjects.find([{ kind: 'survey', no: 'S1' }]);
    for (let no = 0; no < 20; no += 1) await take(answered(`A${no}`), answered(`B${no}`));
    const [after] = await store.subjects.find([{ kind: 'survey', no: 'S1' }]);
    expect(after?.version).toBe(before?.version ?? 0);
    const rows = await store.subjects.scan('answer', '', 1000);
    expect(rows.map(({ events, version }) => [events.length, version])).toEqual(
      Array.from({ length: 40 }, () => [1, 1]),
    );
    expect(await counted()).toBe(40);
  });

  it('that come before their questionnaire count once it is there', async () => {
    await take(answered('A1'), answered('A2'));
    expect(await counted()).toBe(0);
    await take(published());
    expect(await counted()).toBe(2);
  });

  it('count once, however often they are sent', async () => {
    await take(published(), answered('A1'));
    expect((await take(answered('A1'))).duplicate).toBe(1);
    expect(await counted()).toBe(1);
  });

  it('that are withdrawn count no more, also where the withdrawal came first', async () => {
    const withdrawn = (answer: string): unknown =>
      sent('survey.answerWithdrawn', '2026-03-04', { surveyId: 'S1', answer }, { subject: 'S1' });
    await take(published(), answered('A1'), answered('A3'), withdrawn('A2'));
    await take(withdrawn('A1'), answered('A2'));
    expect(await counted()).toBe(1);
  });

  it('given after an end that is known late count no more', async () => {
    await take(
      published(),
      answered('A1', '2026-03-03'),
      answered('A2', '2026-03-04T12:00:00+08:00'),
    );
    expect(await counted()).toBe(2);
    await take(sent('survey.closed', '2026-03-04', { surveyId: 'S1' }, { subject: 'S1' }));
    expect(await counted()).toBe(1);
  });

  it('answer the first questionnaire, also where it is known last', async () => {
    await take(published('2026-03-02T12:00:00+08:00'), answered('A1', '2026-03-02T09:00:00+08:00'));
    expect(await counted()).toBe(0);
    await take(published('2026-03-02T08:00:00+08:00'));
    expect(await counted()).toBe(1);
  });

  it('of a store where they lay in the row of their survey each get one, with what is sealed', async () => {
    const said = '电话 13912345678';
    const answer = answered('A1', '2026-03-03', { words: said });
    const first = published();
    await lumpTogether(said, first, answer);
    await open();
    expect(await counted()).toBe(1);
    expect(writer.book.surveys().map(({ no, title }) => [no, title])).toEqual([['S1', '满意度']]);
    const rows = await store.subjects.scan('answer', '', 10);
    const wholes = await Promise.all(
      rows.map((row) => readWhole(store, TEST_VAULT, row, row.events)),
    );
    expect(wholes.map(([one]) => JSON.stringify(one?.whole.data['answers']))).toEqual([
      JSON.stringify({ words: said }),
    ]);
    const receipt = await take(first, answer);
    expect([receipt.accepted, receipt.duplicate]).toEqual([0, 2]);
  });

  /** Writes a survey and its answer, which says something personal, as derivation 9 had them. */
  async function lumpTogether(said: string, ...sentEvents: readonly unknown[]): Promise<void> {
    const key = { kind: 'survey', no: 'S1' } as const;
    const events = sentEvents.map((one) => {
      const { time, data, ...event } = one as LoggedEvent & { time: string };
      const open = JSON.parse(JSON.stringify(data).replace(said, starText(said))) as EventData;
      const at = Date.parse(String(time));
      return { ...event, sequence: null, time: at, receivedAt: at, data: open };
    });
    await store.transaction(async (inside) => {
      const added = await inside.log.add(events);
      const seqs = added.map(({ seq }) => seq);
      const [answer] = events.slice(-1);
      const secret = (await keysOf(inside.personal, TEST_VAULT, [key])).get(key);
      if (answer === undefined || !secret) throw new RangeError('nothing to seal');
      const parts = JSON.stringify([[['answers', 'words'], said]]);
      const sealed = TEST_VAULT.seal(secret, placeOf(answer), parts);
      await inside.personal.put([{ seq: seqs.at(-1) ?? 0, sealed }]);
      const contribution = [['|["survey","S1","370000/",null,null,9000,"answered"]', 1]] as const;
      const row = { ...emptyRow(key, Date.parse(NOW)), events: seqs, contribution, version: 2 };
      await inside.subjects.put([{ row, before: undefined }]);
      await inside.journal.add({
        ...{ sweptTo: Date.parse(NOW), deltas: contribution, cards: [], subjects: [] },
        ...{ snapshot: false, at: Date.parse(NOW), lastEventAt: null },
      });
      await inside.journal.mark('derivedWith', 9);
    });
  }
});
