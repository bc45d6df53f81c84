import type { TestPlatform } from '../testing/open-test-platform.ts';
import {
  HTTP,
  openTestPlatform,
  RECEIVED,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';

const TICKET = { kind: 'complaint', regionCode: '370202' };
const REVIEW = { grade: 5, regionCode: '370302' };

describe('orders that a source tells of', () => {
  let test: TestPlatform;

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-10T10:00:00+08:00');
  });

  afterEach(() => test.dispose());

  /** Those answered in time, and all that are due, of a region; of the province where absent. */
  const counted = async (region: string | null = null) => {
    const query = { period: '2026-03', by: 'region', id: 'I-21' } as const;
    const list = await test.current().indicators(supervisor(region)(test.current()), query);
    const [row] = list.ok ? list.value.totals : [];
    return [row?.numerator, row?.denominator];
  };

  const issue = (no: string, subject: string, data: Readonly<Record<string, unknown>> = {}) =>
    sent('order.issued', '2026-03-09', { no, due: '2026-03-11', ...data }, { subject });
  const reply = (no: string, subject: string) =>
    sent('order.replied', '2026-03-10T09:00:00+08:00', { no }, { subject });

  it('count among those answered in time, and become overdue by themselves', async () => {
    const told = [
      sent('received', '2026-03-02', RECEIVED, { subject: 'C0' }),
      sent('received', '2026-03-02', RECEIVED, { subject: 'C1' }),
      ...[issue('府督1', 'C0'), issue('府督2', 'C1'), reply('府督1', 'C0')],
    ];

    expect((await test.current().ingest(told, HTTP)).rejected).toEqual([]);
    expect(await counted()).toEqual([1, 1]);
    await test.moveTo('2026-03-12T00:00:00+08:00');

    expect(await counted()).toEqual([1, 2]);
    expect((await test.current().verify()).difference).toBe(0);
  });

  it('stand on the page of their case, with what is overdue', async () => {
    const told = [sent('received', '2026-03-02', RECEIVED), issue('府督1', 'C1')];
    await test.current().ingest(told, HTTP);
    await test.moveTo('2026-03-12T00:00:00+08:00');
    const found = await test.current().findCase(supervisor()(test.current()), 'C1', {});

    expect(found?.events.map(({ type }) => type)).toEqual(['case.received', 'order.issued']);
    expect(found?.findings.map(({ code }) => code)).toContain('orderOverdue');
    expect(found?.links).toEqual([{ kind: 'order', no: '府督1' }]);
  });

  it('stand on the page of their ticket', async () => {
    const told = [
      sent('ticket.created', '2026-03-02', TICKET, { subject: 'T1' }),
      issue('府督1', 'T1'),
    ];
    await test.current().ingest(told, HTTP);
    const viewer = supervisor()(test.current());
    const found = await test.current().findFeedback(viewer, 'T1', 'ticket');

    expect(found?.timeline.map(({ type }) => type)).toEqual(['order.issued', 'ticket.created']);
  });

  describe('lie where what they are about lies', () => {
    const about = {
      case: () => sent('received', '2026-03-02', RECEIVED, { subject: 'N1' }),
      ticket: () => sent('ticket.created', '2026-03-02', TICKET, { subject: 'N1' }),
      review: () => sent('review.submitted', '2026-03-02', REVIEW, { subject: 'N1' }),
    };
    const regions = { case: '370102', ticket: '370202', review: '370302' };
    for (const kind of ['case', 'ticket', 'review'] as const) {
      const ways: readonly (readonly [string, () => readonly unknown[]])[] = [
        ['by its number', () => [issue('督1', 'N1'), reply('督1', 'N1')]],
        ['by their own', () => [issue('督1', '督1', { subject: 'N1' }), reply('督1', '督1')]],
      ];
      for (const [way, orders] of ways) {
        it(`a ${kind}, told ${way}, whichever comes in first`, async () => {
          const [issued, replied] = orders();
          for (const event of [replied, about[kind](), issued]) {
            expect((await test.current().ingest([event], HTTP)).accepted).toBe(1);
          }

          expect(await counted(regions[kind])).toEqual([1, 1]);
          expect(await counted('370402')).toEqual([0, 0]);
          const viewer = supervisor()(test.current());
          const cases = await test.current().cases(viewer, {}, {});

          expect(cases.ok && cases.value.items.map(({ no }) => no)).toEqual(
            kind === 'case' ? ['N1'] : [],
          );
          expect((await test.current().verify()).difference).toBe(0);
        });
      }
    }

    it('a ticket, though an event of a case that nobody received bears its number', async () => {
      const stray = sent('note', '2026-03-02', {}, { subject: 'N1' });
      const told = [stray, about.ticket(), issue('督1', 'N1'), reply('督1', 'N1')];
      await test.current().ingest(told, HTTP);

      expect(await counted(regions.ticket)).toEqual([1, 1]);
    });

    it('an item, by the department that it belongs to', async () => {
      const department = { code: 'D1', name: '水利局', regionCode: '370102', line: 'water' };
      await test.current().load('departments', [department]);
      await test.current().load('items', [{ code: 'I1', name: '取水许可', departmentCode: 'D1' }]);
      await test.current().ingest([issue('督1', 'I1'), reply('督1', 'I1')], HTTP);

      expect(await counted('370102')).toEqual([1, 1]);
    });

    it('and follow a case that a correction moves', async () => {
      const told = [
        sent('received', '2026-03-02', RECEIVED),
        issue('督1', 'C1'),
        reply('督1', 'C1'),
      ];
      await test.current().ingest(told, HTTP);
      const moved = sent('corrected', '2026-03-03', { regionCode: '370202' });
      await test.current().ingest([moved], HTTP);

      expect(await counted('370102')).toEqual([0, 0]);
      expect(await counted('370202')).toEqual([1, 1]);
      expect((await test.current().verify()).difference).toBe(0);
    });

    it('and where they say themselves rather', async () => {
      const here = { regionCode: '370402', departmentCode: 'D9' };
      await test
        .current()
        .ingest(
          [sent('received', '2026-03-02', RECEIVED), issue('督1', 'C1', here), reply('督1', 'C1')],
          HTTP,
        );

      expect(await counted('370102')).toEqual([0, 0]);
      expect(await counted('370402')).toEqual([1, 1]);
    });
  });

  it('open as evidence, one row an order', async () => {
    const told = [sent('received', '2026-03-02', RECEIVED), issue('督1', 'C1'), issue('督2', 'C1')];
    await test.current().ingest([...told, reply('督2', 'C1')], HTTP);
    const viewer = supervisor()(test.current());
    const asked = { period: '2026-03', part: 'denominator' } as const;
    const found = await test.current().indicatorEvidence(viewer, 'I-21', asked, {});

    expect(found.ok && found.value.items.map(({ kind, no }) => `${kind} ${no}`)).toEqual([
      'order 督2',
    ]);
    await test.moveTo('2026-03-12T00:00:00+08:00');
    const later = await test.current().indicatorEvidence(viewer, 'I-21', asked, {});

    expect(later.ok && later.value.items.map(({ no }) => no)).toEqual(['督1', '督2']);
  });
});
