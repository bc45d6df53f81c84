import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CardView } from '#contract/card-view.ts';
import { manualClock } from '../server/application/clock.ts';
import type { Platform } from '../server/application/platform.ts';
import { openPlatform } from '../server/open-platform.ts';
import { compileCalendar } from '#domain/time/calendar.ts';
import { DEMO_CITY, DEMO_SUPERVISOR } from './generator/demo-viewer.ts';
import { LiveFeedback } from './generator/live-feedback.ts';
import { LiveCases } from './generator/live-cases.ts';
import { HOUR, OfficeHours } from './generator/office-hours.ts';
import { Random } from './generator/random.ts';
import { demoStart, loadDemo } from './load-demo.ts';
import type { DemoLoad } from './load-demo.ts';
import { playLive } from './play-live.ts';

describe('the demo on a platform', () => {
  const until = Date.parse('2026-11-25T15:00:00+08:00');
  const clock = manualClock(demoStart(until, 40));
  let folder = '';
  let platform: Platform;
  let load: DemoLoad;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-demo-'));
    platform = await openPlatform({ dataDir: folder, clock, jobs: false });
    load = await loadDemo(platform, clock, { until, days: 40, cases: 1500 });
  }, 120_000);

  afterAll(async () => {
    await platform.close();
    await rm(folder, { recursive: true });
  });

  it('takes nearly all events, some of them twice', () => {
    expect(load.accepted + load.duplicate + load.rejected).toBe(load.events);
    expect(load.duplicate).toBeGreaterThan(0);
    expect(load.rejected).toBeLessThan(load.events / 1000);
  });

  it('leaves a board as on any morning: few cards that wait, fewer red than yellow, some answered', () => {
    const cards = platform.board.counters(DEMO_SUPERVISOR, { state: 'unsettled' });
    expect(cards.total).toBeGreaterThan(0);
    expect(cards.total).toBeLessThan(90);
    const all = platform.board.select(DEMO_SUPERVISOR, {});
    const count = (wanted: CardView['level']): number =>
      all.filter(({ level }) => level === wanted).length;
    expect(count('red')).toBeGreaterThan(0);
    expect(count('red')).toBeLessThan(count('yellow'));
    expect(load.acts).toBeGreaterThan(20);
  });

  it('looks as if it had been live: cards came when their limits passed, and persons worked on them', () => {
    const cards = platform.board.select(DEMO_SUPERVISOR, {});
    const atOnce = cards.filter(
      ({ groundAt, issuedAt }) => Date.parse(issuedAt) - Date.parse(groundAt) < 3_600_000,
    );
    expect(atOnce.length).toBeGreaterThan(cards.length * 0.8);
    expect(cards.filter(({ retroactive }) => retroactive).length).toBeLessThan(cards.length * 0.2);
    const days = new Set(cards.map(({ issuedAt }) => issuedAt.slice(0, 10)));
    expect(days.size).toBeGreaterThan(10);
    const some = (what: (card: CardView) => boolean): boolean => cards.some(what);
    expect(some(({ acknowledgedBy }) => acknowledgedBy === 'supervisor')).toBeTrue();
    expect(some(({ explanation }) => explanation !== null)).toBeTrue();
    expect(some(({ urged }) => urged > 0)).toBeTrue();
    expect(some(({ state }) => state === 'closed')).toBeTrue();
    expect(some(({ state }) => state === 'lapsed')).toBeTrue();
  });

  it('has papers beside the most urgent tickets of a city', async () => {
    const list = await platform.feedback(DEMO_CITY, { subject: 'ticket' }, { limit: 200 });
    const tickets = list.ok ? list.value.items : [];
    const papers = await Promise.all(tickets.map(({ id }) => platform.attachments(id)));
    const held = papers.flatMap((own) => (own.length === 0 ? [] : [own.length]));
    expect(held.sort()).toEqual([1, 1, 1, 2, 2, 2]);
    expect(new Set(papers.flat().map(({ type }) => type))).toEqual(new Set(['text/plain']));
  });

  it('has a survey that a city published and people answer, and one that is still being written', async () => {
    const published = platform.surveys(DEMO_CITY).items.filter(({ origin }) => origin === 'person');
    expect(published.map(({ phase }) => phase)).toEqual(['open']);
    const [one] = published;
    expect(one?.answered).toBeGreaterThan(20);
    const results = platform.surveyResults(DEMO_CITY, one?.no ?? '', { by: 'region' });
    const [several] = (results.ok && results.value.whole.questions) || [];
    const ticks = several?.values.reduce((sum, { count }) => sum + count, 0);
    expect(ticks).toBeGreaterThan(several?.answered ?? 0);
    const drafts = await platform.surveyDrafts(DEMO_CITY);
    expect(drafts.map(({ title }) => title)).toEqual(['办事指南可读性调查']);
  });

  it('tells the true delay of its sources', async () => {
    const delays = (await platform.sources(DEMO_SUPERVISOR)).flatMap(
      ({ lagSeconds }) => lagSeconds ?? [],
    );
    expect(delays.length).toBeGreaterThan(5);
    expect(Math.min(...delays)).toBeLessThan(3600);
  });

  it('knows then what it knew then: configuration is as old as the demo', async () => {
    const found = await platform.cases(DEMO_SUPERVISOR, { phase: 'delivered' }, { limit: 1 });
    const [row] = found.ok ? found.value.items : [];
    const then = Date.parse(row?.receivedAt ?? '') + 3_600_000;
    const view = await platform.findCase(DEMO_SUPERVISOR, row?.no ?? '', { knownAt: then });
    expect(view?.facts.itemName).toBe(row?.title ?? '');
    expect(view?.facts.departmentName).not.toBeNull();
    expect(view?.events.every(({ receivedAt }) => Date.parse(receivedAt) <= then)).toBeTrue();
  });

  it('adds up', async () => {
    expect((await platform.verify()).difference).toBe(0);
  });

  it('knows department and item of every case', async () => {
    const found = await platform.cases(DEMO_SUPERVISOR, {}, { limit: 200 });
    if (!found.ok) throw new Error(found.error.code);
    const unknown = found.value.items.filter(
      ({ departmentName, regionCode }) => departmentName === null || regionCode === 'unassigned',
    );
    expect(unknown).toEqual([]);
  });

  it('plays events that the platform takes, of new cases and of known ones', async () => {
    const source = platform.calendar('cn');
    if (source === undefined) throw new Error('no calendar');
    const random = new Random('spec');
    const hours = new OfficeHours(compileCalendar(source), random);
    const cases = new LiveCases(platform, random, hours);
    const played = [];
    for (let turn = 0; turn < 60; turn += 1)
      played.push(...(await cases.next(until - 2 * HOUR + turn)));
    const receipt = await platform.ingest(played, {
      ...{ way: 'http', prefixes: null, sourceName: null },
    });
    expect(receipt.rejected).toEqual([]);
    const types = new Set(played.map(({ type }) => type));
    expect(types.has('case.received')).toBeTrue();
    expect(types.has('case.finished') || types.has('case.stepFinished')).toBeTrue();
    expect(new Set(played.map(({ subject }) => subject.length))).toEqual(new Set([19]));
  });

  it('plays people who call, rate and are answered, and the platform takes it', async () => {
    const source = platform.calendar('cn');
    if (source === undefined) throw new Error('no calendar');
    const random = new Random('people');
    const hours = new OfficeHours(compileCalendar(source), random);
    const feedback = new LiveFeedback(platform, { random, hours });
    const played = [];
    for (let turn = 0; turn < 300; turn += 1) {
      played.push(...(await feedback.next(until - HOUR + turn * 900)));
    }
    const receipt = await platform.ingest(played, {
      ...{ way: 'http', prefixes: null, sourceName: null },
    });
    expect(receipt.rejected).toEqual([]);
    const types = new Set(played.map(({ type }) => type));
    for (const type of ['ticket.created', 'ticket.signed', 'review.submitted']) {
      expect(types).toContain(type);
    }
  });

  it('plays by itself until it is stopped', async () => {
    const before = platform.dataVersion();
    const errors: unknown[] = [];
    const stop = playLive(platform, clock, {
      eventsPerSecond: 30,
      onError: (error) => errors.push(error),
    });
    await new Promise<void>((resolve) => {
      const leave = platform.subscribe(() => {
        leave();
        resolve();
      });
    });
    stop();
    expect(errors).toEqual([]);
    expect(platform.dataVersion()).toBeGreaterThan(before);
  });
});
