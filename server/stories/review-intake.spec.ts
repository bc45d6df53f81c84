import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLATFORM_ACTOR } from '../application/audit/audit-entry.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import {
  HTTP,
  openTestPlatform,
  RECEIVED,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';

const PHONE = '13912345678';

describe('reviews through the whole platform', () => {
  let test: TestPlatform;
  const all = supervisor();

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-02T10:00:00+08:00');
  });

  afterEach(() => test.dispose());

  const take = async (...events: readonly unknown[]): Promise<void> => {
    const receipt = await test.current().ingest(events, HTTP);
    expect(receipt.rejected).toEqual([]);
  };

  const theCase = (more: Readonly<Record<string, unknown>> = {}, no = 'C1') =>
    sent('received', '2026-03-02', { ...RECEIVED, ...more }, { subject: no });

  const rated = (
    no: string,
    grade: number,
    more: Readonly<Record<string, unknown>> = {},
    time = '2026-03-02T09:30:00+08:00',
  ) =>
    sent(
      'review.submitted',
      time,
      { grade, origin: 'active', caseNo: 'C1', ...more },
      { subject: no },
    );

  /** Numerator and denominator of an indicator by region, such as `370102 3/4`. */
  const indicator = async (
    id: string,
    by: 'region' | 'department' = 'region',
  ): Promise<string[]> => {
    const query = { period: '2026-03', by, id, region: by === 'region' ? '370100' : undefined };
    const found = await test.current().indicators(all(test.current()), query);
    if (!found.ok) throw new Error(found.error.code);
    return found.value.items
      .filter(({ denominator }) => denominator !== 0)
      .map(({ key, numerator, denominator }) => `${key} ${numerator}/${denominator ?? ''}`);
  };

  it('count in the region and department of their case', async () => {
    await take(theCase(), rated('R1', 5), rated('R2', 1));
    expect(await indicator('I-23')).toEqual(['370102 1/2']);
    expect(await indicator('I-24', 'department')).toEqual([`${RECEIVED.departmentCode} 1/2`]);
  });

  it('count there also when the case comes after them', async () => {
    await take(rated('R1', 5));
    expect(await indicator('I-23')).toEqual([]);
    await take(theCase());
    expect(await indicator('I-23')).toEqual(['370102 1/1']);
    expect((await test.current().verify()).difference).toBe(0);
  });

  it('follow their case to where it is corrected', async () => {
    await take(theCase(), rated('R1', 5));
    await take(sent('corrected', '2026-03-02T09:40:00+08:00', { regionCode: '370103' }));
    expect(await indicator('I-23')).toEqual(['370103 1/1']);
    expect((await test.current().verify()).difference).toBe(0);
  });

  it('keep the place that they name themselves', async () => {
    await take(theCase(), rated('R1', 5, { regionCode: '370103' }));
    expect(await indicator('I-23')).toEqual(['370103 1/1']);
  });

  describe('of one reviewer about one stage of a case', () => {
    const reviewer = { name: '张三', phone: PHONE };
    const late = '2026-03-02T09:50:00+08:00';

    it('count once, the first', async () => {
      await take(theCase(), rated('R1', 5, { reviewer }), rated('R2', 1, { reviewer }, late));
      expect(await indicator('I-23')).toEqual(['370102 1/1']);
    });

    it('count the same in whatever order they come', async () => {
      await take(theCase(), rated('R2', 1, { reviewer }, late));
      expect(await indicator('I-24')).toEqual(['370102 1/1']);
      await take(rated('R1', 5, { reviewer: { phone: ` ${PHONE}` } }));
      expect(await indicator('I-24')).toEqual(['370102 0/1']);
      expect((await test.current().verify()).difference).toBe(0);
    });

    it('count each where stage, case or reviewer is another, or nobody says who it was', async () => {
      await take(
        theCase(),
        theCase({}, 'C2'),
        rated('R1', 5, { reviewer }),
        rated('R2', 5, { reviewer, stage: 'resultDelivery' }),
        rated('R3', 5, { reviewer, caseNo: 'C2' }),
        rated('R4', 5, { reviewer: { phone: '13912345679' } }),
        rated('R5', 5),
        rated('R6', 5),
      );
      expect(await indicator('I-23')).toEqual(['370102 6/6']);
    });

    it('are known again by nothing that stands in the store in clear', async () => {
      await take(theCase(), rated('R1', 5, { reviewer }), rated('R2', 1, { reviewer }, late));
      for (const name of readdirSync(test.folder)) {
        if (!name.startsWith('mingjian.db')) continue;
        expect(readFileSync(join(test.folder, name)).includes(PHONE))
          .withContext(name)
          .toBeFalse();
      }
      const forgotten = await test.current().forget('R1', '本人要求', PLATFORM_ACTOR);
      expect(forgotten.kinds).toEqual(['review']);
      expect(await indicator('I-23')).toEqual(['370102 1/1']);
    });
  });

  it('have clocks by region, and cards when those are over', async () => {
    await take(theCase(), rated('R1', 1));
    await test.moveTo('2026-03-10T09:00:00+08:00');
    const query = {
      subject: 'review',
      by: 'region',
      kind: 'rectification',
      region: '370100',
    } as const;
    const summary = await test.current().clockSummary(all(test.current()), query);
    const row = summary.ok ? summary.value.items.find(({ key }) => key === '370102') : undefined;
    expect(row?.overdue).toBe(1);
    const cards = await test.current().cards(all(test.current()), {}, {});
    const ids = cards.ok ? cards.value.items.map(({ id }) => id) : [];
    expect(ids).toEqual(
      jasmine.arrayContaining(['review:R1/rectification/red/1', 'review:R1/contact/yellow/1']),
    );
    expect((await test.current().verify()).difference).toBe(0);
  });

  it('that are excluded leave the bad ones and nothing else', async () => {
    await take(theCase(), rated('R1', 1), rated('R2', 5));
    const excluded = { by: 'li', result: 'malicious' };
    await take(
      sent('review.appealed', '2026-03-02T09:40:00+08:00', { by: 'zhao' }, { subject: 'R1' }),
      sent('review.excluded', '2026-03-02T09:50:00+08:00', excluded, { subject: 'R1' }),
    );
    expect(await indicator('I-24')).toEqual(['370102 0/2']);
    expect(await indicator('I-23')).toEqual(['370102 1/2']);
  });

  it('are answered by a survey as well, whatever number an answer bears', async () => {
    const questions = [{ id: 'q', kind: 'scale', title: '总体评价' }];
    await take(
      sent(
        'survey.published',
        '2026-03-02T08:00:00+08:00',
        { surveyId: 'S1', questions },
        { subject: 'S1' },
      ),
      sent(
        'survey.answered',
        '2026-03-02T09:00:00+08:00',
        { surveyId: 'S1', answers: { q: 4 }, regionCode: '370102' },
        { subject: 'A-77' },
      ),
      sent(
        'survey.answered',
        '2026-03-02T09:10:00+08:00',
        { surveyId: 'S1', answers: { q: 5 }, regionCode: '370102' },
        { subject: 'S1' },
      ),
    );
    expect((await test.current().verify()).difference).toBe(0);
  });
});
