import type { Json, LoggedEvent } from '../cases/logged-event.ts';
import { at, configuration, event } from '../testing/case-fixture.ts';
import { deriveLicence } from './derive-licence.ts';

const ASKED = { licenceType: '营业执照', fromDepartment: '370102-water' };

function said(
  type: string,
  time: string,
  data: Readonly<Record<string, Json>> = ASKED,
): LoggedEvent {
  return event(`licence.${type}`, time, data);
}

/** Outcomes by day as counted, and the findings. */
function told(events: readonly LoggedEvent[], asOf = '2026-03-31'): unknown {
  const { contribution, findings } = deriveLicence(events, configuration(), at(asOf));
  const counted = contribution.map(([cell, amount]) => {
    const [, , path, department, , , outcome] = JSON.parse(cell) as string[];
    return [path, department, outcome, amount];
  });
  return { counted, findings: findings.map(({ code }) => code) };
}

const PLACE = ['370000/370100/370102/', '370102-water'] as const;

describe('a request for a licence', () => {
  const table: readonly (readonly [string, readonly LoggedEvent[], readonly string[]])[] = [
    ['waits for its answer', [said('requested', '2026-03-02')], ['waiting']],
    ['is met', [said('requested', '2026-03-02'), said('shared', '2026-03-03')], ['shared']],
    ['is refused', [said('requested', '2026-03-02'), said('refused', '2026-03-03')], ['refused']],
    [
      'is answered once, and the next answer is the next one’s',
      [
        said('requested', '2026-03-02'),
        said('requested', '2026-03-03'),
        said('shared', '2026-03-04'),
        said('refused', '2026-03-05'),
      ],
      ['shared', 'refused'],
    ],
  ];
  for (const [rule, events, outcomes] of table) {
    it(rule, () => {
      const expected = {
        counted: outcomes.map((outcome) => [...PLACE, outcome, 1]),
        findings: [],
      };

      expect(told(events)).toEqual(expected);
      expect(told([...events].reverse())).toEqual(expected);
    });
  }

  it('lies under no region where nobody knows who was asked', () => {
    expect(told([said('requested', '2026-03-02', { licenceType: '营业执照' })])).toEqual({
      counted: [['unassigned/', null, 'waiting', 1]],
      findings: [],
    });
  });

  it('is missed where there is only an answer', () => {
    expect(told([said('shared', '2026-03-02')])).toEqual({
      counted: [],
      findings: ['answeredWithoutRequest'],
    });
  });

  it('is not met before the answer has come', () => {
    const events = [said('requested', '2026-03-02'), said('shared', '2026-03-04')];

    expect(told(events, '2026-03-03')).toEqual({
      counted: [[...PLACE, 'waiting', 1]],
      findings: [],
    });
    expect(deriveLicence(events, configuration(), at('2026-03-03')).nextAt).toBe(at('2026-03-04'));
  });
});
