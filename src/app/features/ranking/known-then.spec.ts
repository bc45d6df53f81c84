import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { KnownThen } from './known-then.ts';
import { rankingZh } from './ranking-zh.ts';

function element(fixture: ComponentFixture<unknown>, part: string): HTMLElement {
  const found = (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>(part);
  if (found === null) throw new RangeError(part);
  return found;
}

describe('KnownThen', () => {
  async function open(knownAt?: string, told?: string) {
    const fixture = TestBed.createComponent(KnownThen);
    fixture.componentRef.setInput('texts', rankingZh);
    fixture.componentRef.setInput('knownAt', knownAt);
    fixture.componentRef.setInput('told', told);
    const looked: (string | null)[] = [];
    fixture.componentInstance.look.subscribe((at) => looked.push(at));
    await fixture.whenStable();
    return { fixture, looked };
  }

  async function show(fixture: ComponentFixture<KnownThen>, field: string): Promise<void> {
    const input = element(fixture, 'input');
    (input as HTMLInputElement).value = field;
    input.dispatchEvent(new Event('input'));
    element(fixture, 'form button').click();
    await fixture.whenStable();
  }

  it('asks for a moment only when somebody wants one, and looks there by the clocks of Shanghai', async () => {
    const { fixture, looked } = await open();
    expect((fixture.nativeElement as HTMLElement).querySelector('form')).toBeNull();
    element(fixture, '.segments button:last-child').click();
    await fixture.whenStable();
    await show(fixture, '2026-03-01T09:00');
    expect(looked).toEqual(['2026-03-01T09:00:00+08:00']);
  });

  it('refuses what is no moment and what is still to come', async () => {
    const { fixture, looked } = await open();
    element(fixture, '.segments button:last-child').click();
    await fixture.whenStable();
    for (const field of ['', '2999-01-01T00:00']) {
      await show(fixture, field);
      expect(element(fixture, '.error').textContent).toBe(rankingZh.then.wrong);
      expect(element(fixture, 'input').getAttribute('aria-invalid')).toBe('true');
    }
    expect(looked).toEqual([]);
  });

  it('says so where the answer is of an earlier moment than was asked for', async () => {
    const asked = '2026-03-01T09:30:00+08:00';
    const told = async (at: string) => {
      const { fixture } = await open(asked, at);
      return element(fixture, '[role=status]').textContent.trim();
    };
    expect(await told(asked)).not.toContain('不逐次保留');
    expect(await told('2026-03-01T01:30:00Z')).not.toContain('不逐次保留');
    const other = await told('2026-03-01T09:00:00+08:00');
    expect(other).toContain('09:00');
    expect(other).toContain('不逐次保留');
  });

  it('says which moment is shown, and leads back to now', async () => {
    const { fixture, looked } = await open('2026-03-01T09:00:00+08:00');
    expect(element(fixture, '[role=status]').textContent).toContain('时所知的情况');
    expect((element(fixture, 'input') as HTMLInputElement).value).toBe('2026-03-01T09:00');
    element(fixture, '.segments button').click();
    expect(looked).toEqual([null]);
  });
});
