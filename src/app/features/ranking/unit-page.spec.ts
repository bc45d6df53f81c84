import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { aRanking, aReader, aRow, PERIOD, STAMP } from '../../../testing/a-ranking.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../testing/fake-fetch.ts';
import { FETCH } from '../../data/api.ts';
import { SessionStore } from '../../data/session-store.ts';
import { UnitPage } from './unit-page.ts';

const JINAN = aRow('370100', '济南市', 2, '98.00');
const WHY = {
  ...{ period: PERIOD, previous: '2026-10', row: JINAN, leftOut: null, steps: [], moved: null },
  oneCase: [{ indicator: 'onTime', gain: '0.50', total: '90.50', rank: 1, cases: 2 }],
  matters: { total: 0, items: [] },
  history: [
    { period: '2026-10', rank: 1, total: '91.00' },
    { period: '2026-11', rank: 2, total: '90.00' },
  ],
  ...STAMP,
};
const CLOCKS = {
  ...{ total: 10, running: 5, suspended: 0, overdue: 2, onTime: 3, late: 0, unknown: 0, void: 0 },
};

function answer(path: string): FakeAnswer {
  if (path === '/me') return { body: aReader('leader') };
  if (path.startsWith('/rankings/37')) return { body: WHY };
  if (path.startsWith('/rankings')) {
    return { body: aRanking([aRow('370200', '青岛市', 1, '99.00', false), JINAN]) };
  }
  if (path.startsWith('/clocks/summary')) {
    const rows = ['370102', '370103'].map((key) => ({ key, name: key, ...CLOCKS }));
    return { body: { items: rows, ...STAMP } };
  }
  if (path.startsWith('/cards')) {
    return { body: { items: [], next: null, counters: { red: 1, yellow: 3, warning: 0 } } };
  }
  if (path.startsWith('/feedback')) {
    return { body: { items: [], next: null, counters: { open: 9, overdue: 4 } } };
  }
  return { body: { items: [], next: null } };
}

async function open(
  answers: (path: string) => FakeAnswer = answer,
  code = '370100',
  knownAt?: string,
): Promise<ComponentFixture<UnitPage>> {
  const server = new FakeServer(({ path }) => answers(path));
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: FETCH, useValue: server.fetch }],
  });
  await TestBed.inject(SessionStore).ask();
  const fixture = TestBed.createComponent(UnitPage);
  fixture.componentRef.setInput('code', code);
  fixture.componentRef.setInput('knownAt', knownAt);
  await fixture.whenStable();
  return fixture;
}

function linksOf({ nativeElement }: ComponentFixture<UnitPage>, part: string): readonly string[] {
  const links = (nativeElement as HTMLElement).querySelectorAll(`${part} a`);
  return [...links].map((link) => `${link.textContent.trim()} ${link.getAttribute('href') ?? ''}`);
}

