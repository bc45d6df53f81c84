import type { LoggedEvent } from '../cases/logged-event.ts';
import { event, PLACE, settle, workingDays } from '../testing/case-fixture.ts';
import { formatDay } from '../time/day.ts';
import type { Day } from '../time/day.ts';

const TOLD = {
  ...PLACE,
  channel: 'online',
  title: '取水许可',
  statutoryLimit: workingDays(20),
  commitmentLimit: workingDays(5),
};

/** Cells of the measures beyond clocks, volumes and cards: `name day kind` and the amount. */
function cells(events: readonly LoggedEvent[], asOf = '2026-04-01'): Record<string, number> {
  const found: [string, number][] = [];
  for (const [text, amount] of settle(events, asOf).derived.contribution) {
    const [measure, name, , , , day, kind] = JSON.parse(text) as (string | number)[];
    if (['clock', 'volume', 'card'].includes(String(measure))) continue;
    const more = kind == null ? '' : ` ${kind}`;
    found.push([`${measure} ${name} ${formatDay(day as Day)}${more}`, amount]);
  }
  return Object.fromEntries(found);
}

// 2026-03-02 is a Monday; no holiday lies in that month.
const received = event('received', '2026-03-02', TOLD);
const accepted = event('accepted', '2026-03-03');
const finished = (time: string) => event('finished', time);

describe('cells of a case', () => {
  const table: readonly (readonly [
    rule: string,
    events: readonly LoggedEvent[],
    cells: Record<string, number>,
    asOf?: string,
  ])[] = [
    ['are none where a case that is all told goes its way', [received, accepted], {}],
    [
      'say that it was early the day before the due day, and what it took and spared',
      [received, accepted, finished('2026-03-09')],
      {
        'early commitment 2026-03-10': 1,
        'days actual 2026-03-09': 4,
        'days statutory 2026-03-09': 20,
        'days spared 2026-03-09': 16,
      },
    ],
    [
      'say that on the due day it was not early',
      [received, accepted, finished('2026-03-10')],
      {
        'days actual 2026-03-10': 5,
        'days statutory 2026-03-10': 20,
        'days spared 2026-03-10': 15,
      },
    ],
    [
      'count what it took beyond its limit against what others spared',
      [received, accepted, finished('2026-03-31 18:00')].map((one, place) =>
        place === 0
          ? event('received', '2026-03-02', { ...TOLD, statutoryLimit: workingDays(19) })
          : one,
      ),
      {
        'days actual 2026-03-31': 20,
        'days statutory 2026-03-31': 19,
        'days spared 2026-03-31': -1,
      },
    ],
    [
      'leave suspended days out',
      [
        received,
        accepted,
        event('suspended', '2026-03-04', { reason: 'HEARING' }),
        event('resumed', '2026-03-06'),
        finished('2026-03-09'),
      ],
      {
        'early commitment 2026-03-12': 1,
        'days actual 2026-03-09': 2,
        'days statutory 2026-03-09': 20,
        'days spared 2026-03-09': 18,
        'pause suspended 2026-03-03': 1,
        'pause resumed 2026-03-03': 1,
        'pause days 2026-03-03': 2,
      },
    ],
    [
      'add up the working days of suspensions, a weekend and the day of the end left out',
      [
        received,
        accepted,
        event('suspended', '2026-03-05', { reason: 'HEARING' }),
        event('resumed', '2026-03-10'),
        event('suspended', '2026-03-11 10:00', { reason: 'TESTING' }),
        event('resumed', '2026-03-11 16:00'),
        event('suspended', '2026-03-12', { reason: 'TESTING' }),
        event('resumed', '2026-03-13'),
      ],
      {
        'pause suspended 2026-03-03': 1,
        'pause resumed 2026-03-03': 1,
        'pause days 2026-03-03': 4,
      },
    ],
    [
      'know no days of a suspension that is open',
      [
        received,
        accepted,
        event('suspended', '2026-03-05', { reason: 'HEARING' }),
        event('resumed', '2026-03-06'),
        event('suspended', '2026-03-09', { reason: 'HEARING' }),
      ],
      { 'pause suspended 2026-03-03': 1 },
      '2026-03-10',
    ],
    [
      'name a delivery by post, and no other',
      [received, accepted, event('delivered', '2026-03-05', { method: '邮寄' })],
      { 'delivery express 2026-03-05': 1 },
      '2026-03-05 12:00',
    ],
    [
      'count working days also where the promise is in other days',
      [
        event('received', '2026-03-02', {
          ...TOLD,
          statutoryLimit: { value: 30, unit: 'naturalDay' },
          commitmentLimit: { value: 20, unit: 'naturalDay' },
        }),
        accepted,
        finished('2026-03-09'),
      ],
      { 'early commitment 2026-03-23': 1, 'days actual 2026-03-09': 4 },
    ],
    [
      'count working days without any limit',
      [
        event('received', '2026-03-02', {
          channel: 'x',
          title: 'x',
          regionCode: '370102',
          departmentCode: 'd',
          itemCode: 'i',
        }),
        accepted,
        finished('2026-03-09'),
      ],
      { 'days actual 2026-03-09': 4 },
    ],
    [
      'say that days are unknown where it was never accepted',
      [event('received', '2026-03-02', TOLD), finished('2026-03-03')],
      { 'days unknown 2026-03-03': 1 },
      '2026-03-04',
    ],
    [
      'tell one correction from several',
      [
        received,
        event('correctionRequested', '2026-03-03', { reason: '缺材料' }),
        event('correctionSubmitted', '2026-03-04'),
        event('correctionRequested', '2026-03-05', { reason: '还缺' }),
      ],
      { 'notice correction 2026-03-02 again': 1 },
    ],
    [
      'name a refusal by its receipt',
      [received, event('notAccepted', '2026-03-04', { reason: '不属本机关职权' })],
      { 'outcome notAccepted 2026-03-02': 1 },
    ],
    [
      'name an extension by the acceptance',
      [received, accepted, event('extended', '2026-03-05', { by: workingDays(5) })],
      { 'pause extended 2026-03-03': 1 },
    ],
    [
      'add up materials by how and when they came',
      [
        received,
        event('materialProvided', '2026-03-02', { name: 'a', how: 'upload' }),
        event('materialProvided', '2026-03-02', { name: 'b', how: 'upload' }),
        event('materialProvided', '2026-03-03', { name: 'c', how: 'licenceLibrary' }),
        event('materialProvided', '2026-03-03', { name: 'd' }),
      ],
      {
        'material provided 2026-03-02 upload': 2,
        'material provided 2026-03-03 licenceLibrary': 1,
        'material provided 2026-03-03': 1,
      },
    ],
    [
      'say what is wrong with its data, once each',
      [
        event('received', '2026-03-02', PLACE),
        event('accepted', '2026-03-01 10:00', {}, { receivedAt: Date.UTC(2026, 2, 9) }),
        event('accepted', '2026-03-04', {}, { receivedAt: Date.UTC(2026, 2, 9) }),
      ],
      {
        'quality incomplete 2026-03-02': 1,
        'quality reportedLate 2026-03-02': 1,
        'quality illogical 2026-03-02': 1,
      },
    ],
  ];
  for (const [rule, events, expected, asOf] of table) {
    it(rule, () => {
      expect(cells(events, asOf)).toEqual(expected);
    });
  }
});
