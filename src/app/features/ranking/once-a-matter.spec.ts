import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { MatterView, RankingIndicator } from '#contract/ranking-view.ts';
import { OnceAMatter } from './once-a-matter.ts';
import { rankingZh } from './ranking-zh.ts';

const column = (id: string, zh: string): RankingIndicator => ({
  id,
  name: { zh, en: id },
  parent: null,
  rule: 'deductPerEvent',
  weight: '10',
  full: '10',
  target: null,
  direction: null,
  minSample: null,
  reads: null,
});

const matter = (no: string): MatterView => ({
  matter: no,
  kept: { indicator: 'again', points: '5', kind: 'ticket', no: `T-${no}` },
  dropped: [
    { indicator: 'late', points: '2', kind: 'case', no },
    { indicator: 'bad', points: '3', kind: 'review', no: `R-${no}` },
  ],
});

async function show(items: readonly MatterView[], total = items.length): Promise<HTMLElement> {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(OnceAMatter);
  fixture.componentRef.setInput('matters', { total, items });
  fixture.componentRef.setInput('indicators', [
    ...[column('again', '重办'), column('late', '超期'), column('bad', '差评')],
  ]);
  fixture.componentRef.setInput('texts', rankingZh);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('OnceAMatter', () => {
  it('says which deduction was kept and which were dropped, each opening what shows it', async () => {
    const host = await show([matter('C1')]);
    expect([...host.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      '/feedback/T-C1?subject=ticket',
      '/cases/C1',
      '/feedback/R-C1?subject=review',
    ]);
    expect(host.querySelector('b')?.textContent).toBe('重办 −5');
    expect([...host.querySelectorAll('s')].map((one) => one.textContent)).toEqual([
      '超期 −2',
      '差评 −3',
    ]);
  });

  it('shows some first and the others when asked, and how many are not listed at all', async () => {
    const all = Array.from({ length: 7 }, (_, at) => matter(`C${at}`));
    const host = await show(all, 9);
    expect(host.querySelectorAll('li').length).toBe(5);
    host.querySelector('button')?.click();
    await Promise.resolve();
    TestBed.tick();
    expect(host.querySelectorAll('li').length).toBe(7);
    expect(host.textContent).toContain('另有 2 事');
  });
});
