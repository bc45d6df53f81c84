import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Chart } from './chart.ts';

describe('Chart', () => {
  it('is an image with its finding, and turns into the table of the same numbers', async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(Chart);
    fixture.componentRef.setInput('build', () => ({ animation: false }));
    fixture.componentRef.setInput('label', '近 30 天红牌 2 张');
    fixture.componentRef.setInput('table', {
      columns: ['日期', '红牌'],
      rows: [{ name: '11-23', cells: [{ text: '2', path: '/cases', query: { card: 'red' } }] }],
    });
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    expect(host.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('近 30 天红牌 2 张');
    host.querySelector<HTMLElement>('button')?.click();
    await fixture.whenStable();
    expect(host.querySelector('[role=img]')).toBeNull();
    expect(host.querySelector('tbody')?.textContent.trim()).toMatch(/11-23\s*2/);
    expect(host.querySelector('td a')?.getAttribute('href')).toBe('/cases?card=red');
    expect(host.querySelector('button')?.getAttribute('aria-pressed')).toBe('true');
  });
});
