import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ClockSummaryRow } from '#contract/clock-view.ts';
import type { IndicatorList, IndicatorRow } from '#contract/indicator-view.ts';
import type { OverviewView } from '#contract/session-view.ts';
import type { SourceQualityView } from '#contract/source-days.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../testing/fake-fetch.ts';
import { FETCH } from '../../data/api.ts';
import { SessionStore } from '../../data/session-store.ts';
import { OverviewPage } from './overview-page.ts';
import { volumeDays } from './volumes.ts';

const overview: OverviewView = {
  asOf: '2026-11-23T10:32:00+08:00',
  dataVersion: 7,
  today: '2026-11-23',
  volumes: [
    {
      kind: 'received',
      today: 1284,
      usual: 1200.4,
      usualOf: [{ day: '2026-11-16', count: 1200 }],
      days: [1, 2, 3],
    },
    { kind: 'cards', today: 0, usual: null, usualOf: [], days: [0, 0, 0] },
  ],
  channels: [
    { channel: 'window', received: 7, isOnline: false },
    { channel: 'web', received: 3, isOnline: true },
    { channel: null, received: 2, isOnline: false },
  ],
  cardsByDay: [{ day: '2026-11-23', red: 1, yellow: 2, warning: 3 }],
  sources: [
    {
      name: '菏泽市审批系统',
      prefix: 'urn:heze',
      regionCode: null,
      lastEventAt: null,
      lastReceivedAt: null,
      lagSeconds: null,
      acceptedToday: 0,
      rejectedToday: 0,
      silent: true,
    },
  ],
};
const jinan: ClockSummaryRow = {
  key: '370100',
  name: '济南市',
  total: 100,
  running: 90,
  suspended: 0,
  overdue: 6,
  onTime: 4,
  late: 0,
  unknown: 0,
  void: 0,
};

async function open(
  answer: (path: string) => FakeAnswer,
  inputs: Readonly<Record<string, string>> = {},
  pages: readonly string[] = ['cards', 'cases', 'sources'],
): Promise<ComponentFixture<OverviewPage>> {
  const server = new FakeServer(({ path }) => answer(path));
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: FETCH, useValue: server.fetch },
      { provide: SessionStore, useValue: { me: () => ({ pages }) } },
    ],
  });
  const fixture = TestBed.createComponent(OverviewPage);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return fixture;
}

const rate = (id: string, key: string, name: string, value: string | null): IndicatorRow => ({
  ...{ id, key, name, value },
  numerator: value === null ? 0 : 3,
  denominator: value === null ? 0 : 4,
});
const rates: IndicatorList = {
  period: { text: '2026-11-23..2026-11-23', from: '2026-11-23', to: '2026-11-23' },
  items: [
    rate('I-08', '370000', '山东省', '50.00'),
    rate('I-08', '370100', '济南市', '75.00'),
    rate('I-08', '370200', '青岛市', null),
    rate('I-22', '370100', '济南市', '80.00'),
  ],
  totals: [rate('I-08', '370000', '山东省', '75.00'), rate('I-28', '370000', '山东省', null)],
  ...{ asOf: '2026-11-23T10:32:00+08:00', dataVersion: 7, mayOpen: true },
};
const qualities: readonly SourceQualityView[] = [
  {
    ...{ name: '济南市审批系统', regionCode: '370100', from: '2026-10-24', to: '2026-11-23' },
    ...{ sent: null, accepted: 100, rejected: 0, missing: null, late: 1 },
  },
  {
    ...{ name: '青岛市审批系统', regionCode: '370200', from: '2026-10-24', to: '2026-11-23' },
    ...{ sent: 9, accepted: 0, rejected: 0, missing: 9, late: 0 },
  },
];

const good = (path: string): FakeAnswer => {
  if (path.startsWith('/overview')) return { body: overview };
  if (path.startsWith('/indicators')) return { body: rates };
  if (path.startsWith('/sources/quality')) return { body: { items: qualities, next: null } };
  return {
    body: {
      items: [jinan, { ...jinan, key: '370200', name: '青岛市', overdue: 0, onTime: 10 }],
    },
  };
};

function linksOf(fixture: ComponentFixture<OverviewPage>, part: string): readonly string[] {
  return [...(fixture.nativeElement as HTMLElement).querySelectorAll(`${part} a`)].map(
    (link) => link.getAttribute('href') ?? '',
  );
}