function textOf({ nativeElement }: ComponentFixture<UnitPage>, part: string): string {
  const found = (nativeElement as HTMLElement).querySelector(part);
  return found?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

describe('UnitPage', () => {
  it('shows of then neither how it stands now nor a form to enter scores', async () => {
    const knownAt = '2026-11-20T09:00:00+08:00';
    const asked: string[] = [];
    const fixture = await open(
      (path) => {
        asked.push(path);
        return path === '/me' ? { body: aReader('ruleAdmin') } : answer(path);
      },
      '370100',
      knownAt,
    );
    const rankings = asked.filter((path) => path.startsWith('/rankings'));
    expect(rankings.every((path) => path.includes('knownAt='))).toBeTrue();
    const page = fixture.nativeElement as HTMLElement;
    expect(page.querySelector('app-unit-now')).toBeNull();
    expect(page.querySelector('app-manual-scores form')).toBeNull();
    expect(page.querySelector('app-known-then [role=status]')?.textContent).toContain('时所知');
  });

  it('says score, rank and change', async () => {
    expect(textOf(await open(), '.score')).toBe('90.00第 2 名比 2026 年 10 月 −1.00');
  });

  it('opens what cost marks: the counted cases, and those that missed it', async () => {
    const links = linksOf(await open(), '.stack:first-child > section:first-child');
    expect(links).toEqual([
      '98.00%（98 / 100） /indicators/I-03?period=2026-11&region=370100&part=denominator',
      '2 件未按时 /cases?clock=commitment&bucket=breached&from=2026-11-01&to=2026-11-30&region=370100',
    ]);
  });

  it('opens its clocks, cards and feedback as they stand now', async () => {
    const links = linksOf(await open(), 'app-unit-now');
    expect(links).toContain('4 /cases?clock=commitment&bucket=overdue&region=370100');
    expect(links).toContain('红牌 1 /console?level=red&state=unsettled&region=370100');
    expect(links).toContain('其中超期 4 /feedback?overdue=true&region=370100');
  });

  it('leads to the peers that the reader may open, and to no others', async () => {
    const links = linksOf(await open(), '.peers');
    expect(links.map((link) => link.split(' ')[0])).toEqual(['济南市']);
  });

  it('keeps the scores where the rest could not be read', async () => {
    const fixture = await open((path) =>
      path.startsWith('/cards') ? { status: 503, code: 'store/busy' } : answer(path),
    );
    expect(textOf(fixture, 'app-unit-now')).toContain('store/busy');
    expect(textOf(fixture, '.score')).toContain('90.00');
  });

  for (const [code, group] of [
    ['370100', 'cities'],
    ['370102', 'counties'],
    ['370100-water', 'cityDepartments'],
    ['370000-water', 'provincialDepartments'],
  ] as const) {
    it(`looks for ${code} among ${group} where the address names no group`, async () => {
      const asked: string[] = [];
      await open((path) => {
        asked.push(path);
        return answer(path);
      }, code);
      expect(asked).toContain(`/rankings?group=${group}`);
    });
  }

  it('shows of others the total, the rank and the peers, and says why no more', async () => {
    const fixture = await open(
      (path) =>
        path.startsWith('/rankings/37')
          ? { status: 403, code: 'scope/aggregateOnly' }
          : answer(path),
      '370200',
    );
    expect(textOf(fixture, 'h1')).toBe('青岛市');
    expect(textOf(fixture, '.score')).toBe('90.00第 1 名');
    expect(textOf(fixture, '.page-body')).toContain('权限范围外');
    expect(textOf(fixture, 'tbody')).toBe('按时办结率99.00%18.00 / 20');
    expect(textOf(fixture, '.peers')).toContain('济南市');
    const page = fixture.nativeElement as HTMLElement;
    expect(page.querySelector('app-unit-now')).toBeNull();
    expect(page.querySelector('app-failure-note')).toBeNull();
  });

  it('shows how a department of a county stands now, which no group ranks', async () => {
    const fixture = await open((path) => {
      if (path.startsWith('/rankings/37')) return { status: 404, code: 'unit/notFound' };
      if (!path.startsWith('/departments')) return answer(path);
      const water = { code: '370102-water', name: '历下区水利局', regionCode: '370102' };
      return { body: { items: [{ ...water, line: 'water' }] } };
    }, '370102-water');
    expect(textOf(fixture, 'h1')).toBe('历下区水利局');
    expect(textOf(fixture, '.score')).toContain('不参与排名');
    expect(linksOf(fixture, 'app-unit-now')).toContain(
      '红牌 1 /console?level=red&state=unsettled&department=370102-water',
    );
  });

  it('offers no second try of what is not there', async () => {
    const fixture = await open(
      (path) =>
        path.startsWith('/rankings/') ? { status: 404, code: 'unit/notFound' } : answer(path),
      '999999',
    );
    expect(textOf(fixture, 'app-failure-note')).toContain('unit/notFound');
    expect(textOf(fixture, 'app-failure-note')).not.toContain('重试');
  });

  it('says what failed, with the code', async () => {
    const fixture = await open(() => ({ status: 503, code: 'store/busy' }));
    expect(textOf(fixture, 'app-failure-note')).toContain('store/busy');
    expect(textOf(fixture, 'app-failure-note')).toContain('重试');
  });
});
