import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { AlarmView } from '#contract/alarm-view.ts';
import { FakeServer } from '../../testing/fake-fetch.ts';
import { AlarmStore } from '../data/alarm-store.ts';
import { FETCH } from '../data/api.ts';
import { SessionStore } from '../data/session-store.ts';
import { AlarmList } from './alarm-list.ts';

describe('the list of alarms', () => {
  const rows: readonly { alarm: AlarmView; says: string }[] = [
    { alarm: { kind: 'sourceSilent', source: '菏泽', since: null }, says: '菏泽 从未报送' },
    { alarm: { kind: 'calendarEnds', lastDay: '2026-12-31', days: 35 }, says: '还剩 35 天' },
    { alarm: { kind: 'calendarEnds', lastDay: '2026-12-31', days: -3 }, says: '已于' },
    {
      alarm: { kind: 'diskLow', freeBytes: 1_073_741_824, totalBytes: 10_737_418_240 },
      says: '磁盘只剩 1.0 GiB（共 10.0 GiB）',
    },
    { alarm: { kind: 'personalUnreadable', events: 3 }, says: '3 条事件' },
    { alarm: { kind: 'clockOff', seconds: -2.54 }, says: '-2.5 秒' },
    { alarm: { kind: 'checkDiffers', differences: 2 }, says: '2 处与重算不同' },
    { alarm: { kind: 'sweepLate', seconds: 75.4 }, says: '落后 75 秒' },
    {
      alarm: {
        ...{ kind: 'eventsMissing', source: 'urn:heze', missing: 1200 },
        ...{ from: '2026-11-24', to: '2026-11-24' },
      },
      says: '缺 1,200 条事件',
    },
  ];
  for (const { alarm, says } of rows) {
    it(`says of ${alarm.kind}: ${says}`, async () => {
      const server = new FakeServer(({ path }) => ({
        body: path === '/alarms' ? { items: [alarm] } : { pages: ['overview'] },
      }));
      TestBed.configureTestingModule({
        providers: [provideRouter([]), { provide: FETCH, useValue: server.fetch }],
      });
      await TestBed.inject(SessionStore).ask();
      await TestBed.inject(AlarmStore).load();
      const fixture = TestBed.createComponent(AlarmList);
      await fixture.whenStable();
      expect((fixture.nativeElement as HTMLElement).textContent).toContain(says);
    });
  }
});
