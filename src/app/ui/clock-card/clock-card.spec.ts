import { TestBed } from '@angular/core/testing';
import type { ClockView } from '#contract/clock-view.ts';
import { aClockView } from '../../../testing/clock-view.ts';
import { ClockCard } from './clock-card.ts';

async function shown(clock: ClockView): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(ClockCard);
  fixture.componentRef.setInput('clock', clock);
  fixture.componentRef.setInput('asOf', '2026-11-23T10:32:00+08:00');
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('ClockCard', () => {
  it('sets the figure of what is over large, under a line in the colour of its limit', async () => {
    const card = await shown(
      aClockView({
        kind: 'statutory',
        bucket: 'overdue',
        due: '2026-11-18',
        elapsed: { days: 33 },
        remaining: { days: -3 },
      }),
    );
    expect(card.querySelector('.figure')?.textContent.replace(/\s+/g, ' ').trim()).toBe(
      '已超期 3 个工作日',
    );
    expect(card.dataset['level']).toBe('red');
    expect(card.textContent).toContain('11 月 18 日（周三）');
    expect(card.textContent).toContain('已用 33');
  });

  it('is quiet while the limit runs', async () => {
    const card = await shown(aClockView({ due: '2026-12-14' }));
    expect(card.dataset['level']).toBeUndefined();
    expect(card.querySelector('.figure b')?.textContent).toBe('15');
  });

  it('says what is not known instead of a date', async () => {
    const card = await shown(
      aClockView({
        bucket: 'unknown',
        due: null,
        remaining: null,
        beyondCalendar: '2027-01-01',
        notBefore: '2027-01-08',
      }),
    );
    expect(card.textContent).toContain('2027 年放假安排尚未公布');
    expect(card.textContent).toContain('不早于 2027 年 1 月 8 日');
    expect(card.querySelector('.bar')).toBeNull();
  });

  it('shows the extension that was granted', async () => {
    const card = await shown(
      aClockView({ due: '2026-12-14', extensions: [{ value: 10, unit: 'workingDay' }] }),
    );
    expect(card.textContent).toContain('延长 10 个工作日');
  });
});
