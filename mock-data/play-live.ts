import type { Clock } from '../server/application/clock.ts';
import type { Platform } from '../server/application/platform.ts';
import { LivePlay } from './generator/live-play.ts';

export interface LiveOptions {
  readonly seed?: string | undefined;
  /** 1 unless given: livelier than a real province of this size, yet a day's volume stays believable. */
  readonly eventsPerSecond?: number | undefined;
  /** Told of what went wrong; the play goes on. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

const BEAT_MS = 700;

/**
 * Plays on: new cases come in, open ones move, people call and rate, some of the overdue ones are finished at last and
 * some are reported late, so that cards come and go. As much leaves each state as comes into it. One
 * short timer; each beat plans its events from the clock it was given. The answer stops it.
 */
export function playLive(platform: Platform, clock: Clock, options: LiveOptions = {}): () => void {
  const { seed = 'live', eventsPerSecond = 1 } = options;
  const play = new LivePlay(platform, `${seed} ${clock.now()}`);
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const beat = async (): Promise<void> => {
    const wanted = (eventsPerSecond * BEAT_MS * play.random.between(0.4, 1.6)) / 1000;
    const count = Math.floor(wanted) + (play.random.chance(wanted % 1) ? 1 : 0);
    await play.beat(clock.now(), count);
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
