import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { aRanking, aRow, PERIOD, STAMP } from '../../../testing/a-ranking.ts';
import { aScheme } from '../../../testing/a-scheme.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../testing/fake-fetch.ts';
import { FETCH } from '../../data/api.ts';
import { Layout } from '../../platform/layout.ts';
import { WhatIfPage } from './what-if-page.ts';

function moved(moves: number) {
  return {
    ...{ hypothetical: true, period: PERIOD, group: 'cities', moves, ...STAMP },
    scheme: { id: 'approval', version: 1 },
    items: [
      {
        ...{ unit: '370100', name: '济南市', kind: 'region', group: '', mayOpen: true },
        ...{ rank: 1, wouldRank: 1 + moves, total: '90', wouldTotal: '80', change: '-10.00' },
        moved: [{ indicator: 'onTime', before: '30', after: '20', change: '-10.00' }],
      },
      {
        ...{ unit: '370200', name: '青岛市', kind: 'region', group: '', mayOpen: false },
        ...{ rank: 2, wouldRank: 1, total: '85', wouldTotal: '85', change: '0.00', moved: null },
      },
    ],
  };
}

async function open(answer: (posts: number) => FakeAnswer, phone = false) {
  let posts = 0;
  const server = new FakeServer(({ method, path }) => {
    if (method === 'POST') {
      posts += 1;
      return answer(posts);
    }
    if (path.startsWith('/schemes')) return { body: { items: [aScheme()], next: null } };
    return { body: aRanking([aRow('370100', '济南市', 1, '99.50')]) };
  });
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: FETCH, useValue: server.fetch },
      { provide: Layout, useValue: { phone: () => phone } },
    ],
  });
  const fixture = TestBed.createComponent(WhatIfPage);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  const type = async (part: string, text: string): Promise<void> => {
    const box = host.querySelector<HTMLInputElement>(part);
    if (box === null) throw new RangeError(`no ${part}`);
    box.value = text;
    box.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };
  const press = async (label: string): Promise<void> => {
    const found = [...host.querySelectorAll('button')].find(
      (one) => one.textContent.trim() === label,
    );
    found?.click();
    await fixture.whenStable();
  };
  const asked = () => server.sent.filter(({ method }) => method === 'POST').map(({ body }) => body);
  return { host, type, press, asked };
}

const TARGET = '[aria-label="按时办结率"] app-typed-field:nth-of-type(3) input';
const OTHERS = '[aria-label="日历与时限"] app-typed-field';

