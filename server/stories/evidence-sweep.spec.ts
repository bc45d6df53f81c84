import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { INDICATOR_PARTS } from '#contract/indicator-view.ts';
import type {
  EvidencePage,
  EvidenceQuery,
  EvidenceRow,
  IndicatorPart,
  IndicatorRow,
} from '#contract/indicator-view.ts';
import type { Viewer } from '../application/people/viewer.ts';
import { HTTP, supervisor } from '../testing/open-test-platform.ts';
import { readSheet } from '../testing/read-sheet.ts';
import { DEPARTMENTS, ITEMS, sweptHistory, TOWNSHIP } from '../testing/swept-history.ts';
import { TestWorld } from '../testing/test-world.ts';

/** Who looks: the province, a city, a county, and a line of each of two levels. */
const VIEWS = [
  ['prov', null, null],
  ['city', '370100', null],
  ['county', '370102', null],
  ['line', null, 'water'],
  ['cityline', '370100', 'land'],
] as const;
const PERIODS = ['2026-02', '2026-03', '2026-Q1', '2026-H1', '2026', '2026-02-10..2026-03-09'];
const REGIONS = ['370000', '370100', '370102', TOWNSHIP.code, '370202'];

/** Mostly not asked for. */
const seldom = (codes: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...codes) },
  );

const aLook = fc.record({
  view: fc.constantFrom(...VIEWS),
  period: fc.constantFrom(...PERIODS),
  by: fc.constantFrom('region' as const, 'department' as const),
  region: seldom(REGIONS),
  item: seldom([...ITEMS, 'unassigned']),
  /** Which of the numbers that are not 0, or of those that are. */
  pick: fc.nat(2000),
  isZero: fc.integer({ min: 0, max: 7 }).map((one) => one === 0),
  /** Rows a page: a page may end within what one subject adds. */
  limit: fc.constantFrom(1, 3, 200),
});
type Look = typeof aLook extends fc.Arbitrary<infer T> ? T : never;

/** All pages of the evidence of a count. */
async function pagesOf(
  world: TestWorld,
  viewer: Viewer,
  id: string,
  query: EvidenceQuery,
  limit: number,
): Promise<readonly [first: EvidencePage, rows: readonly EvidenceRow[]]> {
  const rows: EvidenceRow[] = [];
  let first: EvidencePage | undefined;
  let cursor: string | undefined;
  do {
    const page = await world.platform.indicatorEvidence(viewer, id, query, { cursor, limit });
    if (!page.ok) throw new Error(`${id} ${JSON.stringify(query)}: ${page.error.code}`);
    first ??= page.value;
    rows.push(...page.value.items);
    cursor = page.value.next ?? undefined;
  } while (cursor !== undefined);
  return [first, rows];
}

/** What a file tells of each row, and whether its checksum is that of its bytes. */
async function fileOf(
  world: TestWorld,
  who: string,
  id: string,
  query: EvidenceQuery,
  format: string,
) {
  const asked = new URLSearchParams({ format });
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) asked.set(name, String(value));
  }
  const path = `/api/v1/indicators/${id}/evidence.csv?${asked.toString()}`;
  const answer = await fetch(`${world.url}${path}`, { headers: { cookie: `mingjian=${who}` } });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const digest = createHash('sha256').update(bytes).digest('base64');

  expect([answer.status, answer.headers.get('repr-digest')])
    .withContext(path)
    .toEqual([200, `sha-256=:${digest}:`]);
  const table =
    format === 'xlsx'
      ? readSheet(bytes).cells.map((row) => row.map((cell) => cell?.value ?? ''))
      : // No cell of these histories holds a comma.
        new TextDecoder()
          .decode(bytes)
          .trim()
          .split('\r\n')
          .map((line) => line.split(','));
  return table.slice(1).map(([kind, no, amount]) => `${kind} ${no} ${amount}`);
}

/** A number of a list: of one unit, or of all of them. */
interface Shown {
  readonly row: IndicatorRow;
  readonly part: IndicatorPart;
  readonly isTotal: boolean;
}

