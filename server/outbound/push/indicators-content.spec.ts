import type { IndicatorFilter, LiveIndicatorRow } from '#contract/indicator-view.ts';
import { HTTP, sent, supervisor } from '../../testing/open-test-platform.ts';
import type { TestPlatform } from '../../testing/open-test-platform.ts';
import { openScopedCases } from '../../testing/scoped-cases.ts';
import { IndicatorsContent } from './indicators-content.ts';

const NOTHING: ReadonlySet<string> = new Set();

function numbers(rows: readonly LiveIndicatorRow[]): Record<string, string | null> {
  return Object.fromEntries(rows.map(({ id, value }) => [id, value]));
}

describe('topic indicators', () => {
  let test: TestPlatform;

  beforeEach(async () => {
    test = await openScopedCases();
  });
  afterEach(() => test.dispose());

  const watch = (filter: IndicatorFilter, region: string | null = null): IndicatorsContent => {
    const viewer = supervisor(region)(test.current());
    return new IndicatorsContent(test.current(), viewer, '2026-03', filter);
  };

  it('shows the whole and every unit below, and tells only what has moved since', async () => {
    const room = watch({ id: 'I-06', region: '370100' });
    const state = await room.state();

    expect(numbers(state?.rows ?? [])).toEqual(
      jasmine.objectContaining({ 'I-06/total': '100.00', 'I-06/370102': '100.00' }),
    );
    await room.step(new Set(['numbers']), NOTHING);
    await test.current().ingest([sent('finished', '2026-03-06', {}, { subject: 'JN1' })], HTTP);
    const { upsert, gone } = await room.step(new Set(['numbers']), NOTHING);

    expect(numbers(upsert)).toEqual({ 'I-06/total': '75.00', 'I-06/370102': '50.00' });
    expect(gone).toEqual([]);
  });

  it('is touched by what moves counts, and by nothing else', () => {
    const room = watch({});
    const note = { cards: [], subjects: [], silent: false, snapshot: false, regions: false };
    const told = { ...note, dataVersion: 1, sweptTo: 1, at: 1, lastEventAt: null };

    expect(room.touched({ ...told, deltas: [] })).toEqual([]);
    expect(room.touched({ ...told, deltas: [['|["volume"]', 1]] }).length).toBe(1);
  });

  it('does not show what lies beyond the scope', async () => {
    expect(await watch({ region: '370200' }, '370100').state()).toBeUndefined();
    const own = await watch({ id: 'I-01' }, '370102').state();

    expect(numbers(own?.rows ?? [])).toEqual({ 'I-01/total': '2', 'I-01/370102': '2' });
  });
});
