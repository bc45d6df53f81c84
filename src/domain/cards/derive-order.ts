import { eventsInOrder } from '../cases/compare-events.ts';
import { FindingList } from '../cases/finding-list.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import { PLATFORM_SOURCE } from '../cases/logged-event.ts';
import { textOf } from '../cases/read-data.ts';
import type { Configuration } from '../configuration.ts';
import { CountedCells } from '../counted-cells.ts';
import type { Derive, DerivedSubject } from '../derived-subject.ts';
import { addCardCells } from '../indicators/card-cells.ts';
import { earliest } from '../next-instant.ts';
import { findCards } from './card-findings.ts';
import { orderAnsweredAt, ordersOfSources } from './orders.ts';

/** Everything derived of an order 督办 that a source tells of, at one moment. */
export interface DerivedOrder extends DerivedSubject {
  /** `told` where it was answered or signed for before anybody told that it was issued. */
  readonly phase: 'told' | 'issued' | 'answered';
}

/**
 * Derives an order that a source issued, under its own number. It counts where it says it belongs, else
 * where what it is about lies, which the platform writes into it as `order.filed`.
 */
export const deriveOrder: Derive<DerivedOrder> = (events, configuration, asOf) => {
  const { calendar } = configuration;
  const inOrder = eventsInOrder(events);
  const next = inOrder.find(({ time }) => time > asOf);
  const happened = inOrder.filter(({ time }) => time <= asOf);
  const place = placeOf(happened);
  const filing = configuration.fileRegion(regionOf(place, configuration));
  const findings = new FindingList();
  findCards([], happened, calendar, asOf, findings);
  const cells = new CountedCells({ path: filing.path, ...place }, calendar);
  addCardCells(cells, [], happened, calendar, asOf);
  const [order] = ordersOfSources(happened);
  const issued = happened.find(({ type }) => type === 'order.issued');
  const answeredAt = order === undefined ? undefined : orderAnsweredAt(order, happened);
  return {
    ...place,
    title: null,
    channel: null,
    filing,
    phase: order === undefined ? 'told' : answeredAt === undefined ? 'issued' : 'answered',
    level: null,
    receivedAt: issued?.time ?? null,
    finishedAt: answeredAt ?? null,
    clocks: [],
    cards: [],
    toIssue: [],
    groundsLost: [],
    findings: findings.inOrder,
    contribution: cells.contribution,
    nextAt: earliest(next?.time ?? null, findings.nextAt),
  };
};

type Place = Readonly<Record<'regionCode' | 'departmentCode' | 'itemCode', string | null>>;

/** Where an order lies: by the first of its events that says so, else by where it was filed last. */
function placeOf(events: readonly LoggedEvent[]): Place {
  const filed = events
    .filter(({ type, source }) => type === 'order.filed' && source === PLATFORM_SOURCE)
    .reduce<LoggedEvent | undefined>(
      (last, event) => ((event.sequence ?? 0) > (last?.sequence ?? -1) ? event : last),
      undefined,
    );
  const told = events.filter(({ source }) => source !== PLATFORM_SOURCE);
  const find = (field: keyof Place): string | null => {
    for (const { data } of told) {
      const said = textOf(data, field);
      if (said !== null) return said;
    }
    return filed === undefined ? null : textOf(filed.data, field);
  };
  return {
    regionCode: find('regionCode'),
    departmentCode: find('departmentCode'),
    itemCode: find('itemCode'),
  };
}

/** An order that names a department alone lies in the region of that department. */
function regionOf(
  { regionCode, departmentCode }: Place,
  configuration: Configuration,
): string | null {
  if (regionCode !== null || departmentCode === null) return regionCode;
  return configuration.findDepartment(departmentCode)?.regionCode ?? null;
}
