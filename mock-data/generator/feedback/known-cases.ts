import { textOf } from '#domain/cases/read-data.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { Reported } from '../demo-event.ts';

/** What feedback needs to know of a case. */
export interface KnownCase {
  readonly no: string;
  readonly regionCode: string;
  readonly departmentCode: string;
  readonly itemCode: string;
  readonly online: boolean;
  readonly receivedAt: Instant;
  /** Undefined while it runs. */
  readonly finishedAt: Instant | undefined;
  readonly deliveredAt: Instant | undefined;
}

/** The cases that reports tell of, in the order in which they were received. */
export function knownCases(reported: readonly Reported[]): readonly KnownCase[] {
  const cases = new Map<string, KnownCase>();
  const ends = {
    'case.finished': new Map<string, Instant>(),
    'case.delivered': new Map<string, Instant>(),
  };
  for (const { event } of reported) {
    const { type, subject, data } = event;
    if (type === 'case.finished' || type === 'case.delivered') {
      ends[type].set(subject, Date.parse(event.time));
    }
    if (type !== 'case.received' || cases.has(subject)) continue;
    const receivedAt = Date.parse(event.time);
    cases.set(subject, {
      ...{ no: subject, receivedAt, finishedAt: undefined, deliveredAt: undefined },
      regionCode: textOf(data, 'regionCode') ?? '',
      departmentCode: textOf(data, 'departmentCode') ?? '',
      itemCode: textOf(data, 'itemCode') ?? '',
      online: data['channel'] === 'online' || data['channel'] === 'app',
    });
  }
  return [...cases.values()]
    .map((one) => ({
      ...one,
      finishedAt: ends['case.finished'].get(one.no),
      deliveredAt: ends['case.delivered'].get(one.no),
    }))
    .sort((one, other) => one.receivedAt - other.receivedAt || (one.no < other.no ? -1 : 1));
}
