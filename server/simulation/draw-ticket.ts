import type { Json } from '#domain/cases/logged-event.ts';
import type { Instant } from '#domain/time/limit.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './draw-case.ts';
import { KNOWN_REGIONS, LATE_REGIONS, LINES } from './draw-reference.ts';
import type { Random } from './random.ts';
import type { DrawnEvent } from './scenario.ts';

type Data = Readonly<Record<string, Json>>;

/** What may happen to a ticket in any order; some of it makes no sense where it falls. */
const MOVES: readonly (readonly [type: string, data: (random: Random, others: number) => Data])[] =
  [
    ['signed', own],
    ['contacted', own],
    ['assisted', department],
    ['returned', (random) => ({ reason: '不属本单位', ...own(random) })],
    ['transferred', department],
    ['dispatched', dispatch],
    ['extensionRequested', extension],
    ['extensionGranted', (random) => (random.chance(0.5) ? extension(random) : {})],
    ['extensionDenied', () => ({ reason: '不属复杂事项' })],
    ['replied', (random) => ({ text: `答复 ${random.below(4)}`, ...own(random) })],
    ['revisited', revisit],
    ['reopened', (random) => (random.chance(0.3) ? department(random) : {})],
    ['closed', () => ({})],
    ['answeredDirectly', () => ({ text: '已解答' })],
    ['merged', (random, others) => ({ into: `T${random.between(1, others)}` })],
    ['split', () => ({})],
  ];

/**
 * Draws the life of one ticket in the order in which it happens: a usual course, with moves anywhere.
 *
 * @param others how many tickets there are, named from T1; it may be merged into any
 */
export function drawTicket(
  random: Random,
  no: string,
  from: Instant,
  others: number,
): readonly DrawnEvent[] {
  const events: DrawnEvent[] = [];
  const source = random.pick(['urn:city:jinan', 'urn:city:qingdao']);
  let at = from;
  const happen = (type: string, data: Data): void => {
    const id = `ticket-${no}-${events.length}`;
    events.push({
      ...{ source, id, type: `ticket.${type}`, subject: no, time: at },
      ...{ sequence: null, data },
    });
    at += pause(random);
  };
  happen('created', created(random));
  if (random.chance(0.9)) happen('dispatched', dispatch(random));
  for (let left = random.between(1, 7); left > 0; left -= 1) {
    const [type, data] = random.pick(MOVES);
    happen(type, data(random, others));
  }
  if (random.chance(0.6)) happen('replied', { text: '已办理' });
  if (random.chance(0.4)) happen('revisited', revisit(random));
  if (random.chance(0.4)) happen('closed', {});
  return events;
}

function created(random: Random): Data {
  const regionCode = random.chance(0.2) ? random.pick(LATE_REGIONS) : random.pick(KNOWN_REGIONS);
  return {
    regionCode,
    kind: random.pick(['consultation', 'help', 'complaint', 'suggestion', 'odd']),
    channel: random.pick(['hotline', 'web']),
    ...(random.chance(0.5) && { category: random.pick(['noise', 'road']) }),
    ...(random.chance(0.2) && { urgency: 'urgent' }),
    ...(random.chance(0.2) && { confidential: true }),
    ...(random.chance(0.2) && { caseNo: `C${random.between(1, 3)}` }),
  };
}

function dispatch(random: Random): Data {
  const day = `2026-0${random.between(2, 4)}-${random.between(10, 28)}`;
  return {
    ...department(random),
    ...(random.chance(0.15) && { limit: null }),
    ...(random.chance(0.15) && { limit: { due: day } }),
    ...(random.chance(0.15) && { limit: { value: random.between(0, 6), unit: 'workingDay' } }),
  };
}

function department(random: Random): Data {
  const code = `${random.pick(KNOWN_REGIONS)}-${random.pick(LINES)}`;
  return { departmentCode: random.chance(0.1) ? 'nobody' : code };
}

/** Mostly of whoever has it; now and then of a department that is named. */
function own(random: Random): Data {
  return random.chance(0.2) ? department(random) : {};
}

function extension(random: Random): Data {
  const unit = random.pick(['workingDay', 'workingDay', 'workingHour']);
  return { extension: { value: random.between(1, 12), unit } };
}

function revisit(random: Random): Data {
  const satisfied = random.pick(['satisfied', 'basicallySatisfied', 'dissatisfied']);
  return random.chance(0.2)
    ? { reached: false }
    : { reached: true, solved: random.chance(0.5), satisfied };
}

function pause(random: Random): number {
  switch (random.below(4)) {
    case 0:
      return random.between(1, 90) * MINUTE_MS;
    case 1:
      return random.between(1, 5) * DAY_MS;
    default:
      return random.between(1, 40) * HOUR_MS;
  }
}