/** Opens one number that a viewer is shown, however he comes to it; answers its indicator and amount. */
async function look(world: TestWorld, one: Look): Promise<readonly [id: string, amount: number]> {
  const { view, period, by, region, item, pick, isZero, limit } = one;
  const [who, of, line] = view;
  const viewer = supervisor(of, line)(world.platform);
  const within = { region, item };
  const list = await world.platform.indicators(viewer, { period, by, ...within });
  if (!list.ok) {
    // A region beyond his own is unknown to him.
    expect(list.error.code).toBe('region/unknown');
    return ['', 0];
  }
  const { items, totals } = list.value;
  const other = by === 'region' ? 'department' : 'region';
  const again = await world.platform.indicators(viewer, { period, by: other, ...within });

  expect(again.ok && again.value.totals).toEqual(totals);
  const shown = (rows: readonly IndicatorRow[], isTotal: boolean): Shown[] =>
    rows.flatMap((row) => INDICATOR_PARTS.map((part) => ({ row, part, isTotal })));
  const numbers = [...shown(items, false), ...shown(totals, true)].filter(
    ({ row, part }) => row[part] !== null && (row[part] === 0) === isZero,
  );
  const number = numbers[pick % numbers.length];
  if (number === undefined) return ['', 0];
  const { row, part } = number;
  const { id, key } = row;
  const atRegion = key === (region ?? of ?? '370000');
  const unit = by === 'region' ? { region: key, atRegion } : { department: key };
  const query = { period, part, ...within, ...(number.isTotal ? {} : unit) };
  const [page, evidence] = await pagesOf(world, viewer, id, query, limit);
  const context = `${who} ${id} ${JSON.stringify(query)}`;

  expect([page.numerator, page.denominator, page.value, page.total])
    .withContext(context)
    .toEqual([row.numerator, row.denominator, row.value, row[part] ?? NaN]);
  expect(evidence.reduce((sum, { amount }) => sum + amount, 0))
    .withContext(context)
    .toBe(row[part] ?? NaN);
  const wanted = evidence.map(({ kind, no, amount }) => `${kind} ${no} ${amount}`);
  for (const format of ['csv', 'xlsx']) {
    expect(await fileOf(world, who, id, query, format))
      .withContext(`${format} ${context}`)
      .toEqual(wanted);
  }
  return [id, Math.abs(row[part] ?? 0)];
}

/** Orders on some of the cards, due before the day of looking; some cards are closed as corrected. */
async function orderSome(world: TestWorld): Promise<void> {
  const wang = supervisor()(world.platform);
  const cards = await world.platform.cards(wang, { state: 'unsettled' }, { limit: 6 });
  for (const [place, { id, version }] of (cards.ok ? cards.value.items : []).entries()) {
    const request = { reason: '经核实', expectedVersion: version, due: '2026-05-15' };
    await world.platform.act(wang, id, place % 3 === 2 ? 'close' : 'order', request);
  }
}

describe('every number of every indicator', () => {
  it('equals its evidence, page by page, and the rows of its files, for every viewer and by every dimension', async () => {
    const opened = new Map<string, number>();
    const looks = fc.array(aLook, { minLength: 25, maxLength: 25, size: 'max' });
    await fc.assert(
      fc.asyncProperty(sweptHistory, looks, fc.boolean(), async (events, all, indexed) => {
        const world = await TestWorld.open('2026-01-04T10:00:00+08:00');
        try {
          expect((await world.platform.load('regions', [TOWNSHIP])).ok).toBeTrue();
          expect((await world.platform.load('departments', DEPARTMENTS)).ok).toBeTrue();
          await world.test.moveTo('2026-03-02T10:00:00+08:00');
          await world.platform.ingest(events, HTTP);
          await world.test.moveTo('2026-05-06T10:00:00+08:00');
          await orderSome(world);
          await world.test.moveTo('2026-06-30T10:00:00+08:00');

          expect((await world.platform.ingest(events, HTTP)).rejected).toEqual([]);
          if (indexed) await world.test.index();
          for (const [who, region, line] of VIEWS)
            await world.admit(who, 'supervisor', region, line);
          for (const one of all) {
            const [id, amount] = await look(world, one);
            if (amount > 0) opened.set(id, (opened.get(id) ?? 0) + 1);
          }
          expect((await world.platform.verify()).difference).toBe(0);
        } finally {
          await world.close();
        }
      }),
      { numRuns: 2 },
    );

    expect(opened.size).toBeGreaterThan(10);
  }, 120_000);
});
