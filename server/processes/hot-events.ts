import type { Instant } from '#domain/time/limit.ts';

/** The moment at which all clocks stand while events come in. */
export const NOW: Instant = Date.parse('2026-03-20T10:00:00+08:00');
/** Some working days later: every quiet case has gone over by then. */
export const LATER: Instant = Date.parse('2026-03-30T10:00:00+08:00');

export const HOT_CASES = 100;
/** Cases on which nothing happens until their limits run out. */
const QUIET_CASES = 3000;

const DEPARTMENTS = ['370102-water', '370102-land', '370102-civil'];
const REGIONS = ['370102', '370103', '370104'];
const RECEIVED: Instant = Date.parse('2026-03-02T09:00:00+08:00');
const QUIET_SINCE: Instant = Date.parse('2026-03-18T09:00:00+08:00');
const MINUTE_MS = 60_000;

type Event = Readonly<Record<string, unknown>> & { readonly id: string };

/** Numbers of an event: process, writer, and how many he sent before. Its content follows from them alone. */
export interface HotNumber {
  readonly process: number;
  readonly writer: number;
  readonly index: number;
}

/** Cases are received and accepted; of the hot ones some are over their limit already. */
export function firstEvents(): readonly Event[] {
  const hot = numbers(HOT_CASES).flatMap((place) => begun(hotCase(place), RECEIVED, place));
  const quiet = numbers(QUIET_CASES).flatMap((place) => begun(`Q${place}`, QUIET_SINCE, place));
  return [...hot, ...quiet];
}

function begun(subject: string, at: Instant, place: number): readonly Event[] {
  const limit = (value: number) => ({ value, unit: 'workingDay' });
  const data = {
    itemCode: `item-${place % 5}`,
    regionCode: pick(REGIONS, place),
    departmentCode: pick(DEPARTMENTS, place),
    statutoryLimit: limit(20),
    commitmentLimit: limit(subject.startsWith('Q') ? 5 : 5 + (place % 20)),
  };
  return [
    event(`first/${subject}/1`, subject, 'case.received', at, data),
    event(`first/${subject}/2`, subject, 'case.accepted', at + MINUTE_MS, {}),
  ];
}

/**
 * What a writer sends at once under one number: one event, or a step that begins and ends. None takes a
 * ground away that another order of arrival would have made a card of, so that the outcome is one.
 */
export function hotEvents({ process, writer, index }: HotNumber): readonly Event[] {
  const mix = (process * 31 + writer * 7 + index * 13) % 1000;
  const subject = hotCase(mix % HOT_CASES);
  const at = RECEIVED + 60 * MINUTE_MS + ((mix * 977 + index * 61) % 20_000) * MINUTE_MS;
  const id = `${process}/${writer}/${index}`;
  const one = (type: string, data: Readonly<Record<string, unknown>>): readonly Event[] => [
    event(id, subject, type, at, data),
  ];
  switch (mix % 6) {
    case 0:
      return one('case.note', { text: `note ${id}` });
    case 1:
      return one('case.materialProvided', { name: `material ${mix}`, how: 'upload' });
    case 2:
      return one('case.feeCharged', { amount: mix, standard: 'tariff' });
    case 3:
      return one('case.corrected', { title: `title ${id}` });
    case 4:
      return one('case.corrected', { departmentCode: pick(DEPARTMENTS, index) });
    default: {
      const step = { step: `step ${mix % 4}`, stepId: id, departmentCode: pick(DEPARTMENTS, mix) };
      const limit = { value: 1 + (mix % 3), unit: 'workingDay' };
      return [
        event(id, subject, 'case.stepStarted', at, { ...step, limit }),
        event(`${id}/end`, subject, 'case.stepFinished', at + (mix % 5) * 1440 * MINUTE_MS, step),
      ];
    }
  }
}

/** The number under which an event was sent; undefined for the first ones. */
export function numberOf(id: string): HotNumber | undefined {
  const [process, writer, index] = id.split('/').map(Number);
  if (process === undefined || !Number.isInteger(process)) return undefined;
  return { process, writer: writer ?? 0, index: index ?? 0 };
}

export function hotCase(place: number): string {
  return `H${place}`;
}

function event(
  id: string,
  subject: string,
  type: string,
  at: Instant,
  data: Readonly<Record<string, unknown>>,
): Event {
  const time = new Date(Math.min(at, NOW)).toISOString();
  return { specversion: '1.0', id, source: 'urn:processes:city', type, subject, time, data };
}

function pick(from: readonly string[], place: number): string {
  return from[place % from.length] ?? '';
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, place) => place);
}
