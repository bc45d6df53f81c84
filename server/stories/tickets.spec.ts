import type { CardAct, CardActRequest } from '#contract/card-view.ts';
import type { ClockSummaryRow } from '#contract/clock-view.ts';
import type { SummaryQuery } from '../application/platform.ts';
import type { Viewer } from '../application/people/viewer.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import {
  FILE,
  HTTP,
  openTestPlatform,
  RECEIVED,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';

const T1 = { subject: 'T1' };

describe('tickets through the whole platform', () => {
  let test: TestPlatform;
  let viewer: Viewer;

  // Dispatched on Monday 2 March; five working days end with Monday 9 March.
  const STARTED = (): unknown[] => [
    sent(
      'ticket.created',
      '2026-03-02',
      { kind: 'complaint', regionCode: '370102', channel: 'hotline', category: 'noise' },
      T1,
    ),
    sent('ticket.dispatched', '2026-03-02', { departmentCode: '370102-water' }, T1),
  ];
  const summary = async (
    query: Partial<SummaryQuery>,
    who: Viewer = viewer,
  ): Promise<readonly ClockSummaryRow[]> => {
    const answer = await test.current().clockSummary(who, {
      subject: 'ticket',
      by: 'region',
      kind: 'close',
      ...query,
    });
    return answer.ok ? answer.value.items : [];
  };
  const totals = async (query: Partial<SummaryQuery>, who?: Viewer): Promise<string[]> =>
    (await summary(query, who))
      .filter(({ total }) => total > 0)
      .map(({ key, total, running, overdue, onTime, late, void: ended }) =>
        JSON.stringify([key, total, { running, overdue, onTime, late, ended }]).replaceAll('"', ''),
      );
  const cards = async (who: Viewer = viewer): Promise<string[]> => {
    const page = await test.current().cards(who, {}, {});
    if (!page.ok) return [page.error.code];
    return page.value.items.map((card) => `${card.subjectKind} ${card.id} ${card.state}`);
  };
  const act = async (id: string, name: CardAct, request: Partial<CardActRequest> = {}) => {
    const known = await test.current().findCard(viewer, id);
    const answer = await test.current().act(viewer, id, name, {
      reason: '查过',
      expectedVersion: known?.version ?? 0,
      ...request,
    });
    return answer.ok ? answer.value : answer.error.code;
  };
  const difference = async (): Promise<readonly string[]> =>
    (await test.current().verify()).details;

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-02T10:00:00+08:00');
    viewer = supervisor()(test.current());
  });

  afterEach(() => test.dispose());

  it('count the clock of closing for its department and that of the matter for its region', async () => {
    await test.current().ingest(STARTED(), HTTP);
    await test
      .current()
      .ingest(
        [
          sent('ticket.returned', '2026-03-02T09:30:00+08:00', { reason: '不属本单位' }, T1),
          sent(
            'ticket.dispatched',
            '2026-03-02T09:40:00+08:00',
            { departmentCode: '370102-land' },
            T1,
          ),
        ],
        HTTP,
      );
    const running = '{running:1,overdue:0,onTime:0,late:0,ended:0}';
    expect(await totals({ by: 'department' })).toEqual([
      `[370102-land,1,${running}]`,
      '[370102-water,1,{running:0,overdue:0,onTime:0,late:0,ended:1}]',
    ]);
    expect(await totals({ kind: 'matter' })).toEqual([`[370100,1,${running}]`]);
    expect(await totals({ kind: 'matter', by: 'item' })).toEqual([`[noise,1,${running}]`]);
    expect(await totals({ kind: 'matter', by: 'department' })).toEqual([
      `[370102-water,1,${running}]`,
    ]);
    expect(await difference()).toEqual([]);
  });

  it('are seen and counted within a region alone', async () => {
    await test.current().ingest(STARTED(), HTTP);
    const other = supervisor('370200')(test.current());
    await test.moveTo('2026-03-10T00:00:01+08:00');
    expect(await totals({}, other)).toEqual([]);
    expect(await cards(other)).toEqual([]);
    expect((await totals({}, supervisor('370102')(test.current()))).length).toBe(1);
  });

  it('are yellow a working day before the end and red after it', async () => {
    await test.current().ingest(STARTED(), HTTP);
    await test.moveTo('2026-03-05T23:59:59.999+08:00');
    expect(await cards()).toEqual([]);
    await test.moveTo('2026-03-06T00:00:00+08:00');
    expect(await cards()).toEqual(['ticket ticket:T1/close:370102-water/yellow/1 open']);
    await test.moveTo('2026-03-10T00:00:00+08:00');
    expect(await cards()).toEqual([
      'ticket ticket:T1/close:370102-water/red/1 open',
      'ticket ticket:T1/close:370102-water/yellow/1 superseded',
    ]);
    expect(await totals({})).toEqual(['[370100,1,{running:0,overdue:1,onTime:0,late:0,ended:0}]']);
    expect(await difference()).toEqual([]);
  });

  it('keep apart from a case of the same number, in rows, cards and acts', async () => {
    await test
      .current()
      .ingest(
        [
          ...STARTED(),
          sent('received', '2026-03-02', RECEIVED, T1),
          sent('accepted', '2026-03-02', {}, T1),
        ],
        HTTP,
      );
    await test.moveTo('2026-03-10T09:00:00+08:00');
    expect((await cards()).filter((card) => card.endsWith(' open'))).toEqual([
      'ticket ticket:T1/close:370102-water/red/1 open',
      'case T1/commitment/yellow/1 open',
    ]);
    await act('ticket:T1/close:370102-water/red/1', 'acknowledge');
    const found = await test.current().findCase(viewer, 'T1', {});
    expect(found?.cards.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'T1/commitment/warning/1 superseded',
      'T1/commitment/yellow/1 open',
    ]);
    expect(found?.decisions.every(({ card }) => card?.startsWith('ticket:') !== true)).toBeTrue();
    expect(await difference()).toEqual([]);
  });

  it('take an order whose number tells that it is about a ticket, and its reply by the department', async () => {
    await test.current().ingest(STARTED(), HTTP);
    await test.moveTo('2026-03-10T09:00:00+08:00');
    const red = 'ticket:T1/close:370102-water/red/1';
    const ordered = await act(red, 'order', { due: '2026-03-12' });
    const no = typeof ordered === 'string' ? ordered : ordered.order?.no;
    expect(no).toBe('ticket:T1-1');
    await test.moveTo('2026-03-10T10:00:00+08:00');
    const reply = sent('order.replied', '2026-03-10T09:30:00+08:00', { no }, T1);
    await test.current().ingest([reply], HTTP);
    const replied = await test.current().findCard(viewer, red);
    expect(replied?.order?.state).toBe('replied');
    expect(await test.current().findCase(viewer, 'T1', {})).toBeUndefined();
    expect(await difference()).toEqual([]);
  });

  describe('that a source tells of after the moment', () => {
    const told = { reached: true, solved: false, satisfied: 'dissatisfied' };
    const lateOnes = async () => {
      const page = await test.current().cards(viewer, {}, {});
      if (!page.ok) return page.error.code;
      return page.value.items.map(({ clockId, retroactive }) => [clockId, retroactive]);
    };
    const revisited = (more: Readonly<Record<string, unknown>> = {}) => [
      sent('ticket.replied', '2026-03-02T09:20:00+08:00', {}, T1),
      sent('ticket.revisited', '2026-03-02T09:50:00+08:00', { ...told, ...more }, T1),
    ];

    it('give a card that is not late where the call-back was reported in the ordinary course', async () => {
      await test.current().ingest(STARTED(), HTTP);
      await test.moveTo('2026-03-02T18:00:00+08:00');
      await test.current().ingest(revisited(), HTTP);
      expect(await lateOnes()).toEqual([['finding:dissatisfiedAtCallBack', false]]);
      expect(await difference()).toEqual([]);
    });

    it('give a late one where it was reported a working day or more after its own', async () => {
      await test.current().ingest(STARTED(), HTTP);
      await test.moveTo('2026-03-03T09:00:00+08:00');
      await test.current().ingest(revisited(), HTTP);
      expect(await lateOnes()).toEqual([['finding:dissatisfiedAtCallBack', true]]);
    });

    it('give a late one where a file brought it', async () => {
      await test.current().ingest([...STARTED(), ...revisited()], FILE);
      expect(await lateOnes()).toEqual([['finding:dissatisfiedAtCallBack', true]]);
    });

    it('give a late one where the call-back had been there before it gave ground to that card', async () => {
      await test.current().ingest([...STARTED(), ...revisited()], HTTP);
      await test.moveTo('2026-03-02T18:00:00+08:00');
      const reopened = sent('ticket.reopened', '2026-03-02T09:30:00+08:00', {}, T1);
      await test.current().ingest([reopened], HTTP);
      expect(await lateOnes()).toContain(['finding:dissatisfiedAfterRehandling', true]);
      expect(await difference()).toEqual([]);
    });
  });

  it('give a card when the caller is dissatisfied, and a red one when he still is', async () => {
    const told = { reached: true, solved: false, satisfied: 'dissatisfied' };
    await test
      .current()
      .ingest(
        [
          ...STARTED(),
          sent('ticket.replied', '2026-03-02T09:10:00+08:00', { text: '已处理' }, T1),
          sent('ticket.revisited', '2026-03-02T09:20:00+08:00', told, T1),
          sent('ticket.reopened', '2026-03-02T09:30:00+08:00', {}, T1),
          sent('ticket.replied', '2026-03-02T09:40:00+08:00', { text: '已再次处理' }, T1),
          sent('ticket.revisited', '2026-03-02T09:50:00+08:00', told, T1),
        ],
        HTTP,
      );
    expect(await cards()).toEqual([
      'ticket ticket:T1/finding:dissatisfiedAfterRehandling/red/1 open',
      'ticket ticket:T1/finding:dissatisfiedAtCallBack/yellow/1 open',
    ]);
  });

  it('are the same after a restart and after everything is derived again', async () => {
    await test.current().ingest(STARTED(), HTTP);
    await test.moveTo('2026-03-10T09:00:00+08:00');
    const before = [await cards(), await totals({}), await totals({ kind: 'sign' })];
    await test.reopen();
    const { difference: found } = await test.current().recompute(() => undefined);
    expect(found).toBe(0);
    expect([await cards(), await totals({}), await totals({ kind: 'sign' })]).toEqual(before);
  });

  it('that lie in a department of no known code are counted under it, and follow its loading', async () => {
    await test.current().ingest(STARTED(), HTTP);
    await test
      .current()
      .load('departments', [
        { code: '370102-water', name: '历下区水务局', regionCode: '370102', line: 'water' },
      ]);
    const line = supervisor(null, 'water')(test.current());
    expect((await totals({}, line)).length).toBe(1);
    expect((await totals({}, supervisor(null, 'land')(test.current()))).length).toBe(0);
    expect(await difference()).toEqual([]);
  });
});
