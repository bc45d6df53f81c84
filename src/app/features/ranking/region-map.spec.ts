import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import type { OutlinesView } from '#contract/outline-view.ts';
import { aReader } from '../../../testing/a-ranking.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import { FETCH } from '../../data/api.ts';
import { SessionStore } from '../../data/session-store.ts';
import { rankingZh } from './ranking-zh.ts';
import { RegionMap } from './region-map.ts';

const NONE: OutlinesView = { width: 0, height: 0, licences: [], items: [] };
const SQUARE = 'l1000 0 0 1000 -1000 0z';
const TWO: OutlinesView = {
  ...{ width: 4800, height: 1000, licences: ['示例测绘院，许可 2026-01'] },
  items: [
    { code: '370102', name: '历下区', parent: '370100', path: `M0 0${SQUARE}` },
    { code: '370202', name: '市南区', parent: '370200', path: `M1000 0${SQUARE}` },
  ],
};
const VALUES = [
  { unit: '370102', name: '历下区', text: '99.60' },
  { unit: '370202', name: '市南区', text: '50.00' },
];

async function open(
  outlines: OutlinesView,
  more: Readonly<Record<string, unknown>> = {},
): Promise<{ fixture: ComponentFixture<RegionMap>; host: HTMLElement; asked: readonly string[] }> {
  const server = new FakeServer(({ path }) => ({
    body: path === '/me' ? aReader('leader') : outlines,
  }));
  TestBed.configureTestingModule({ providers: [{ provide: FETCH, useValue: server.fetch }] });
  await TestBed.inject(SessionStore).ask();
  const fixture = TestBed.createComponent(RegionMap);
  const inputs = {
    ...{ title: '按时办结率', of: 'counties', values: VALUES, texts: rankingZh },
    ...{ classes: { cuts: [98, 98.5, 99, 99.5] } },
    ...more,
  };
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return {
    ...{ fixture, host: fixture.nativeElement as HTMLElement },
    asked: server.sent.map(({ path }) => path),
  };
}

describe('RegionMap', () => {
  it('asks for the outlines of the level that it shows, within the reader’s region', async () => {
    expect((await open(NONE)).asked).toContain('/regions/370000/outlines?level=2');
  });

  it('has counties as tiles while no outline is loaded, and says how to load one', async () => {
    const { host } = await open(NONE);
    expect(host.querySelector('svg.counties')).not.toBeNull();
    expect(host.textContent).toContain('mingjian load outlines');
    expect(host.querySelectorAll('.segments button').length).toBe(2);
  });

  it('draws counties by outline where all have one, with class, value and licence', async () => {
    const { host } = await open(TWO);
    const groups = [...host.querySelectorAll('svg.outlines g:has(path)')];
    expect(groups.map((group) => group.getAttribute('class'))).toEqual(['heat-5', 'heat-1']);
    const texts = [...host.querySelectorAll('svg text')].map((text) => text.textContent.trim());
    expect(texts).toEqual(['99.60', '50.00']);
    expect(host.textContent).toContain('轮廓：示例测绘院，许可 2026-01');
    expect(host.textContent).not.toContain('mingjian load outlines');
  });

  it('has tiles first where some have none, and counts those beside the outlines', async () => {
    const more = { unit: '370302', name: '淄川区', text: '98.00' };
    const { host, fixture } = await open(TWO, { values: [...VALUES, more] });
    expect(host.querySelector('svg.counties')).not.toBeNull();
    host.querySelectorAll<HTMLButtonElement>('.segments button')[1]?.click();
    await fixture.whenStable();
    expect(host.querySelectorAll('svg.outlines path').length).toBe(2);
    expect(host.textContent).toContain('另有 1 个');
  });

  it('shows one city by itself, and opens what is clicked', async () => {
    const { host, fixture } = await open(TWO);
    const chosen: string[] = [];
    fixture.componentInstance.choose.subscribe((unit) => chosen.push(unit));
    const part = host.querySelector<HTMLSelectElement>('app-outline-map select');
    if (part === null) throw new Error('no choice of a city');
    part.value = '370200';
    part.dispatchEvent(new Event('change'));
    await fixture.whenStable();
    expect(host.querySelectorAll('svg.outlines path').length).toBe(1);
    host.querySelector('svg.outlines path')?.dispatchEvent(new Event('click', { bubbles: true }));
    expect(chosen).toEqual(['370202']);
  });

  it('goes from the outlines to the table and back', async () => {
    const { host, fixture } = await open(TWO);
    for (const wanted of ['tbody', 'svg.outlines']) {
      fixture.componentInstance.swap();
      await fixture.whenStable();
      expect(host.querySelector(wanted)).not.toBeNull();
    }
  });

  it('keeps the shipped outlines of cities until all of them are loaded', async () => {
    const cities = {
      of: 'cities',
      values: [
        { unit: '370100', name: '济南市', text: '99.00' },
        { unit: '370200', name: '青岛市', text: '98.00' },
      ],
    };
    const items = TWO.items.slice(0, 1).map((item) => ({ ...item, code: '370100' }));
    const { host, fixture } = await open({ ...TWO, items }, cities);
    expect(host.querySelector('svg.tiles')).not.toBeNull();
    host.querySelectorAll<HTMLButtonElement>('.segments button')[1]?.click();
    await fixture.whenStable();
    expect(host.querySelectorAll('svg.outline path').length).toBe(2);
  });
});
