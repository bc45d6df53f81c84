import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { WhatIfCase } from '#contract/what-if-cases.ts';
import { aRanking, aRow, PERIOD, STAMP } from '../../../testing/a-ranking.ts';
import { aScheme } from '../../../testing/a-scheme.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../testing/fake-fetch.ts';
import { FETCH } from '../../data/api.ts';
import { Layout } from '../../platform/layout.ts';
import { WhatIfPage } from './what-if-page.ts';

const ANSWER = {
  ...{ hypothetical: true, period: PERIOD, group: 'cities', moves: 1, ...STAMP },
  scheme: { id: 'approval', version: 1 },
  items: [
    {
      ...{ unit: '370100', name: '济南市', kind: 'region', group: '', mayOpen: true },
      ...{ rank: 1, wouldRank: 2, total: '90', wouldTotal: '80', change: '-10.00' },
      moved: [{ indicator: 'onTime', before: '30', after: '20', change: '-10.00' }],
    },
  ],
};

function aCase(no: string): WhatIfCase {
  return {
    ...{ kind: 'case', no, title: '取水许可', itemCode: null, regionCode: '370102' },
    ...{ regionName: '历下区', departmentCode: 'w', departmentName: '水务局', level: null },
    ...{ phase: 'finished', receivedAt: null, finishedAt: null, numerator: 1, denominator: 0 },
    clocks: [
      {
        kind: 'commitment',
        before: { due: '2026-11-09', bucket: 'late' },
        after: { due: '2026-11-12', bucket: 'onTime' },
      },
    ],
  };
}

async function open(cases: (cursor: unknown) => FakeAnswer) {
  const server = new FakeServer(({ method, path, body }) => {
    if (path.endsWith('/what-if/cases')) return cases((body as { cursor?: string }).cursor);
    if (method === 'POST') return { body: ANSWER };
    if (path.startsWith('/schemes')) return { body: { items: [aScheme()], next: null } };
    return { body: aRanking([aRow('370100', '济南市', 1, '99.50')]) };
  });
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: FETCH, useValue: server.fetch },
      { provide: Layout, useValue: { phone: () => false } },
    ],
  });
  const fixture = TestBed.createComponent(WhatIfPage);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  const press = async (label: string): Promise<void> => {
    const buttons = [...host.querySelectorAll('button')];
    buttons.find((one) => one.textContent.trim() === label)?.click();
    await fixture.whenStable();
  };
  const ask = async (days: string): Promise<void> => {
    const box = host.querySelector<HTMLInputElement>(
      '[aria-label="日历与时限"] app-typed-field:nth-of-type(3) input',
    );
    if (box === null) throw new RangeError('no field of the limit');
    box.value = days;
    box.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    await press('推算');
    await press('80');
  };
  const asked = () =>
    server.sent.filter(({ path }) => path.endsWith('/cases')).map(({ body }) => body);
  const rows = () =>
    [...host.querySelectorAll('app-what-if-cases tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent.trim()),
    );
  return { host, press, ask, asked, rows };
}

function pageOf(items: readonly WhatIfCase[], next: string | null, total: number): FakeAnswer {
  return {
    body: {
      ...{ hypothetical: true, period: PERIOD, unit: '370100', indicator: 'I-03', ...STAMP },
      ...{ numerator: { before: 4, after: 6 }, denominator: { before: 6, after: 6 } },
      ...{ items, next, total },
    },
  };
}

describe('the cases of a what-if', () => {
  it('open from the number that they move, each with its due day before and after', async () => {
    const { host, press, ask, asked, rows } = await open(() => pageOf([aCase('A-1')], null, 1));
    await ask('3');
    await press('变动的办件');
    expect(asked().length).toBe(1);
    expect(asked()[0]).toEqual(
      jasmine.objectContaining({ period: '2026-11', unit: '370100', commitmentDays: 3 }),
    );
    expect(host.querySelector('app-what-if-cases [role=status]')?.textContent).toMatch(
      /分子 4 → 6\s+· 分母 6 → 6\s+· 1 件/,
    );
    expect(rows()).toEqual([
      [
        ...['A-1 取水许可', '水务局', '承诺 2026-11-09 超期办结', '承诺 2026-11-12 按时'],
        '分子 +1',
      ],
    ]);
    expect(host.querySelector('app-what-if-cases a')?.getAttribute('href')).toBe('/cases/A-1');
    await press('变动的办件');
    expect(host.querySelector('app-what-if-cases')).toBeNull();
  });

  it('go on page by page, those before stay', async () => {
    const { press, ask, asked, rows } = await open((cursor) =>
      cursor === undefined ? pageOf([aCase('A-1')], 'next', 2) : pageOf([aCase('A-2')], null, 2),
    );
    await ask('3');
    await press('变动的办件');
    await press('再列出（还有 1 件）');
    expect(asked()[1]).toEqual(jasmine.objectContaining({ cursor: 'next' }));
    expect(rows().map(([no]) => no)).toEqual(['A-1 取水许可', 'A-2 取水许可']);
  });

  it('are not asked for where neither days off nor limits are otherwise: none moves', async () => {
    const { host, ask } = await open(() => pageOf([], null, 0));
    await ask('0');
    expect(host.querySelector('app-what-if-parts')).not.toBeNull();
    expect(host.textContent).not.toContain('变动的办件：');
    expect(host.querySelector('app-what-if-parts button')).toBeNull();
  });

  it('say what failed, with the code', async () => {
    const { host, press, ask } = await open(() => ({ status: 403, code: 'scope/aggregateOnly' }));
    await ask('3');
    await press('变动的办件');
    expect(host.querySelector('app-what-if-cases app-failure-note')?.textContent).toContain(
      'scope/aggregateOnly',
    );
  });
});
