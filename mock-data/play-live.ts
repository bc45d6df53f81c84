import type { Clock } from '../server/application/clock.ts';
import type { Platform } from '../server/application/platform.ts';
import { compileCalendar } from '#domain/time/calendar.ts';
import { bySource } from './demo-sources.ts';
import { DEMO_SUPERVISOR } from './generator/demo-viewer.ts';
import type { DemoEvent } from './generator/demo-event.ts';
import { LiveFeedback } from './generator/live-feedback.ts';
import { LiveCases } from './generator/live-cases.ts';
import { OfficeHours } from './generator/office-hours.ts';
import { Random } from './generator/random.ts';

export interface LiveOptions {
  readonly seed?: string | undefined;
  /** 1 unless given: livelier than a real province of this size, yet a day's volume stays believable. */
  readonly eventsPerSecond?: number | undefined;
  /** Told of what went wrong; the play goes on. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

const BEAT_MS = 700;
/** Unsigned cards that the play leaves for whoever looks. */
const LEFT_OPEN = 8;
/** Share of what happens that is somebody calling, rating, or being answered. */
const OF_PEOPLE = 0.25;

/**
 * Plays on: new cases come in, open ones move, people call and rate, some of the overdue ones are finished at last and
 * some are reported late, so that cards come and go. One short timer; each beat plans its events
 * from the clock it was given. The answer stops it.
 */
export function playLive(platform: Platform, clock: Clock, options: LiveOptions = {}): () => void {
  const { seed = 'live', eventsPerSecond = 1 } = options;
  const source = platform.calendar('cn');
  if (source === undefined) throw new Error('the official calendar is not in the store');
  const random = new Random(`${seed} ${clock.now()}`);
  const hours = new OfficeHours(compileCalendar(source), random);
  const cases = new LiveCases(platform, random, hours, clock.now());
  const feedback = new LiveFeedback(platform, { random, hours }, clock.now());
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const beat = async (): Promise<void> => {
    const wanted = (eventsPerSecond * BEAT_MS * random.between(0.4, 1.6)) / 1000;
    const count = Math.floor(wanted) + (random.chance(wanted % 1) ? 1 : 0);
    const events: DemoEvent[] = [];
    while (events.length < count) {
      const from = random.chance(OF_PEOPLE) ? feedback : cases;
      events.push(...(await from.next(clock.now())));
    }
    for (const batch of bySource('http', events)) await platform.ingest(batch.events, batch.origin);
    if (random.chance(0.04)) await settleOne(platform, random);
  };
  const schedule = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      beat()
        .catch((error: unknown) => options.onError?.(error))
        .finally(schedule);
    }, BEAT_MS);
    timer.unref();
  };
  schedule();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** A supervisor closes a card that was explained, or acknowledges a new one. */
async function settleOne(platform: Platform, random: Random): Promise<void> {
  // What still runs is not settled yet.
  const explained = platform.board
    .select(DEMO_SUPERVISOR, { state: 'explained' })
    .filter(({ endedAt }) => endedAt !== null);
  const open = platform.board.select(DEMO_SUPERVISOR, { state: 'open' });
  const closes = explained.length > 0 && random.chance(0.5);
  // Some always wait: a board that somebody clears at once shows nothing to do.
  const from = closes ? explained : open.length > LEFT_OPEN ? open : [];
  if (from.length === 0) return;
  const card = random.pick(from);
  await platform.act(DEMO_SUPERVISOR, card.id, closes ? 'close' : 'acknowledge', {
    ...(closes && { reason: '情况属实，已整改' }),
    expectedVersion: card.version,
  });
}
