import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { RankingRow, RankingView } from '#contract/ranking-view.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../testing/fake-fetch.ts';
import { FETCH } from '../../data/api.ts';
import { RankingPage } from './ranking-page.ts';

const STAMP = { asOf: '2026-11-26T10:00:00+08:00', dataVersion: 7, mayOpen: true };
const PERIOD = {
  ...{ code: '2026-11', from: '2026-11-01', to: '2026-11-30', state: 'open' as const },
};

function row(unit: string, name: string, rank: number, rate: string, open = true): RankingRow {
  const item = { indicator: 'onTime', rate, score: '18.00', na: false, reason: null };
  return {
    ...{ unit, name, kind: 'region' as const, group: '', mayOpen: open, rank },
    ...{ previousRank: 2, total: '90.00', previousTotal: '91.00', change: '-1.00' },
    items: [open ? { ...item, numerator: 98, denominator: 100 } : item],
  };
}

function view(items: readonly RankingRow[]): RankingView & typeof STAMP {
  return {
    ...STAMP,
    period: PERIOD,
    previous: '2026-10',
    scheme: {
      ...{ id: 'approval', version: 1, name: { zh: '审批', en: 'Approval' } },
      places: { rate: 2, score: 2, total: 2 },
    },
    group: 'cities',
    indicators: [
      {
        ...{ id: 'onTime', name: { zh: '按时办结率', en: 'On time' }, parent: null, weight: '1' },
        ...{ rule: 'thresholdSlopeFloor', full: '20', target: '99', direction: 'higher' },
        ...{ minSample: null, reads: { indicator: 'I-03' } },
      },
    ],
    items,
    leftOut: [
      {
        ...{ unit: '371700', name: '菏泽市', kind: 'region', group: '', mayOpen: true },
        ...{ indicator: 'onTime', reason: 'zeroDenominator', items: [] },
      },
    ],
    configurationVersion: 3,
  };
}

const ROWS = [row('370100', '济南市', 1, '99.50'), row('370200', '青岛市', 2, '98.00', false)];

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
          ...{ oneCase: [], history: [], ...STAMP },
        },
      };
    }
    if (path.startsWith('/rankings')) return answer;
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
  it('asks for what the address says', async () => {
    const { asked } = await open({ body: view(ROWS) }, { period: '2026-10', group: 'counties' });
    expect(asked).toContain('/rankings?period=2026-10&group=counties');
  });

  it('shows rank, movement in words, total and the rate, missed targets by word and shape', async () => {
    const { fixture } = await open({ body: view(ROWS) });
    expect(cells(fixture, 0)).toEqual(['1', '↑ 1上升 1 名', '济南市', '90.00', '', '99.50']);
    expect(cells(fixture, 1).at(-1)).toBe('低于目标◆98.00');
  });

  it('lists who is not ranked last, with why and without a rank', async () => {
    const { fixture } = await open({ body: view(ROWS) });
    expect(cells(fixture, 2)).toEqual([
      '—',
      '',
      '菏泽市',
      '未排名：按时办结率：本期没有应计入的办件或工单',
    ]);
  });

  it('opens the evidence of a rate within the scope, and none beyond', async () => {
    const { fixture } = await open({ body: view(ROWS) });
    const links = (fixture.nativeElement as HTMLElement).querySelectorAll('tbody td a');
    expect([...links].map((link) => link.getAttribute('href'))).toEqual([
      '/indicators/I-03?period=2026-11&region=370100&part=denominator',
    ]);
  });

  it('explains the chosen unit', async () => {
    const { fixture } = await open({ body: view(ROWS) }, { unit: '370100' });
    expect(text(fixture, 'aside h2')).toBe('济南市');
    expect(text(fixture, 'aside .parts')).toContain('按时办结率−1.00');
  });

  it('asks nothing of a unit beyond the scope, and says so', async () => {
    const { fixture, asked } = await open({ body: view(ROWS) }, { unit: '370200' });
    expect(asked.some((path) => path.startsWith('/rankings/370200'))).toBeFalse();
    expect(text(fixture, 'aside')).toContain('权限范围外');
  });

  it('says that nobody can be ranked', async () => {
    const { fixture } = await open({ body: view([]) });
    expect(text(fixture, '.table')).toContain('本期没有单位可以排名');
  });

  it('says what failed, with the code', async () => {
    const { fixture } = await open({ status: 404, code: 'scheme/notFound' });
    expect(text(fixture, 'app-failure-note')).toContain('scheme/notFound');
  });
});
