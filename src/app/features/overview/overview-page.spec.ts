import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ClockSummaryRow } from '#contract/clock-view.ts';
import type { OverviewView } from '#contract/session-view.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../testing/fake-fetch.ts';
import { FETCH } from '../../data/api.ts';
import { OverviewPage } from './overview-page.ts';
import { volumeDays } from './volumes.ts';

const overview: OverviewView = {
  asOf: '2026-11-23T10:32:00+08:00',
  dataVersion: 7,
  today: '2026-11-23',
  volumes: [
    { kind: 'received', today: 1284, usual: 1200.4, days: [1, 2, 3] },
    { kind: 'cards', today: 0, usual: null, days: [0, 0, 0] },
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
): Promise<ComponentFixture<OverviewPage>> {
  const server = new FakeServer(({ path }) => answer(path));
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: FETCH, useValue: server.fetch }],
  });
  const fixture = TestBed.createComponent(OverviewPage);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return fixture;
}

const good = (path: string): FakeAnswer => ({
  body: path.startsWith('/overview')
    ? overview
    : { items: [jinan, { ...jinan, key: '370200', name: '青岛市', overdue: 0, onTime: 10 }] },
});

function linksOf(fixture: ComponentFixture<OverviewPage>, part: string): readonly string[] {
  return [...(fixture.nativeElement as HTMLElement).querySelectorAll(`${part} a`)].map(
    (link) => link.getAttribute('href') ?? '',
  );
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
    expect(text).toContain('同期平均 1,200');
    expect(text).toContain('无同期可比');
  });

  it('names a silent source and never calls its delay zero', async () => {
    const text = ((await open(good)).nativeElement as HTMLElement).textContent;
    expect(text).toContain('缺报');
    expect(text).toContain('从未');
    expect(text).toContain('未含菏泽市审批系统数据');
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