describe('WhatIfPage', () => {
  it('says that nothing is published, whatever is changed', async () => {
    const { host } = await open(() => ({ body: moved(0) }));
    expect(host.querySelector('[role=note]')?.textContent).toContain('假设，未发布');
    expect(host.querySelector('a[download]')).toBeNull();
  });

  it('asks with what was changed, and shows who would move and why', async () => {
    const { host, type, press, asked } = await open((posts) => ({ body: moved(posts - 1) }));
    await type(TARGET, '98');
    await type(`${OTHERS}:nth-of-type(1) input`, '2026-11-03，2026-11-04');
    await type(`${OTHERS}:nth-of-type(3) input`, '−2');
    await press('推算');
    expect(asked().at(-1)).toEqual({
      changes: [{ indicator: 'onTime', target: '98' }],
      calendar: { holidays: ['2026-11-03', '2026-11-04'], workdays: [] },
      commitmentDays: -2,
    });
    expect(host.textContent).toContain('1 个单位的名次会变');
    expect(host.querySelector('tr.moved')?.textContent).toContain('按时办结率 −10.00');
  });

  it('takes keys that come before the page is drawn again', async () => {
    const { type, press, asked } = await open((posts) => ({ body: moved(posts - 1) }));
    const first = type(TARGET, '98');
    await type('[aria-label="按时办结率"] app-typed-field:nth-of-type(1) input', '3');
    await first;
    await press('推算');
    expect(asked().at(-1)).toEqual({
      changes: [{ indicator: 'onTime', target: '98', weight: '3' }],
    });
  });

  it('opens a unit as it is, where the reader may', async () => {
    const { host } = await open(() => ({ body: moved(0) }));
    const links = [...host.querySelectorAll('app-what-if-table a')];
    const unit = '/units/370100?period=2026-11&group=cities&scheme=approval';
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/ranking?period=2026-11&group=cities&scheme=approval&unit=370100',
      unit,
      unit,
    ]);
  });

  it('opens what would be score by score, with the evidence behind each', async () => {
    const { host, press } = await open(() => ({ body: moved(1) }));
    await press('80');
    const parts = host.querySelector('app-what-if-parts tbody tr');
    expect([...(parts?.children ?? [])].slice(0, 4).map((cell) => cell.textContent)).toEqual([
      ...['按时办结率', '30', '20', '−10.00'],
    ]);
    const links = [...(parts?.querySelectorAll('a') ?? [])].map((one) => one.getAttribute('href'));
    expect(links.length).toBe(1);
    expect(links[0]).toMatch(
      /^\/indicators\/I-\d+\?period=2026-11&region=370100&part=denominator$/,
    );
    await press('80');
    expect(host.querySelector('app-what-if-parts')).toBeNull();
  });

  it('opens the leaves behind a score that is made of several', async () => {
    const view = moved(1);
    const [first, ...others] = view.items;
    if (first === undefined) throw new RangeError('no unit');
    const parts = [{ indicator: 'time', before: '40', after: '30', change: '-10.00' }];
    const items = [{ ...first, moved: parts }, ...others];
    const { host, press } = await open(() => ({ body: { ...view, items } }));
    await press('−10.00');
    const links = [...host.querySelectorAll('app-what-if-parts tbody a')];
    expect(links.map((link) => link.textContent)).toEqual(['按时办结率', '红牌']);
    expect(links.map((link) => /part=(\w+)/.exec(link.getAttribute('href') ?? '')?.[1])).toEqual([
      ...['denominator', 'numerator'],
    ]);
  });

  it('opens nothing of a unit beyond the reader’s scope', async () => {
    const { host } = await open(() => ({ body: moved(1) }));
    const row = host.querySelector('app-what-if-table tbody tr:last-child');
    expect(row?.textContent).toContain('青岛市');
    expect(row?.querySelector('a, button')).toBeNull();
  });

  const wrong: readonly [what: string, part: string, text: string, told: string][] = [
    ['an amount that is none', TARGET, '九十', '须为不小于 0 的数，如 0.5'],
    ['an amount below 0', TARGET, '-1', '须为不小于 0 的数，如 0.5'],
    [
      'a day that is none',
      `${OTHERS}:nth-of-type(2) input`,
      '2026-02-30',
      '须为日期，写作 2026-11-03',
    ],
    [
      'a limit that is no number of days',
      `${OTHERS}:nth-of-type(3) input`,
      '1.5',
      '须为 −99 至 99 的整数',
    ],
  ];
  for (const [what, part, text, told] of wrong) {
    it(`does not ask with ${what}, and says so at the field`, async () => {
      const { host, type, press, asked } = await open(() => ({ body: moved(0) }));
      await type(part, text);
      await press('推算');
      expect([...host.querySelectorAll('.error')].map((one) => one.textContent)).toEqual([told]);
      expect(asked().length).toBe(1);
    });
  }

  it('goes back to what is in force', async () => {
    const { host, type, press, asked } = await open(() => ({ body: moved(0) }));
    await type(TARGET, '98');
    await press('推算');
    await press('还原');
    expect(asked().at(-1)).toEqual({ changes: [] });
    expect(host.querySelector<HTMLInputElement>(TARGET)?.value).toBe('99');
  });

  it('says what failed, with the code, and keeps the fields', async () => {
    const { host, type, press } = await open((posts) =>
      posts === 1 ? { body: moved(0) } : { status: 422, code: 'whatIf/tooMany' },
    );
    await type(TARGET, '98');
    await press('推算');
    expect(host.querySelector('app-failure-note')?.textContent).toContain('whatIf/tooMany');
    expect(host.querySelector<HTMLInputElement>(TARGET)?.value).toBe('98');
  });

  it('has no form on a phone, and says so', async () => {
    const { host } = await open(() => ({ body: moved(0) }), true);
    expect(host.querySelector('app-scheme-form')).toBeNull();
    expect(host.textContent).toContain('手机上只能看结果');
  });
});
