import { decodeEvent } from '#contract/events/decode-event.ts';
import { generateDemo } from './generate.ts';
import { generateFeedback } from './generate-feedback.ts';
import matters from './generator/feedback/matters.json' with { type: 'json' };
import type { Reported } from './generator/demo-event.ts';
import departments from './reference/department-lines.json' with { type: 'json' };
import services from './reference/services.json' with { type: 'json' };
import { DEMO_CALENDAR, misreported, UNTIL } from './testing/demo-moment.ts';

const options = { until: UNTIL, days: 60, calendar: DEMO_CALENDAR };
const cases = generateDemo({ ...options, seed: 'one', cases: 12_000 });
const feedback = (seed: string): readonly Reported[] =>
  generateFeedback({ ...options, seed, reported: cases });

describe('generateFeedback', () => {
  const events = feedback('one');
  const ofType = (type: string): readonly Reported[] =>
    events.filter(({ event }) => event.type === type);

  it('gives the same bytes for the same seed and others for another', () => {
    expect(JSON.stringify(feedback('one'))).toBe(JSON.stringify(events));
    expect(JSON.stringify(feedback('two'))).not.toBe(JSON.stringify(events));
  });

  it('reports in order, nothing before it happened and nothing from the future', () => {
    expect(misreported(events)).toEqual([]);
  });

  it('makes events that are taken, each under an identity of its own', () => {
    const refused = events.flatMap(({ event }) => {
      const decoded = decodeEvent(event);
      return decoded.ok ? [] : [`${event.type} ${decoded.error.path}`];
    });
    expect(refused).toEqual([]);
    const ids = new Set(events.map(({ event }) => `${event.source} ${event.id}`));
    expect(ids.size).toBe(events.length);
  });

  it('reaches every kind of event of tickets, reviews, surveys, licences and figures', () => {
    const types = new Set(events.map(({ event }) => event.type));
    const wanted = [
      'ticket.created answeredDirectly dispatched signed contacted assisted returned',
      'ticket.extensionRequested extensionGranted extensionDenied replied revisited reopened',
      'ticket.closed merged split transferred',
      'review.submitted added assigned verified rectified fedBack revisited appealed excluded',
      'review.appealRejected',
      'task.published progressed milestoneReached closed',
      'survey.published answered closed',
      'licence.requested shared refused',
      'item.published revised withdrawn',
      'hotline.callStatistics',
      'platform.measured',
    ].flatMap((line) => {
      const [family = '', names = ''] = line.split(/\.(.*)/s);
      return names.split(' ').map((name) => `${family}.${name}`);
    });
    expect(wanted.filter((type) => !types.has(type))).toEqual([]);
  });

  it('has tickets of every kind, and some that are urgent, confidential, or about a case', () => {
    const created = ofType('ticket.created').map(({ event }) => event.data);
    expect(new Set(created.map(({ kind }) => kind))).toEqual(
      new Set(['consultation', 'help', 'complaint', 'report', 'suggestion', 'praise']),
    );
    for (const field of ['urgency', 'confidential', 'caseNo']) {
      const some = created.filter((data) => data[field] !== undefined).length;
      expect(some).toBeGreaterThan(0);
      expect(some).toBeLessThan(created.length / 5);
    }
  });

  it('has reviews of all four stages, of persons, by default and taken over, few of them bad', () => {
    const given = ofType('review.submitted').map(({ event }) => event.data);
    expect(new Set(given.map(({ stage }) => stage)).size).toBe(4);
    expect(new Set(given.map(({ origin }) => origin))).toEqual(
      new Set(['active', 'default', 'imported']),
    );
    const bad = given.filter(({ grade }) => Number(grade) <= 2).length;
    expect(bad).toBeGreaterThan(0);
    expect(bad / given.length).toBeLessThan(0.05);
  });

  it('lets nobody decide his own appeal', () => {
    const deciders = (type: string): string[] =>
      ofType(type).map(({ event }) => `${event.subject} ${JSON.stringify(event.data['by'])}`);
    const appealed = new Set(deciders('review.appealed'));
    expect(deciders('review.excluded').filter((one) => appealed.has(one))).toEqual([]);
  });

  it('speaks of cases that were reported', () => {
    const known = new Set(cases.map(({ event }) => event.subject));
    const strays = events.filter(
      ({ event: { data } }) => typeof data['caseNo'] === 'string' && !known.has(data['caseNo']),
    );
    expect(strays).toEqual([]);
  });

  it('leaves some tickets open, and most done', () => {
    const created = ofType('ticket.created').length;
    const ended = ['closed', 'answeredDirectly', 'merged'].flatMap((type) =>
      ofType(`ticket.${type}`),
    );
    const open = created - new Set(ended.map(({ event }) => event.subject)).size;
    expect(open).toBeGreaterThan(created / 50);
    expect(open).toBeLessThan(created / 4);
  });

  it('uses no name, number or telephone that anybody could have', () => {
    const callers = ofType('ticket.created').map(({ event }) =>
      JSON.stringify(event.data['caller']),
    );
    expect(callers.filter((caller) => !caller.includes('"1000000'))).toEqual([]);
    expect(JSON.stringify(matters)).not.toMatch(/\d{7}/);
  });

  it('says nothing with a place left open', () => {
    expect(JSON.stringify(events)).not.toMatch(/\{(?:road|estate|hall)\}/);
  });
});

describe('what people call about', () => {
  it('has to each text its answer, a known line and a service of its own', () => {
    const lines = new Set(departments.map(({ code }) => code));
    const known = new Map(services.map(({ code, kind }) => [code, kind]));
    for (const { category, kind, line, texts, replies } of matters) {
      expect(replies.length).toBe(texts.length);
      expect(lines).toContain(line);
      expect(known.get(category)).toBe(kind);
    }
  });
});
