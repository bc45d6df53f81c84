import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Subject } from 'rxjs';
import type { Observable } from 'rxjs';
import { aRanking, aRow, PERIOD, STAMP } from '../../../testing/a-ranking.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../testing/fake-fetch.ts';
import { FETCH } from '../../data/api.ts';
import { TopicWatch } from '../../data/topic-watch.ts';
import { RankingPage } from './ranking-page.ts';

const ROWS = [aRow('370100', '济南市', 1, '99.50'), aRow('370200', '青岛市', 2, '98.00', false)];

/** Topics that the page watched; a push through the last of them is one of the server. */
class WatchedTopics {
  readonly asked: (readonly [topic: string, filter: unknown])[] = [];
  readonly pushed = new Subject<void>();

  changes(topic: string, filter?: unknown): Observable<void> {
    this.asked.push([topic, filter]);
    return this.pushed;
  }
}

async function open(
  answer: FakeAnswer,
  address: Readonly<Record<string, string>> = {},
): Promise<{ fixture: ComponentFixture<RankingPage>; asked: readonly string[] }> {
  const asked: string[] = [];
  const server = new FakeServer(({ path }) => {
    asked.push(path);
    if (path.startsWith('/rankings/history')) {
      return { body: { periods: ['2026-11'], items: [], ...STAMP } };
    }
    if (path.startsWith('/rankings/370100')) {
      return {
        body: {
          ...{ period: PERIOD, previous: '2026-10', row: ROWS[0], leftOut: null, steps: [] },
          ...{ moved: [{ indicator: 'onTime', before: '19.00', after: '18.00', change: '-1.00' }] },
          ...{ oneCase: [], matters: { total: 0, items: [] }, history: [], ...STAMP },
        },
      };
    }
    if (path.startsWith('/rankings')) return answer;
    if (path.startsWith('/indicators?')) {
      const rows = [
        { key: '370100-tax', name: '济南市税务局', numerator: 20, denominator: 20 },
        { key: '370102-water', name: '历下区水利局', numerator: 38, denominator: 39 },
        { key: 'unassigned', name: '未归口', numerator: 40, denominator: 41 },
      ];
      return { body: { items: rows, totals: [] } };
    }
    if (path.startsWith('/clocks/summary')) {
      const sums = { overdue: 1, late: 1, running: 5, suspended: 0, onTime: 98 };
      return { body: { items: [{ key: '370102', name: '历下区', ...sums }] } };
    }
    return { body: { items: [], next: null } };
  });
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: FETCH, useValue: server.fetch }],
  });
  const fixture = TestBed.createComponent(RankingPage);
  for (const [name, value] of Object.entries(address)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return { fixture, asked };
}

function text({ nativeElement }: ComponentFixture<RankingPage>, part: string): string {
  const element = (nativeElement as HTMLElement).querySelector(part);
  return element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

function cells({ nativeElement }: ComponentFixture<RankingPage>, no: number): readonly string[] {
  const found = (nativeElement as HTMLElement).querySelectorAll('app-ranking-table tbody tr')[no];
  return [...(found?.children ?? [])].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim());
}

