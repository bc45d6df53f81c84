import type { CardView } from '#contract/card-view.ts';
import type { Viewer } from '../application/people/viewer.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import {
  HTTP,
  openTestPlatform,
  RECEIVED,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';

describe('the list of cards', () => {
  let test: TestPlatform;
  let viewer: Viewer;

  // Commitment of 5 working days from Monday 2 March: the last day is Monday 9 March.
  const STARTED = (): unknown[] => [
    sent('received', '2026-03-02', RECEIVED),
    sent('accepted', '2026-03-02'),
  ];
  const cards = async (): Promise<readonly CardView[]> => {
    const page = await test.current().cards(viewer, {}, {});
    return page.ok ? page.value.items : [];
  };

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-02T10:00:00+08:00');
    viewer = supervisor()(test.current());
  });

  afterEach(() => test.dispose());

  it('lists the worst first: by level, then most days over', async () => {
    const started = (subject: string, day: string): unknown[] => [
      sent('received', day, RECEIVED, { subject }),
      sent('accepted', day, {}, { subject }),
    ];
    await test
      .current()
      .ingest([...started('A', '2026-03-02'), ...started('B', '2026-02-27')], HTTP);
    await test.current().ingest(started('C', '2026-02-02'), HTTP);
    await test.moveTo('2026-03-10T10:00:00+08:00');
    const open = (await cards()).filter(({ state }) => state === 'open');
    expect(open.map(({ subject, level }) => `${subject} ${level}`)).toEqual([
      'C red',
      'C red',
      'B yellow',
      'A yellow',
    ]);
  });

  it('places a clock that ended late among those that are over by as many days', async () => {
    const late = (subject: string, day: string, finished?: string): unknown[] => [
      sent('received', day, RECEIVED, { subject }),
      sent('accepted', day, {}, { subject }),
      ...(finished === undefined ? [] : [sent('finished', finished, {}, { subject })]),
    ];
    // A ended one day late; on the 10th B is over by five days and C by two.
    await test.current().ingest(late('A', '2026-02-12', '2026-02-27'), HTTP);
    await test.current().ingest([...late('B', '2026-02-24'), ...late('C', '2026-02-27')], HTTP);
    await test.moveTo('2026-03-10T10:00:00+08:00');
    const yellow = (await cards()).filter(({ level }) => level === 'yellow');
    const days = yellow.map(({ daysLeft }) => daysLeft ?? 0);
    expect(days).toEqual([...days].sort((one, other) => one - other));
    expect(yellow.map(({ subject }) => subject)[0]).toBe('B');
    expect(yellow.find(({ subject }) => subject === 'A')?.daysLeft).toBe(-1);
  });

  it('opens behind a counter exactly what it counts', async () => {
    await test.current().ingest(STARTED(), HTTP);
    await test.moveTo('2026-03-10T10:00:00+08:00');
    const card = 'C1/commitment/yellow/1';
    await test.current().act(viewer, card, 'order', {
      reason: '查过',
      due: '2026-03-10',
      expectedVersion: 1,
    });
    const today = { state: 'unsettled', orderDueToday: true } as const;
    const page = await test.current().cards(viewer, today, {});
    expect(page.ok ? page.value.items.map(({ id }) => id) : null).toEqual([card]);
    expect(page.ok ? page.value.counters.orderDueToday : null).toBe(1);
    await test.moveTo('2026-03-11T10:00:00+08:00');
    const next = await test.current().cards(viewer, today, {});
    expect(next.ok ? next.value.items : null).toEqual([]);
  });

  it('walks through midnight by cursor without losing a card', async () => {
    const started = (subject: string, day: string): unknown[] => [
      sent('received', day, RECEIVED, { subject }),
      sent('accepted', day, {}, { subject }),
    ];
    for (const [subject, day] of [
      ['A', '2026-02-26'],
      ['B', '2026-02-27'],
      ['C', '2026-03-02'],
    ] as const) {
      await test.current().ingest(started(subject, day), HTTP);
    }
    await test.moveTo('2026-03-10T23:59:59+08:00');
    const filter = { state: 'unsettled', level: 'yellow' } as const;
    const first = await test.current().cards(viewer, filter, { limit: 1 });
    await test.moveTo('2026-03-11T00:00:01+08:00');
    const cursor = (first.ok ? first.value.next : null) ?? undefined;
    const rest = await test.current().cards(viewer, filter, { cursor });
    const subjects = [first, rest].flatMap((page) =>
      page.ok ? page.value.items.map(({ subject }) => subject) : [],
    );
    expect(subjects).toEqual(['A', 'B', 'C']);
  });

  it('pages in the order of a column without a gap', async () => {
    await test.current().ingest(STARTED(), HTTP);
    await test.moveTo('2026-04-02T10:00:00+08:00');
    const page = await test.current().cards(viewer, {}, { sort: '-due', limit: 200 });
    const everything = page.ok ? page.value.items.map(({ id }) => id) : [];
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const next = await test.current().cards(viewer, {}, { cursor, limit: 1, sort: '-due' });
      if (!next.ok) break;
      seen.push(...next.value.items.map(({ id }) => id));
      cursor = next.value.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(everything);
    expect(everything[0]).toContain('statutory');
  });

  it('pages cards without a gap', async () => {
    await test.current().ingest(STARTED(), HTTP);
    await test.moveTo('2026-04-02T10:00:00+08:00');
    const everything = (await cards()).map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await test.current().cards(viewer, {}, { cursor, limit: 1 });
      if (!page.ok) break;
      expect(page.value.total).toBe(everything.length);
      seen.push(...page.value.items.map(({ id }) => id));
      cursor = page.value.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(everything);
    expect(everything.length).toBeGreaterThan(2);
  });
});