function rowsOf(fixture: ComponentFixture<OverviewPage>, part: string): readonly string[] {
  const rows = (fixture.nativeElement as HTMLElement).querySelectorAll(`${part} tbody tr`);
  const words = ({ textContent }: Element) => textContent.replace(/\s+/g, ' ').trim();
  return [...rows].map((row) => [...row.children].map(words).join('|'));
}

describe('OverviewPage', () => {
  it('begins with the regions where limits are over, each a door to its cases', async () => {
    const fixture = await open(good);
    expect(linksOf(fixture, 'app-overdue-regions')).toEqual([
      '/cases?clock=commitment&bucket=overdue&region=370100',
      '/cases?clock=commitment&region=370100',
    ]);
  });

  it('every figure is a door: volumes, cards and the row of the region itself', async () => {
    const fixture = await open(good, { region: '370100' });
    expect(linksOf(fixture, 'app-volumes')).toEqual([
      '/cases?volume=received&from=2026-11-23&to=2026-11-23&region=370100',
      '/cases?card=any&from=2026-11-23&to=2026-11-23&region=370100',
    ]);
    expect(linksOf(fixture, 'app-card-columns')).toEqual([
      '/cases?card=red&from=2026-11-23&to=2026-11-23&region=370100',
      '/cases?card=yellow&from=2026-11-23&to=2026-11-23&region=370100',
      '/cases?card=warning&from=2026-11-23&to=2026-11-23&region=370100',
      '/console?region=370100',
    ]);
    expect(linksOf(fixture, 'app-heat-table')).toContain(
      '/cases?clock=commitment&bucket=overdue&region=370100&atRegion=true',
    );
  });

  it('opens exactly the cell of the heat table', async () => {
    const fixture = await open(good, { clock: 'statutory' });
    expect(linksOf(fixture, 'app-heat-table')).toContain(
      '/cases?clock=statutory&bucket=onTime&region=370200',
    );
  });

  it('keeps the region of the page in the figures of its bars', async () => {
    const fixture = await open(good, { region: '370100' });
    expect(linksOf(fixture, 'app-clock-bars')).toContain(
      '/cases?clock=statutory&bucket=overdue&region=370100',
    );
  });

  it('compares with the same weekday, or says that there is none', async () => {
    const text = ((await open(good)).nativeElement as HTMLElement).textContent;
    expect(text).toContain('1,284');
    expect(text).toContain('往周同日全天均 1,200');
    expect(text).toContain('往周无同日可比');
  });

  it('opens each day that the mean is of', async () => {
    const fixture = await open(good);
    const host = fixture.nativeElement as HTMLElement;
    const opened = new Promise((resolve) => {
      host.querySelector('app-volumes .panel')?.addEventListener('toggle', resolve);
    });
    host.querySelector<HTMLElement>('.usual')?.click();
    await opened;
    await fixture.whenStable();
    expect(linksOf(fixture, 'app-volumes .panel')).toEqual([
      '/cases?volume=received&from=2026-11-16&to=2026-11-16',
    ]);
  });

  it('opens the day of a source, accepted and rejected', async () => {
    expect(linksOf(await open(good), '[aria-labelledby=overview-sources]')).toEqual([
      ...Array.from(
        { length: 3 },
        () =>
          '/sources?source=%E8%8F%8F%E6%B3%BD%E5%B8%82%E5%AE%A1%E6%89%B9%E7%B3%BB%E7%BB%9F&day=2026-11-23',
      ),
      '/sources?source=%E8%8F%8F%E6%B3%BD%E5%B8%82%E5%AE%A1%E6%89%B9%E7%B3%BB%E7%BB%9F&day=2026-11-23#refused',
    ]);
  });

  it('has no doors for who sees numbers and not what is behind them', async () => {
    const fixture = await open(good, {}, ['overview']);
    const host = fixture.nativeElement as HTMLElement;
    expect(host.querySelectorAll('a').length).toBeGreaterThan(0);
    const doors = ['cases', 'console', 'sources'].map((page) => `a[href^='/${page}']`);
    expect(host.querySelectorAll(doors.join()).length).toBe(0);
    expect(host.textContent).toContain('1,284');
  });

  it('names a silent source and never calls its delay zero', async () => {
    const text = ((await open(good)).nativeElement as HTMLElement).textContent;
    expect(text).toContain('缺报');
    expect(text).toContain('从未');
    expect(text).toContain('未含菏泽市审批系统数据');
  });

  it('opens the cases of each channel, also of those that tell none, and the online ones', async () => {
    const fixture = await open(good, { region: '370100' });
    const days = 'from=2026-11-23&to=2026-11-23&region=370100';
    expect(linksOf(fixture, 'app-channel-bars')).toEqual([
      '/indicators/I-35?period=2026-11-23..2026-11-23&part=numerator&region=370100',
      `/cases?channel=window&${days}`,
      `/cases?channel=web&${days}`,
      `/cases?channel=unassigned&${days}`,
    ]);
    expect(rowsOf(fixture, 'app-channel-bars')).toEqual([
      '窗口|7|58.33%',
      '网站 网上|3|25.00%',
      '未报渠道|2|16.67%',
    ]);
  });

  it('opens both counts of an indicator, and says of one without any that it does not apply', async () => {
    const fixture = await open(good, { region: '370100' });
    const place = 'region=370100&within=370100';
    expect(linksOf(fixture, '[aria-label="提速与承诺压缩"] app-rate-table')).toEqual([
      '/indicators/I-08?period=2026-11-23..2026-11-23&within=370100',
      `/indicators/I-08?period=2026-11-23..2026-11-23&part=numerator&${place}`,
      `/indicators/I-08?period=2026-11-23..2026-11-23&part=denominator&${place}`,
    ]);
    expect(rowsOf(fixture, '[aria-label="12345 热线"] app-rate-table')).toEqual([
      '热线接通率|—没有应计入的，不适用|0 / 0|',
    ]);
  });

  it('has the table of the regions beside their dots', async () => {
    const fixture = await open(good);
    const part = '[aria-label="提速与承诺压缩"] app-rate-table';
    const host = fixture.nativeElement as HTMLElement;
    expect(host.querySelector(`${part} app-region-dots`)?.getAttribute('aria-label')).toBe(
      '办理提速率：最高 济南市 75.00，最低 山东省 50.00',
    );
    host.querySelector<HTMLButtonElement>(`${part} button`)?.click();
    await fixture.whenStable();
    expect(rowsOf(fixture, part)).toEqual(['山东省本级|50.00', '济南市|75.00', '青岛市|—']);
    expect(linksOf(fixture, part)).toEqual([
      // What is filed at the region itself, not all below it.
      '/indicators/I-08?period=2026-11-23..2026-11-23&part=denominator&region=370000&atRegion=true',
      '/indicators/I-08?period=2026-11-23..2026-11-23&part=denominator&region=370100',
    ]);
  });

  it('tells of each source what is missing, and that nobody knows where none told', async () => {
    expect(rowsOf(await open(good), 'app-source-quality')).toEqual([
      '青岛市审批系统|0|0|9|—',
      '济南市审批系统|100|0|—来源没有报送清单，无从得知|1.00%（1 / 100）',
    ]);
  });

  it('opens what each source sent by every figure, for readers of that page', async () => {
    const doors = linksOf(await open(good), 'app-source-quality');
    // Two rows of a name and four figures, of which one is not known.
    expect(doors.length).toBe(2 * 5 - 1);
    expect(new Set(doors.map((href) => href.split('?')[0]))).toEqual(new Set(['/sources']));
  });

  it('keeps the other parts where one of them failed', async () => {
    const fixture = await open((path) =>
      path.startsWith('/sources/quality') ? { status: 503, code: 'store/busy' } : good(path),
    );
    const text = (fixture.nativeElement as HTMLElement).textContent;
    expect(text).toContain('store/busy');
    expect(text).toContain('网上办件率');
  });

  it('says what failed and keeps the code', async () => {
    const fixture = await open(() => ({ status: 503, code: 'store/unavailable' }));
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('store/unavailable');
  });
});

describe('volumeDays', () => {
  it('ends today', () => {
    expect(volumeDays('2026-11-01', 3)).toEqual(['2026-10-30', '2026-10-31', '2026-11-01']);
    expect(volumeDays('unknown', 3)).toEqual([]);
  });
});
