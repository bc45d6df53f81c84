import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { SourceView } from '#contract/session-view.ts';
import type { SourceDayView } from '#contract/source-days.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../testing/fake-fetch.ts';
import { FETCH } from '../../data/api.ts';
import { SourcesPage } from './sources-page.ts';

const source = (name: string, silent: boolean): SourceView => ({
  ...{ name, prefix: `urn:${name}`, regionCode: '370100', silent },
  ...{ lastEventAt: null, lastReceivedAt: null, lagSeconds: null },
  ...{ acceptedToday: 12, rejectedToday: 1 },
});
const day: SourceDayView = {
  ...{ source: 'urn:jinan', from: '2026-11-24', to: '2026-11-24', sent: 10, accepted: 7 },
  ...{ rejected: 1, missing: 2, late: 3, manifestAt: '2026-11-25T01:00:00+08:00' },
};
const refused = {
  ...{ id: '4', source: 'urn:jinan', eventId: 'e9', code: 'event/inFuture', path: 'time' },
  ...{ message: 'lies in the future', receivedAt: '2026-11-24T09:00:00+08:00' },
  ...{ event: { id: 'e9' }, kept: null },
};

async function open(
  days: readonly SourceDayView[],
  retry: FakeAnswer = { body: { accepted: 1, duplicate: 0, rejected: [] } },
  row: typeof refused | (Omit<typeof refused, 'event'> & { event: null }) = refused,
): Promise<{ fixture: ComponentFixture<SourcesPage>; asked: readonly string[] }> {
  const asked: string[] = [];
  const server = new FakeServer(({ path }) => {
    asked.push(path);
    if (path.includes('/retry')) return retry;
    if (path.startsWith('/quarantine')) return { body: { items: [row], next: null } };
    if (path.includes('/days')) {
      return { body: { items: days, next: null, asOf: '2026-11-25T10:00:00+08:00' } };
    }
    if (path === '/sources') {
      return { body: { items: [source('heze', true), source('jinan', false)], next: null } };
    }
    return { body: { items: [], next: null } };
  });
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: FETCH, useValue: server.fetch }],
  });
  const fixture = TestBed.createComponent(SourcesPage);
  fixture.componentRef.setInput('source', 'jinan');
  await fixture.whenStable();
  return { fixture, asked };
}

function text(fixture: ComponentFixture<SourcesPage>, part: string): string {
  const element = (fixture.nativeElement as HTMLElement).querySelector(part);
  return element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

function cells(fixture: ComponentFixture<SourcesPage>): readonly string[] {
  const row = (fixture.nativeElement as HTMLElement).querySelector('app-source-days tbody tr');
  return [...(row?.children ?? [])].map((cell) => cell.textContent.trim());
}

describe('SourcesPage', () => {
  it('tells for the source of the address what it sent and what arrived', async () => {
    const { fixture, asked } = await open([day]);
    expect(asked).toContain('/sources/jinan/days');
    expect(asked).toContain('/quarantine?source=jinan&limit=100');
    expect(cells(fixture)).toEqual(['11-24', '10', '7', '1', '2', '3', '11-25 01:00']);
  });

  it('marks a silent source by a word, not by colour alone', async () => {
    const { fixture } = await open([day]);
    expect(text(fixture, 'nav a:first-child')).toContain('heze 缺报');
  });

  it('says that nobody knows what was sent where no manifest came', async () => {
    const { fixture } = await open([{ ...day, sent: null, missing: null, manifestAt: null }]);
    expect(cells(fixture)).toEqual(['11-24', '无清单', '7', '1', '—', '3', '—']);
  });

  it('says in words why a manifest cannot be held against days', async () => {
    const unknown = { accepted: null, rejected: null, missing: null, late: null };
    const ends = { from: '2026-11-24T00:00:00+08:00', to: '2026-11-24T12:00:00+08:00' };
    const { fixture } = await open([{ ...day, ...unknown, ...ends }]);
    expect(text(fixture, 'app-source-days tbody')).toContain('清单起止不在整日');
  });

  it('takes a refused event again, and says when it is refused once more', async () => {
    const rejected = [
      { index: 0, id: 'e9', code: 'event/inFuture', path: 'time', message: '仍在将来' },
    ];
    const { fixture } = await open([day], { body: { accepted: 0, duplicate: 0, rejected } });
    const buttons = (fixture.nativeElement as HTMLElement).querySelectorAll<HTMLButtonElement>(
      'app-refused-events button',
    );
    buttons.item(1).click();
    await fixture.whenStable();
    expect(text(fixture, 'app-refused-events [role=status]')).toBe('仍被拒：仍在将来');
  });

  it('offers nothing for an event that was too large to be kept, and tells the way out', async () => {
    const { fixture } = await open([day], undefined, { ...refused, event: null });
    const acts = (fixture.nativeElement as HTMLElement).querySelector('app-refused-events .acts');
    expect(acts?.querySelectorAll('button').length).toBe(0);
    expect(acts?.textContent).toContain('请来源重新报送');
  });
});
