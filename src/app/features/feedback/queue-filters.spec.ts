import { TestBed } from '@angular/core/testing';
import type { FeedbackFilter } from '#contract/feedback-view.ts';
import { QueueFilters } from './queue-filters.ts';

describe('the filters of the queue', () => {
  async function channels(filter: FeedbackFilter): Promise<HTMLSelectElement> {
    const fixture = TestBed.createComponent(QueueFilters);
    fixture.componentRef.setInput('filter', filter);
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    const select = [...host.querySelectorAll('select')].find(({ textContent }) =>
      textContent.includes('12345'),
    );
    if (select === undefined) throw new Error('no channels');
    return select;
  }

  it('offer each channel by which tickets and reviews come, under a word of its own', async () => {
    const options = [...(await channels({})).options];
    const values = options.map(({ value }) => value);
    for (const one of [
      'hotline',
      'portal',
      'wechat',
      'window',
      'onSite',
      'qr',
      'hallTablet',
      'pc',
    ]) {
      expect(values).toContain(one);
    }
    const words = options.map(({ label }) => label);
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((word, at) => word === values[at])).toEqual([]);
  });

  it('show a channel of the address that only a file knows', async () => {
    const select = await channels({ channel: '市长信箱' });
    expect([select.value, select.selectedOptions[0]?.label]).toEqual(['市长信箱', '市长信箱']);
  });
});
