import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manualClock } from '../../server/application/clock.ts';
import type { Platform } from '../../server/application/platform.ts';
import { openPlatform } from '../../server/open-platform.ts';
import { demoStart, loadDemo } from '../load-demo.ts';
import { DEMO_SUPERVISOR } from './demo-viewer.ts';
import { LivePlay } from './live-play.ts';

const DAY = 86_400_000;
const DAYS = 4;
const TURNS_A_DAY = 500;

describe('LivePlay over days', () => {
  const until = Date.parse('2026-11-24T15:00:00+08:00');
  const clock = manualClock(demoStart(until, 30));
  const stocks: Record<string, number>[] = [];
  let folder = '';
  let platform: Platform;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-live-'));
    platform = await openPlatform({ dataDir: folder, clock, jobs: false });
    await loadDemo(platform, clock, { until, days: 30, cases: 600 });
    const play = new LivePlay(platform, 'days');
    stocks.push(await count(platform));
    for (let day = 1; day <= DAYS; day += 1) {
      for (let turn = 0; turn < TURNS_A_DAY; turn += 1) {
        clock.set(until + (day - 1) * DAY + Math.round((turn * DAY) / TURNS_A_DAY));
        await play.beat(clock.now(), 1);
      }
      stocks.push(await count(platform));
    }
  }, 240_000);

  afterAll(async () => {
    await platform.close();
    await rm(folder, { recursive: true });
  });

  it('no queue and no board grows: each stays about as full as it was found', () => {
    const [first = {}, ...later] = stocks;
    for (const [day, now] of later.entries()) {
      for (const [state, stock] of Object.entries(now)) {
        // Each state is let grow to some from nothing, and all of them together make the open ones.
        const some = state === 'open' ? 60 : 20;
        const most = Math.max((first[state] ?? 0) * 1.5, (first[state] ?? 0) + some);
        expect(stock)
          .withContext(`${state} on day ${day + 1}`)
          .toBeLessThanOrEqual(most);
      }
    }
  });

  it('something waits in every queue all the same', () => {
    for (const state of ['toDispatch', 'signed', 'accepted', 'cards', 'open']) {
      const seen = stocks.slice(1).map((one) => one[state] ?? 0);
      expect(Math.max(...seen))
        .withContext(state)
        .toBeGreaterThan(0);
    }
  });

  it('the platform takes what is played', async () => {
    const found = await platform.verify();
    expect(found.difference).toBe(0);
  });
});

/** What waits in each state: of tickets and reviews, of cases, and on the board. */
async function count(platform: Platform): Promise<Record<string, number>> {
  const { feedbackBoard, board } = platform;
  await feedbackBoard.open();
  const stocks: Record<string, number> = {
    open: feedbackBoard.select(DEMO_SUPERVISOR, { phase: 'open' }).length,
    toDispatch: feedbackBoard.select(DEMO_SUPERVISOR, { phase: 'toDispatch' }).length,
    toRevisit: feedbackBoard.select(DEMO_SUPERVISOR, { phase: 'toRevisit' }).length,
    cards: board.select(DEMO_SUPERVISOR, { state: 'unsettled' }).length,
  };
  for (const phase of ['dispatched', 'signed', 'revisited', 'verified', 'rectified'] as const) {
    stocks[phase] = feedbackBoard.select(DEMO_SUPERVISOR, { phase }).length;
  }
  for (const phase of ['submitted', 'received', 'correction', 'accepted', 'finished'] as const) {
    const found = await platform.cases(DEMO_SUPERVISOR, { phase }, { limit: 1 });
    stocks[phase] = found.ok ? (found.value.total ?? 0) : 0;
  }
  return stocks;
}
