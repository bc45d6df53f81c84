import { parseDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import type { Store } from '../../../application/store/store.ts';

/** What every home keeps of sources: their accounts, what came of which day, what they say they sent. */
export function describeSourceContract(store: () => Store): void {
  it('keeps whose system a source is, and nobody’s where it was not told', async () => {
    const { desk } = store();
    await desk.addSource({ name: 'b', prefix: 'urn:b', regionCode: '370100' }, 'k', 1);
    await desk.addSource({ name: 'a', prefix: 'urn:a' }, 'l', 1);
    const a = { name: 'a', prefix: 'urn:a', regionCode: null };
    const b = { name: 'b', prefix: 'urn:b', regionCode: '370100' };
    expect(await desk.sources()).toEqual([a, b]);
    expect(await desk.findSourceByKeyHash('k')).toEqual(b);
  });

  it('adds up what came from a source of a day', async () => {
    const { desk } = store();
    const one = { source: 'urn:a', day: day('2026-11-24'), accepted: 3, rejected: 1, late: 2 };
    await desk.addSourceTallies([one, { ...one, day: day('2026-11-25') }]);
    await desk.addSourceTallies([{ ...one, accepted: 1, rejected: -1, late: 0 }]);
    const read = (from: string, to: string) => desk.sourceTallies('urn:a', day(from), day(to));
    expect(await read('2026-11-24', '2026-11-24')).toEqual([
      { ...one, accepted: 4, rejected: 0, late: 2 },
    ]);
    expect((await read('2026-11-01', '2026-11-30')).length).toBe(2);
    expect(await read('2026-11-26', '2026-11-30')).toEqual([]);
  });

  it('reads a prefix as text, whatever signs are in it', async () => {
    const { desk } = store();
    const one = { day: day('2026-11-24'), accepted: 1, rejected: 0, late: 0 };
    const sources = ['urn:a_b:x', 'urn:aXb:x', 'urn:a%', 'URN:A_B:x', 'urn:甲:乙'];
    await desk.addSourceTallies(sources.map((source) => ({ source, ...one })));
    const found = async (prefix: string) =>
      (await desk.sourceTallies(prefix, one.day, one.day)).map(({ source }) => source).sort();
    expect(await found('urn:a_b')).toEqual(['urn:a_b:x']);
    expect(await found('urn:a%')).toEqual(['urn:a%']);
    expect(await found('urn:甲')).toEqual(['urn:甲:乙']);
    expect((await found('')).length).toBe(5);
  });

  it('keeps the last manifest of a span, and finds those that touch one', async () => {
    const { desk } = store();
    const one = { source: 'urn:a', from: 100, to: 200, count: 5, receivedAt: 300 };
    const next = { ...one, from: 200, to: 300 };
    await desk.putManifests([one, next]);
    await desk.putManifests([{ ...one, count: 6, receivedAt: 400 }]);
    const read = async (from: number, to: number) =>
      (await desk.manifests('urn:', from, to)).map(({ from: begin, count }) => [begin, count]);
    expect(await read(150, 160)).toEqual([[100, 6]]);
    expect(await read(200, 210)).toEqual([[200, 5]]);
    expect((await read(0, 1000)).length).toBe(2);
    expect(await desk.manifests('urn:b', 0, 1000)).toEqual([]);
  });

  it('lists what was refused of some accounts, and says which it had already', async () => {
    const { desk } = store();
    const entry = (eventId: string, sourceName: string | null) => ({
      ...{ source: 'urn:a', eventId, code: 'event/invalid', path: null, message: 'no' },
      ...{ receivedAt: 1, event: `{"id":"${eventId}"}`, keptSeq: null, sourceName },
    });
    const entries = [entry('1', 'one'), entry('2', 'two'), entry('3', null)];
    expect(await desk.addQuarantine(entries, 10)).toEqual(entries);
    expect(await desk.addQuarantine([...entries, entry('4', 'one')], 10)).toEqual([
      entry('4', 'one'),
    ]);
    const ids = async (accounts: readonly string[] | null, before: number | null = null) =>
      (await desk.quarantine(accounts, before, 10)).map(({ eventId }) => eventId);
    expect(await ids(null)).toEqual(['4', '3', '2', '1']);
    expect(await ids(['one'])).toEqual(['4', '1']);
    const [latest] = await desk.quarantine(null, null, 1);
    expect(await ids(['one', "two'; --"], latest?.no ?? 0)).toEqual(['1']);
    expect(await ids([])).toEqual([]);
    expect(await desk.countQuarantined(['one', 'two'])).toBe(3);
    expect(await desk.countQuarantined([])).toBe(0);
  });
}

function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new RangeError(text);
  return parsed;
}
