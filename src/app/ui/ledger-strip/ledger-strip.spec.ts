import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { aLedgerClock, ledgerOf } from '../../../testing/ledger-clock.ts';
import { LedgerStrip } from './ledger-strip.ts';

const clock = aLedgerClock({
  due: '2026-09-18',
  ledger: ledgerOf(
    '2026-09-16 trigger',
    '2026-09-17 counted 1',
    '2026-09-18 counted 1',
    '2026-09-19 restDay',
    '2026-09-20 makeUpDay 1 国庆节调休',
  ),
});

async function shown(width = 900): Promise<ComponentFixture<LedgerStrip>> {
  const fixture = TestBed.createComponent(LedgerStrip);
  const host = fixture.nativeElement as HTMLElement;
  host.style.width = `${String(width)}px`;
  document.body.append(host);
  fixture.componentRef.setInput('clocks', [clock]);
  fixture.componentRef.setInput('today', '2026-11-23');
  await fixture.whenStable();
  return fixture;
}

function hostOf(fixture: ComponentFixture<LedgerStrip>): HTMLElement {
  return fixture.nativeElement as HTMLElement;
}

describe('LedgerStrip', () => {
  afterEach(() => {
    document.querySelectorAll('app-ledger-strip').forEach((element) => {
      element.remove();
    });
  });

  it('draws a column a day with ordinals, what is over, and the post of the due day', async () => {
    const cells = [...hostOf(await shown()).querySelectorAll('.cell')];
    expect(cells.map((cell) => cell.textContent.trim())).toEqual(['起', '1', '2', '', '+1']);
    expect(cells.map((cell) => cell.classList.contains('due'))).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
    expect(cells[4]?.className).toContain('over-yellow');
  });

  it('is one drawing with one sentence', async () => {
    const drawing = hostOf(await shown()).querySelector('[role=img]');
    expect(drawing?.getAttribute('aria-label')).toContain('应办结 09-18');
  });

  it('tells the sentence of the day that the arrow keys reach', async () => {
    const fixture = await shown();
    const strip = hostOf(fixture).querySelector<HTMLElement>('.strip');
    for (const key of ['Home', 'ArrowRight']) {
      strip?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    }
    await fixture.whenStable();
    expect(hostOf(fixture).querySelector('.sentence')?.textContent).toContain(
      '计入，第 1 个工作日',
    );
    expect(fixture.componentInstance.at()).toEqual({ clockId: 'commitment', date: '2026-09-17' });
  });

  it('points at the day under the pointer', async () => {
    const fixture = await shown();
    hostOf(fixture)
      .querySelectorAll('.cell')[3]
      ?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    await fixture.whenStable();
    expect(fixture.componentInstance.at()?.date).toBe('2026-09-19');
  });

  it('says that there is nothing where no clock has begun', async () => {
    const fixture = TestBed.createComponent(LedgerStrip);
    fixture.componentRef.setInput('clocks', []);
    fixture.componentRef.setInput('today', '2026-11-23');
    await fixture.whenStable();
    expect(hostOf(fixture).textContent).toContain('没有可列的台账');
  });
});