describe('RankingPage', () => {
  it('follows the numbers that its scheme reads while the period runs', async () => {
    const topics = new WatchedTopics();
    TestBed.configureTestingModule({ providers: [{ provide: TopicWatch, useValue: topics }] });
    await open({ body: aRanking(ROWS) });
    expect(topics.asked).toEqual([['indicators:2026-11', { by: 'region', id: 'I-03' }]]);
  });

  it('asks for all that it shows as it was known then, follows nothing and opens what was known then', async () => {
    const topics = new WatchedTopics();
    TestBed.configureTestingModule({ providers: [{ provide: TopicWatch, useValue: topics }] });
    const knownAt = '2026-11-20T09:00:00+08:00';
    const { fixture, asked } = await open(
      { body: { ...aRanking(ROWS), knownAt } },
      { unit: '370100', knownAt },
    );
    const then = asked.filter((path) => path.startsWith('/rankings'));
    expect(then.length).toBe(3);
    expect(
      then.every((path) => path.includes(`knownAt=${encodeURIComponent(knownAt)}`)),
    ).toBeTrue();
    expect(topics.asked).toEqual([]);
    const links = [...(fixture.nativeElement as HTMLElement).querySelectorAll('a')];
    const doors = links.map(({ href }) => href).filter((href) => href.includes('/indicators/'));
    expect(doors.length).toBeGreaterThan(0);
    expect(doors.every((href) => href.includes(`knownAt=2026-11-20`))).toBeTrue();
    // No list has the cases of then.
    expect(links.some(({ href }) => href.includes('bucket=breached'))).toBeFalse();
    expect(text(fixture, 'app-known-then [role=status]')).toContain('时所知的情况');
  });

  it('follows nothing of a period that has ended', async () => {
    const topics = new WatchedTopics();
    TestBed.configureTestingModule({ providers: [{ provide: TopicWatch, useValue: topics }] });
    await open({ body: { ...aRanking(ROWS), period: { ...PERIOD, state: 'ended' } } });
    expect(topics.asked).toEqual([]);
  });

  it('asks for what the address says', async () => {
    const { asked } = await open(
      { body: aRanking(ROWS) },
      { period: '2026-10', group: 'counties' },
    );
    expect(asked).toContain('/rankings?period=2026-10&group=counties');
  });

  it('shows rank, movement in words, total and the rate, missed targets by word and shape', async () => {
    const { fixture } = await open({ body: aRanking(ROWS) });
    expect(cells(fixture, 0)).toEqual(['1', '↑ 1上升 1 名', '济南市', '90.00', '', '99.50']);
    expect(cells(fixture, 1).at(-1)).toBe('低于目标◆98.00');
  });

  it('lists who is not ranked last, with why and without a rank', async () => {
    const { fixture } = await open({ body: aRanking(ROWS) });
    expect(cells(fixture, 2)).toEqual([
      '—',
      '',
      '菏泽市',
      '未排名：按时办结率：本期没有应计入的办件或工单',
    ]);
  });

  it('opens the evidence of a rate within the scope, and none beyond', async () => {
    const { fixture } = await open({ body: aRanking(ROWS) });
    const links = (fixture.nativeElement as HTMLElement).querySelectorAll('tbody td a');
    expect([...links].map((link) => link.getAttribute('href'))).toEqual([
      '/indicators/I-03?period=2026-11&region=370100&part=denominator',
    ]);
  });

  it('opens what a rate lacks by what became of it', async () => {
    const { fixture } = await open({ body: aRanking(ROWS) }, { unit: '370100' });
    const links = (fixture.nativeElement as HTMLElement).querySelectorAll('app-missed-cases a');
    const days = 'from=2026-11-01&to=2026-11-30&region=370100';
    expect(
      [...links].map((one) => `${one.textContent.trim()} ${one.getAttribute('href')}`),
    ).toEqual([
      `超期办结 1 /cases?clock=commitment&bucket=late&${days}`,
      `超期 1 /cases?clock=commitment&bucket=overdue&${days}`,
      `2 /cases?clock=commitment&bucket=breached&${days}`,
    ]);
  });

  it('names the departments that cost most, with their cases and their share of the marks', async () => {
    const { fixture } = await open({ body: aRanking(ROWS) }, { unit: '370100' });
    const rows = (fixture.nativeElement as HTMLElement).querySelectorAll('app-department-costs li');
    expect([...rows].map((row) => row.textContent.replace(/\s+/g, ' ').trim())).toEqual([
      '历下区水利局1 件−1.00',
      '未归口1 件−1.00',
    ]);
    const links = [...(rows[0]?.querySelectorAll('a') ?? [])];
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/units/370102-water?period=2026-11&scheme=approval',
      '/cases?clock=commitment&bucket=breached&from=2026-11-01&to=2026-11-30&department=370102-water',
    ]);
  });

  it('explains the chosen unit', async () => {
    const { fixture } = await open({ body: aRanking(ROWS) }, { unit: '370100' });
    expect(text(fixture, 'aside h2')).toBe('济南市');
    expect(text(fixture, 'aside .parts')).toContain('按时办结率−1.00');
  });

  it('brings the row of the chosen unit into sight', async () => {
    const seen: string[] = [];
    spyOn(Element.prototype, 'scrollIntoView').and.callFake(function (this: Element) {
      seen.push(this.querySelector('th')?.textContent.trim() ?? '');
    });
    await open({ body: aRanking(ROWS) }, { unit: '370100' });
    expect(new Set(seen)).toEqual(new Set(['济南市']));
  });

  it('asks nothing of a unit beyond the scope, and says so', async () => {
    const { fixture, asked } = await open({ body: aRanking(ROWS) }, { unit: '370200' });
    expect(asked.some((path) => path.startsWith('/rankings/370200'))).toBeFalse();
    expect(text(fixture, 'aside')).toContain('权限范围外');
  });

  it('opens exactly the cases that a rate lacks', async () => {
    const { fixture } = await open({ body: aRanking(ROWS) }, { unit: '370100' });
    const page = fixture.nativeElement as HTMLElement;
    const links = page.querySelectorAll('aside .steps > li > a');
    const [numerator, denominator] = [...links].map((link) => link.getAttribute('href'));
    expect(numerator).toBe('/indicators/I-03?period=2026-11&region=370100&part=numerator');
    expect(denominator).toBe('/indicators/I-03?period=2026-11&region=370100&part=denominator');
    const missed = page.querySelector('aside .steps .all');
    expect(missed?.getAttribute('href')).toBe(
      '/cases?clock=commitment&bucket=breached&from=2026-11-01&to=2026-11-30&region=370100',
    );
    expect(missed?.textContent).toBe('2');
  });

  it('exports the same ranking as a file of either kind', async () => {
    const { fixture } = await open({ body: aRanking(ROWS) }, { period: '2026-11' });
    const files = (fixture.nativeElement as HTMLElement).querySelectorAll('a[download]');
    expect([...files].map((file) => file.getAttribute('href'))).toEqual([
      '/api/v1/rankings/export.csv?period=2026-11',
      '/api/v1/rankings/export.csv?period=2026-11&format=xlsx',
    ]);
  });

  for (const { group, has } of [
    { group: 'cities', has: 'svg.tiles' },
    { group: 'counties', has: 'svg.counties' },
    { group: 'countiesByCity', has: 'svg.counties' },
    { group: 'cityDepartments', has: null },
  ] as const) {
    it(`has ${has === null ? 'no map' : `the map ${has}`} of ${group}`, async () => {
      const { fixture } = await open({ body: { ...aRanking(ROWS), group } });
      const host = fixture.nativeElement as HTMLElement;
      expect(host.querySelector('app-region-map') === null).toBe(has === null);
      if (has !== null) expect(host.querySelector(has)).not.toBeNull();
    });
  }

  it('has the table of the map beside it, in which every unit can be chosen', async () => {
    const { fixture } = await open({ body: { ...aRanking(ROWS), group: 'counties' } });
    const host = fixture.nativeElement as HTMLElement;
    const buttons = [
      ...host.querySelectorAll<HTMLButtonElement>('app-region-map .segments button'),
    ];
    buttons.at(-1)?.click();
    await fixture.whenStable();
    const rows = host.querySelectorAll('app-region-map tbody tr');
    expect([...rows].map((one) => one.textContent.replace(/\s+/g, ' ').trim())).toEqual([
      '济南市 99.50',
      '青岛市 98.00',
      '菏泽市 未排名',
    ]);
  });

  it('says that nobody can be ranked', async () => {
    const { fixture } = await open({ body: aRanking([]) });
    expect(text(fixture, '.table')).toContain('本期没有单位可以排名');
  });

  it('says what failed, with the code', async () => {
    const { fixture } = await open({ status: 404, code: 'scheme/notFound' });
    expect(text(fixture, 'app-failure-note')).toContain('scheme/notFound');
  });
});
