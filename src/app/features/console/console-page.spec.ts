import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Subject } from 'rxjs';
import type { CardFilter, CardView } from '#contract/card-view.ts';
import { aCard, aChange, aSnapshot, counters } from '../../../testing/card-view.ts';
import { FETCH } from '../../data/api.ts';
import { CARD_FEED } from '../../data/card-feed.ts';
import type { CardList, CardMessage } from '../../data/card-feed.ts';
import { SessionStore } from '../../data/session-store.ts';
import { Layout } from '../../platform/layout.ts';
import { CardGridHarness } from './card-grid.harness.ts';
import { ConsolePage } from './console-page.ts';

const LATE = aCard({
  subject: 'A-1',
  remaining: { days: -7 },
  due: '2026-11-12',
  title: '特种设备生产单位许可',
});
const LATER = aCard({ subject: 'A-2', due: '2026-11-16', level: 'yellow' });
const ME = {
  name: 'wang',
  displayName: '王敏',
  role: 'supervisor',
  regionCode: '370000',
  regionName: '山东省',
  line: null,
  expiresAt: '2099-01-01T00:00:00+08:00',
  pages: ['cards'],
};

describe('ConsolePage', () => {
  let messages: Subject<CardMessage>;
  let watched: CardFilter[];
  let sorts: string[];
  let sent: { readonly path: string; readonly body: unknown }[];
  let answers: Map<string, () => Response>;
  let harness: RouterTestingHarness;

  beforeEach(async () => {
    watched = [];
    sorts = [];
    sent = [];
    answers = new Map([
      ['GET /me', () => Response.json(ME)],
      [
        'GET /me/cards?state=unsettled',
        () => Response.json({ acknowledged: 2, watching: 0, watched: [] }),
      ],
    ]);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'console', component: ConsolePage }]),
        {
          provide: Layout,
          useValue: {
            phone: () => false,
            narrow: () => false,
            tight: () => false,
            threePanes: () => true,
          },
        },
        {
          provide: FETCH,
          useValue: (url: string, init: RequestInit) => {
            const path = url.replace('/api/v1', '');
            if (init.method !== 'GET') {
              sent.push({ path, body: JSON.parse(init.body as string) as unknown });
            }
            const answer = answers.get(`${init.method ?? ''} ${path}`);
            return Promise.resolve(
              answer?.() ?? Response.json({ code: 'route/notFound' }, { status: 404 }),
            );
          },
        },
        {
          provide: CARD_FEED,
          useValue: {
            watch: ({ filter, sort }: CardList) => {
              sorts.push(sort);
              watched.push(filter);
              messages = new Subject();
              return messages;
            },
            window: () => Promise.resolve(undefined),
          },
        },
      ],
    });
    await TestBed.inject(SessionStore).ask();
    harness = await RouterTestingHarness.create();
  });

  const open = async (address: string, rows: readonly CardView[]): Promise<CardGridHarness> => {
    await harness.navigateByUrl(address, ConsolePage);
    const host = harness.routeNativeElement;
    if (host !== null) host.style.cssText = 'display:block;width:1440px;height:800px';
    const sums = counters({ total: rows.length, red: 1, yellow: 1, unacknowledged: rows.length });
    const snapshot = aSnapshot(rows, { counters: sums });
    messages.next({ kind: 'snapshot', epoch: 'e1', version: 1, snapshot });
    await harness.fixture.whenStable();
    return TestbedHarnessEnvironment.loader(harness.fixture).getHarness(CardGridHarness);
  };
  const text = (): string => harness.routeNativeElement?.textContent ?? '';
  const click = async (label: RegExp): Promise<void> => {
    const buttons = harness.routeNativeElement?.querySelectorAll('button') ?? [];
    [...buttons].find((button) => label.test(button.textContent))?.click();
    await harness.fixture.whenStable();
  };
  /** Steps are applied together, half a second after the first of them. */
  const applied = async (change: Parameters<typeof aChange>[1]): Promise<void> => {
    jasmine.clock().install();
    messages.next({ kind: 'changed', change: aChange(2, change) });
    jasmine.clock().tick(500);
    jasmine.clock().uninstall();
    await harness.fixture.whenStable();
  };

  it('lists the most urgent first, with the limit in words', async () => {
    const grid = await open('/console', [LATER, LATE]);
    const rows = await grid.rows();

    expect(rows[0]).toContain('超期 7 工作日');
    expect(rows[0]).toContain('特种设备生产单位许可');
    expect(rows[1]).toContain('黄牌');
    expect(await grid.rowCount()).toBe('3');
    expect(await grid.tabStops()).toBe(1);
  });

  it('asks for what the address says', async () => {
    await open('/console?level=red&clock=statutory&region=370500', [LATE]);

    expect(watched).toEqual([
      { level: 'red', state: 'unsettled', region: '370500', clock: 'statutory' },
    ]);
  });

  it('puts a counter that is pressed into the address', async () => {
    await open('/console', [LATE, LATER]);
    await click(/^\s*黄牌/);

    expect(TestBed.inject(Router).url).toBe('/console?level=yellow');
    expect(watched[1]?.level).toBe('yellow');
  });

  it('sorts by a column that is pressed, the other way round, then by urgency again', async () => {
    await open('/console', [LATE, LATER]);
    const urls: string[] = [];
    for (let pressed = 0; pressed < 3; pressed += 1) {
      await click(/^\s*应办结/);
      urls.push(TestBed.inject(Router).url);
      messages.next({ kind: 'snapshot', epoch: 'e1', version: 1, snapshot: aSnapshot([LATE]) });
      await harness.fixture.whenStable();
    }

    expect(urls).toEqual(['/console?sort=due', '/console?sort=-due', '/console']);
    expect(sorts).toEqual(['level', 'due', '-due', 'level']);
  });

  it('opens behind a counter what the server counts, not what the screen finds', async () => {
    await open('/console', [LATE, LATER]);
    await click(/^\s*督办今日到期/);

    expect(watched[1]).toEqual({ state: 'unsettled', orderDueToday: true });
  });

  it('shows no zero while nothing has been counted', async () => {
    await harness.navigateByUrl('/console', ConsolePage);
    const figures = (): readonly string[] =>
      [...(harness.routeNativeElement?.querySelectorAll('.levels b, .others b') ?? [])].map(
        (figure) => figure.textContent,
      );

    expect(figures().filter((figure) => figure === '0')).toEqual([]);
    expect(text()).not.toContain('导出 0 条');

    messages.next({ kind: 'snapshot', epoch: 'e1', version: 1, snapshot: aSnapshot([]) });
    await harness.fixture.whenStable();

    expect(figures().slice(0, 4)).toEqual(['0', '0', '0', '0']);
    expect(text()).toContain('导出 0 条');
  });

  it('says that nothing waits for anyone, with scope and time', async () => {
    await harness.navigateByUrl('/console', ConsolePage);
    messages.next({ kind: 'snapshot', epoch: 'e1', version: 1, snapshot: aSnapshot([]) });
    await harness.fixture.whenStable();

    expect(text()).toContain('当前没有未了结的牌（山东省，截至 10:31）。');
  });

  it('says that the filter leaves nothing, and offers to clear it', async () => {
    await harness.navigateByUrl('/console?level=red', ConsolePage);
    const sums = counters({ total: 0 });
    answers.set('GET /cards?state=unsettled&limit=1', () =>
      Response.json({ items: [], next: null, total: 1284 }),
    );
    messages.next({
      kind: 'snapshot',
      epoch: 'e1',
      version: 1,
      snapshot: aSnapshot([], { counters: sums }),
    });
    await harness.fixture.whenStable();

    expect(text()).toContain('没有符合条件的牌，共 1,284 张未显示。');

    await click(/清除筛选/);

    expect(TestBed.inject(Router).url).toBe('/console');
  });

  it('says why in one sentence when a row is opened, and keeps it open', async () => {
    const grid = await open('/console', [LATE, LATER]);
    await grid.press(0);
    await harness.fixture.whenStable();

    expect(text()).toContain('法定时限 30 个工作日已于 11-12（周四）24:00 届满，办件未办结。');
    expect((await grid.selected()).length).toBe(1);
  });

  it('moves no row under the reader: a new card waits, a leaving one stands struck', async () => {
    const grid = await open('/console', [LATE, LATER]);
    await grid.press(0);
    const fresh = aCard({ subject: 'A-0', remaining: { days: -15 } });
    await applied({
      upsert: [fresh],
      remove: [LATER.id],
      counters: counters({ total: 2, red: 2 }),
    });

    expect((await grid.rows()).length).toBe(2);
    expect((await grid.struck())[0]).toContain('A-2');
    expect(text()).toContain('1 张新牌未显示');

    await click(/张新牌未显示/);
    const rows = await grid.rows();

    expect(rows.map((row) => /A-\d/.exec(row)?.[0])).toEqual(['A-0', 'A-1']);
    expect(await grid.struck()).toEqual([]);
  });

  it('changes cells in place', async () => {
    const grid = await open('/console', [LATE, LATER]);
    await applied({ upsert: [{ ...LATE, version: 2, state: 'acknowledged' }] });

    expect((await grid.rows())[0]).toContain('已签收');
  });

  it('acknowledges at the version that was read, and shows the answer', async () => {
    const grid = await open('/console', [LATE, LATER]);
    await grid.press(0);
    const path = `/cards/${encodeURIComponent(LATE.id)}/acknowledge`;
    answers.set(`POST ${path}`, () =>
      Response.json({ ...LATE, version: 2, state: 'acknowledged', acknowledgedBy: 'wang' }),
    );
    await click(/^\s*签收/);
    await harness.fixture.whenStable();

    expect(sent).toEqual([{ path, body: { expectedVersion: 1 } }]);
    expect((await grid.rows())[0]).toContain('已签收');
  });

  it('loses nothing typed when somebody else was first', async () => {
    const grid = await open('/console', [LATE, LATER]);
    await grid.press(0);
    await click(/^\s*催办/);
    const area = harness.routeNativeElement?.querySelector('textarea');
    if (area === null || area === undefined) throw new Error('no field for the reason');
    area.value = '请说明原因';
    area.dispatchEvent(new Event('input'));
    answers.set(`POST /cards/${encodeURIComponent(LATE.id)}/urge`, () =>
      Response.json(
        {
          code: 'card/conflict',
          title: 'Changed',
          current: {
            ...LATE,
            version: 4,
            state: 'acknowledged',
            acknowledgedBy: '赵强',
            acknowledgedAt: '2026-11-23T10:31:00+08:00',
          },
        },
        { status: 409 },
      ),
    );
    await click(/^\s*催办\s*$/);
    await harness.fixture.whenStable();

    expect(text()).toContain('赵强已于 11-23 10:31 签收。');
    expect(harness.routeNativeElement?.querySelector('textarea')?.value).toBe('请说明原因');

    await click(/仍要提交/);

    expect(sent[1]?.body).toEqual({ reason: '请说明原因', expectedVersion: 4 });
    sessionStorage.clear();
  });

  it('keeps refused cards marked and says why', async () => {
    const grid = await open('/console', [LATE, LATER]);
    await grid.press(0);
    await grid.mark();
    await grid.press(1);
    await grid.mark();
    answers.set('POST /cards/bulk', () =>
      Response.json({
        done: [{ ...LATE, version: 2, state: 'acknowledged' }],
        refused: [{ id: LATER.id, code: 'card/alreadyDone', message: 'x' }],
      }),
    );
    await click(/^\s*签收\s*A\s*$/);
    await harness.fixture.whenStable();

    expect(text()).toContain('已签收 1 张，1 张未成功：已经签收');
    expect((await grid.selected()).some((row) => row.includes('A-2'))).toBe(true);
  });

  it('says why the list is refused, in its place', async () => {
    await harness.navigateByUrl('/console', ConsolePage);
    messages.next({ kind: 'refused', code: 'topic/notAllowed' });
    await harness.fixture.whenStable();

    expect(text()).toContain('topic/notAllowed');
  });
});
