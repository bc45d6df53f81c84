import { generateDemo } from './generate.ts';
import type { Reported } from './generator/demo-event.ts';
import { DEMO_CALENDAR, misreported, UNTIL } from './testing/demo-moment.ts';

const demo = (seed: string, cases = 3000) =>
  generateDemo({ seed, until: UNTIL, days: 60, cases, calendar: DEMO_CALENDAR });

describe('generateDemo', () => {
  const events = demo('one');
  const ofType = (type: string): readonly Reported[] =>
    events.filter(({ event }) => event.type === type);

  it('gives the same bytes for the same seed and others for another', () => {
    expect(JSON.stringify(demo('one'))).toBe(JSON.stringify(events));
    expect(JSON.stringify(demo('two'))).not.toBe(JSON.stringify(events));
  });

  it('reports in order, nothing before it happened and nothing from the future', () => {
    expect(misreported(events)).toEqual([]);
  });

  it('makes about as many cases as asked for, five to nine events each', () => {
    const cases = new Set(events.map(({ event }) => event.subject)).size;
    expect(cases).toBeGreaterThan(2850);
    expect(cases).toBeLessThan(3150);
    expect(events.length / cases).toBeGreaterThan(5);
    expect(events.length / cases).toBeLessThan(9);
  });

  it('states item, region and department of every case it receives', () => {
    const incomplete = ofType('case.received').filter(({ event: { data } }) =>
      ['itemCode', 'regionCode', 'departmentCode'].some((field) => typeof data[field] !== 'string'),
    );
    expect(incomplete).toEqual([]);
  });

  it('receives people in the hall on working days only', () => {
    const days = ofType('case.received')
      .filter(({ event }) => event.data['channel'] === 'window')
      .map(({ event }) => new Date(Date.parse(event.time) + 8 * 3_600_000).getUTCDay());
    expect(days.length).toBeGreaterThan(1000);
    expect(days.filter((day) => day === 0)).toEqual([]);
  });

  it('reaches every kind of event of a course', () => {
    const types = new Set(demo('one', 12_000).map(({ event }) => event.type));
    const wanted =
      'submitted preReviewed received correctionRequested correctionSubmitted accepted ' +
      'notAccepted stepStarted stepFinished suspended resumed extended decided finished delivered ' +
      'withdrawn terminated feeCharged materialProvided';
    expect(wanted.split(' ').filter((type) => !types.has(`case.${type}`))).toEqual([]);
  });

  it('spreads the cases over all cities by population', () => {
    const count = (source: string) =>
      events.filter(({ event }) => event.source === `urn:sd:${source}:approval`).length;
    const cities = new Set(events.map(({ event }) => event.source));
    expect(cities.size).toBe(17);
    expect(count('3713')).toBeGreaterThan(2 * count('3705'));
  });

  it('lets one source fall silent a day before the end', () => {
    const last = (source: string) =>
      Math.max(
        ...events.filter(({ event }) => event.source === source).map((each) => each.reportedAt),
      );
    expect(last('urn:sd:3714:approval')).toBeLessThan(UNTIL - 29 * 3_600_000);
    expect(last('urn:sd:3701:approval')).toBeGreaterThan(UNTIL - 2 * 3_600_000);
  });

  it('sends some events twice and some long after they happened', () => {
    const ids = new Set(events.map(({ event }) => event.id));
    expect(ids.size).toBeLessThan(events.length);
    const late = events.filter(
      ({ reportedAt, event }) => reportedAt - Date.parse(event.time) > 86_400_000,
    );
    expect(late.length).toBeGreaterThan(20);
  });

  it('uses no name, number or telephone that anybody could have', () => {
    const applicants = ofType('case.received').map(({ event }) =>
      JSON.stringify(event.data['applicant']),
    );
    const real = applicants.filter((applicant) => !applicant.includes('"1000000'));
    expect(real).toEqual([]);
  });
});
