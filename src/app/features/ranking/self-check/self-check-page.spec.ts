import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { SelfCheckView } from '#contract/self-check-view.ts';
import { FakeServer } from '../../../../testing/fake-fetch.ts';
import { FETCH } from '../../../data/api.ts';
import { SelfCheckLine } from './self-check-line.ts';
import { SelfCheckPage } from './self-check-page.ts';

const log: SelfCheckView = {
  since: '2026-11-23T08:00:00+08:00',
  at: '2026-11-23T10:31:07+08:00',
  difference: 0,
  details: [],
  rounds: [
    { startedAt: '2026-11-23T10:00:00+08:00', endedAt: null, checked: 1234, difference: 0 },
    {
      startedAt: '2026-11-23T08:00:00+08:00',
      endedAt: '2026-11-23T10:00:00+08:00',
      checked: 20_000,
      difference: 0,
    },
  ],
};

function serve(view: SelfCheckView): FakeServer {
  const server = new FakeServer(() => ({ body: view }));
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: FETCH, useValue: server.fetch }],
  });
  return server;
}

async function line(view: SelfCheckView): Promise<HTMLAnchorElement | null> {
  serve(view);
  const fixture = TestBed.createComponent(SelfCheckLine);
  fixture.componentRef.setInput('asOf', '2026-11-23T10:32:00+08:00');
  await fixture.whenStable();
  return (fixture.nativeElement as HTMLElement).querySelector('a');
}

describe('the standing check', () => {
  it('says beside the title when it last agreed, and opens its log', async () => {
    const link = await line(log);
    expect(link?.textContent.trim()).toBe('已核对 10:31 与全量重算差异 0');
    expect(link?.getAttribute('href')).toBe('/ranking/self-check');
    expect(link?.classList).not.toContain('apart');
  });

  it('marks a difference by its shape as well as by its colour', async () => {
    const link = await line({ ...log, difference: 2 });
    expect(link?.textContent).toContain('差异 2');
    expect(link?.classList).toContain('apart');
    expect(link?.querySelector('app-level-mark svg')).not.toBeNull();
  });

  it('claims no agreement before anything was compared', async () => {
    const link = await line({ ...log, at: null, rounds: [] });
    expect(link?.textContent.trim()).toBe('尚未核对');
  });

  it('lists its rounds, the one at work first', async () => {
    serve(log);
    const fixture = TestBed.createComponent(SelfCheckPage);
    await fixture.whenStable();
    const rows = [...(fixture.nativeElement as HTMLElement).querySelectorAll('tbody tr')];
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent.trim()))).toEqual([
      ['2026-11-23 10:00:00', '进行中', '1,234', '0'],
      ['2026-11-23 08:00:00', '2026-11-23 10:00:00', '20,000', '0'],
    ]);
  });

  it('says to whoever sees a part that the size of the rest is not told', async () => {
    serve({ ...log, difference: 1, details: ['case A: due is stored otherwise'], rounds: [] });
    const fixture = TestBed.createComponent(SelfCheckPage);
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    expect(host.querySelector('tbody')).toBeNull();
    expect(host.textContent).toContain('你的范围只是全省一部分');
    expect(host.textContent).toContain('case A: due is stored otherwise');
  });
});
