import { TestBed } from '@angular/core/testing';
import { SparkLine } from './spark-line.ts';

describe('SparkLine', () => {
  it('says its numbers and draws them', async () => {
    const fixture = TestBed.createComponent(SparkLine);
    fixture.componentRef.setInput('values', [1, 2, 3]);
    fixture.componentRef.setInput('label', '收件近 14 天：1 2 3');
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    expect(host.getAttribute('aria-label')).toBe('收件近 14 天：1 2 3');
    expect(host.querySelector('polyline')?.getAttribute('points')?.split(' ').length).toBe(3);
  });
});
