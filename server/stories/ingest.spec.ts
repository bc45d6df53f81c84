import type { TestPlatform } from '../testing/open-test-platform.ts';
import {
  FILE,
  HTTP,
  openTestPlatform,
  RECEIVED,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';

describe('ingest through the whole platform', () => {
  let test: TestPlatform;
  const all = supervisor();

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-02T10:00:00+08:00');
  });

  afterEach(() => test.dispose());

  it('takes an event once and answers duplicate ever after', async () => {
    const event = sent('received', '2026-03-02', RECEIVED);
    expect(await test.current().ingest([event], HTTP)).toEqual({
      accepted: 1,
      duplicate: 0,
      rejected: [],
    });
    const again = await test.current().ingest([event, event], HTTP);
    expect(again).toEqual({ accepted: 0, duplicate: 2, rejected: [] });
  });

  it('takes the same identity with keys in another order and the time in another offset as equal', async () => {
    const event = sent('note', '2026-03-02T09:00:00+08:00', { a: 1, b: { c: 2, d: 3 } });
    await test.current().ingest([event], HTTP);
    const same = { ...event, time: '2026-03-02T01:00:00Z', data: { b: { d: 3, c: 2 }, a: 1 } };
    expect((await test.current().ingest([same], HTTP)).duplicate).toBe(1);
  });

  it('refuses the same identity with other content, keeps the first and shows both', async () => {
    const event = sent('note', '2026-03-02', { text: 'first' });
    await test.current().ingest([event], HTTP);
    const receipt = await test.current().ingest([{ ...event, data: { text: 'second' } }], HTTP);
    expect(receipt.rejected.map(({ index, id, code }) => ({ index, id, code }))).toEqual([
      { index: 0, id: event['id'] as string, code: 'event/conflict' },
    ]);
    const { items } = await test.current().quarantine(all(test.current()), {});
    expect(items.length).toBe(1);
    expect(items[0]?.event).toEqual(jasmine.objectContaining({ data: { text: 'second' } }));
    expect(items[0]?.kept).toEqual(jasmine.objectContaining({ data: { text: 'first' } }));
    const found = await test.current().findCase(all(test.current()), 'C1', {});
    expect(JSON.stringify(found?.events.map(({ data }) => data))).toBe('[{"text":"first"}]');
  });

  it('finds a conflict inside one batch', async () => {
    const event = sent('note', '2026-03-02', { text: 'first' });
    const receipt = await test
      .current()
      .ingest([event, { ...event, data: { text: 'other' } }], HTTP);
    expect(receipt.accepted).toBe(1);
    expect(receipt.rejected.map(({ index, code }) => `${index} ${code}`)).toEqual([
      '1 event/conflict',
    ]);
  });

  it('keeps the good events of a batch and says of each other one why', async () => {
    const receipt = await test
      .current()
      .ingest(
        [
          sent('received', '2026-03-02', RECEIVED, { id: 'good' }),
          sent(
            'received',
            '2026-03-02',
            { ...RECEIVED, regionCode: undefined },
            { id: 'noRegion' },
          ),
          sent('note', '2026-03-02T10:05:00.001+08:00', {}, { id: 'future' }),
          sent('note', '2026-03-02T10:05:00+08:00', {}, { id: 'fiveMinutes' }),
          sent('note', '1999-12-31', {}, { id: 'old' }),
          sent('note', '2026-03-02', {}, { id: 'foreign', source: 'urn:other' }),
          sent('note', '2026-03-02', {}, { id: 'platform', source: 'urn:mingjian' }),
          sent('card.issued', '2026-03-02', {}, { id: 'card' }),
          'no event at all',
        ],
        HTTP,
      );
    expect(receipt.accepted).toBe(2);
    expect(receipt.rejected.map(({ index, code, path }) => [index, code, path])).toEqual([
      [1, 'event/invalid', 'data.regionCode'],
      [2, 'event/inFuture', 'time'],
      [4, 'event/tooOld', 'time'],
      [5, 'event/sourceNotCovered', 'source'],
      [6, 'event/reservedSource', 'source'],
      [7, 'event/unknownType', 'type'],
      [8, 'event/unreadable', ''],
    ]);
    expect((await test.current().quarantine(all(test.current()), {})).total).toBe(7);
  });

  it('counts what a source delivered today and how late', async () => {
    const origin = { ...HTTP, sourceName: 'jinan' };
    await test.current().addSource({ name: 'jinan', prefix: 'urn:city' }, 'hash');
    await test.current().ingest([sent('note', '2026-03-02'), 'bad'], origin);
    const [source] = await test.current().sources(all(test.current()));
    expect(source).toEqual({
      name: 'jinan',
      prefix: 'urn:city',
      regionCode: null,
      lastEventAt: '2026-03-02T09:00:00+08:00',
      lastReceivedAt: '2026-03-02T10:00:00+08:00',
      lagSeconds: 3600,
      acceptedToday: 1,
      rejectedToday: 1,
      silent: false,
    });
  });

  it('takes an event out of quarantine when it can be taken now', async () => {
    await test.current().ingest([sent('note', '2026-03-03')], HTTP);
    test.clock.set(Date.parse('2026-03-03T10:00:00+08:00'));
    const viewer = all(test.current());
    const [row] = (await test.current().quarantine(viewer, {})).items;
    const retried = await test.current().retryQuarantined(viewer, row?.id ?? '');
    expect(retried).toEqual({ ok: true, value: { accepted: 1, duplicate: 0, rejected: [] } });
    expect((await test.current().quarantine(viewer, {})).items).toEqual([]);
  });

  it('keeps the reason alone of an event that is too large, and says how it can be taken', async () => {
    const large = Object.fromEntries(
      Array.from({ length: 70 }, (_, place) => [`fact${place}`, 'x'.repeat(1000)]),
    );
    await test.current().ingest([sent('note', '2026-03-03', large)], HTTP);
    test.clock.set(Date.parse('2026-03-03T10:00:00+08:00'));
    const viewer = all(test.current());
    const [row] = (await test.current().quarantine(viewer, {})).items;
    expect([row?.code, row?.event]).toEqual(['event/inFuture', null]);
    const retried = await test.current().retryQuarantined(viewer, row?.id ?? '');
    expect(retried).toEqual({ ok: false, error: { code: 'quarantine/notKept' } });
    const again = await test.current().ingest([sent('note', '2026-03-03', large)], HTTP);
    expect(again.accepted).toBe(1);
  });

  it('keeps one row of an event however often it is tried and refused', async () => {
    const later = sent('note', '2026-03-03', {}, { id: 'later' });
    await test.current().ingest([null, later], HTTP);
    await test
      .current()
      .ingest([sent('note', '2026-03-01', { name: 'taken' }, { id: 'later' })], HTTP);
    test.clock.set(Date.parse('2026-03-03T10:00:00+08:00'));
    const viewer = all(test.current());
    const codes = async (): Promise<string[]> =>
      (await test.current().quarantine(viewer, {})).items.map(({ code }) => code).sort();
    expect(await codes()).toEqual(['event/inFuture', 'event/unreadable']);
    for (const { id } of (await test.current().quarantine(viewer, {})).items) {
      await test.current().retryQuarantined(viewer, id);
    }
    for (const { id } of (await test.current().quarantine(viewer, {})).items) {
      await test.current().retryQuarantined(viewer, id);
    }
    expect(await codes()).toEqual(['event/conflict', 'event/unreadable']);
  });

  it('gives every event its own receipt time in the order of commits, also when the clock goes back', async () => {
    await test.current().ingest([sent('note', '2026-03-02')], HTTP);
    test.clock.set(Date.parse('2026-03-02T09:30:00+08:00'));
    await test.current().ingest([sent('note', '2026-03-02')], HTTP);
    const found = await test.current().findCase(all(test.current()), 'C1', {});
    expect(found?.events.map(({ receivedAt }) => receivedAt)).toEqual([
      '2026-03-02T10:00:00+08:00',
      '2026-03-02T10:00:00+08:00',
    ]);
  });

  it('files an unknown region under its nearest known ancestor by code', async () => {
    const region = async (regionCode: string): Promise<string | undefined> => {
      const event = sent(
        'received',
        '2026-03-02',
        { ...RECEIVED, regionCode },
        { subject: regionCode },
      );
      await test.current().ingest([event], HTTP);
      const rows = await test.current().cases(all(test.current()), { text: regionCode }, {});
      return rows.ok ? rows.value.items[0]?.regionCode : undefined;
    };
    expect(await region('370199')).toBe('370100');
    expect(await region('379999')).toBe('370000');
    expect(await region('370102001')).toBe('370102');
    expect(await region('370102001002')).toBe('370102');
    expect(await region('110101')).toBe('unassigned');
    expect(await region('boston')).toBe('unassigned');
  });

  it('names a review of a case in its links', async () => {
    await test
      .current()
      .ingest(
        [
          sent('received', '2026-03-02', RECEIVED),
          sent('review.submitted', '2026-03-02', { grade: 1, caseNo: 'C1' }, { subject: 'R1' }),
        ],
        HTTP,
      );
    const found = await test.current().findCase(all(test.current()), 'C1', {});
    expect(found?.links).toEqual([{ kind: 'review', no: 'R1' }]);
    expect(found?.events.length).toBe(1);
  });

  it('limits a case by the item version in force on its acceptance day, published in the same batch', async () => {
    const limits = { statutory: { value: 10, unit: 'workingDay' } };
    const { statutoryLimit, commitmentLimit, ...facts } = RECEIVED;
    expect([statutoryLimit.value, commitmentLimit.value]).toEqual([20, 5]);
    await test
      .current()
      .ingest(
        [
          sent('received', '2026-03-02', facts),
          sent('accepted', '2026-03-02'),
          sent(
            'item.published',
            '2026-02-01',
            { code: 'water-01', name: '取水许可', limits },
            { subject: 'water-01' },
          ),
        ],
        HTTP,
      );
    const found = await test.current().findCase(all(test.current()), 'C1', {});
    expect(found?.facts.itemName).toBe('取水许可');
    expect(found?.clocks.find(({ kind }) => kind === 'statutory')?.due).toBe('2026-03-16');
  });

  it('pushes cards of a source one by one and those of a file as a new snapshot', async () => {
    const notes: { silent: boolean; cards: number }[] = [];
    test.current().subscribe(({ silent, cards }) => notes.push({ silent, cards: cards.length }));
    const late = (subject: string) => [
      sent('received', '2026-01-05', RECEIVED, { subject }),
      sent('accepted', '2026-01-05', {}, { subject }),
    ];
    await test.current().ingest(late('C1'), HTTP);
    await test.current().ingest(late('C2'), FILE);
    expect(notes.map(({ silent }) => silent)).toEqual([false, true]);
    expect(notes.every(({ cards }) => cards > 0)).toBeTrue();
  });

  it('tells of a card that a new version of an item brought, though a file is next', async () => {
    const platform = test.current();
    const { regionCode, departmentCode } = RECEIVED;
    const received = { itemCode: 'late-02', regionCode, departmentCode };
    await platform.ingest(
      [sent('received', '2026-01-05', received), sent('accepted', '2026-01-05')],
      HTTP,
    );
    const item = {
      code: 'late-02',
      name: '取水许可',
      limits: { commitment: { value: 5, unit: 'workingDay' } },
    };
    const published = sent('item.published', '2026-01-02', item, { subject: 'late-02' });
    const told: boolean[] = [];
    platform.subscribe(({ silent, cards }) => {
      if (cards.length > 0) told.push(!silent);
    });
    await platform.ingest([published], HTTP);
    await platform.ingest([sent('note', '2026-01-06')], FILE);
    const found = await platform.findCase(all(platform), 'C1', {});
    expect(found?.cards.length).toBeGreaterThan(0);
    expect(told).not.toContain(false);
    expect(told.length).toBeGreaterThan(0);
  });
});
