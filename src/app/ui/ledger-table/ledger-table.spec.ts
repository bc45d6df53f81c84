import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { aLedgerClock, ledgerOf } from '../../../testing/ledger-clock.ts';
import { LedgerTable } from './ledger-table.ts';

const clock = aLedgerClock({
  kind: 'statutory',
  ledger: ledgerOf(
    '2026-09-30 trigger',
    '2026-10-01 holiday 0 国庆节',
    '2026-10-02 holiday 0 国庆节',
    '2026-10-08 counted 1',
    '2026-10-09 counted 1',
    '2026-10-12 counted 1',
  ),
});

async function shown(): Promise<ComponentFixture<LedgerTable>> {
  const fixture = TestBed.createComponent(LedgerTable);
  fixture.componentRef.setInput('clock', clock);
  fixture.componentRef.setInput('today', '2026-11-23');
  await fixture.whenStable();
  return fixture;
}

function rowsOf(fixture: ComponentFixture<LedgerTable>): readonly HTMLElement[] {
  return [...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLElement>('tbody tr')];
}

function press(fixture: ComponentFixture<LedgerTable>, selector: string): void {
  (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>(selector)?.click();
}

describe('LedgerTable', () => {
  it('groups days into runs first and shows every day on demand', async () => {
    const fixture = await shown();
    expect(rowsOf(fixture).map((row) => row.querySelector('th')?.textContent.trim())).toEqual([
      '09-30 周三',
      '10-01 至 10-02',
      '10-08 周四',
      '10-09 至 10-12',
    ]);
    press(fixture, '.top button');
    await fixture.whenStable();
    expect(rowsOf(fixture).length).toBe(6);
    expect(fixture.componentInstance.all()).toBeTrue();
  });

  it('adds up what counted and what did not', async () => {
    const fixture = await shown();
    expect((fixture.nativeElement as HTMLElement).textContent).toContain(
      '共 6 天：计入 3，不计入 3',
    );
  });

  it('opens the wording of an article under its line, and closes it again', async () => {
    const fixture = await shown();
    press(fixture, '.law');
    await fixture.whenStable();
    expect(rowsOf(fixture)[1]?.textContent).toContain('开始的当日不计入');
    press(fixture, '.law');
    await fixture.whenStable();
    expect(rowsOf(fixture).length).toBe(4);
  });

  it('lights the run that holds the day of the strip', async () => {
    const fixture = await shown();
    fixture.componentRef.setInput('lit', '2026-10-02');
    await fixture.whenStable();
    expect(rowsOf(fixture).map((row) => row.classList.contains('lit'))).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });
});
