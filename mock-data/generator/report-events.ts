import type { Instant } from '#domain/time/limit.ts';
import type { DemoEvent, Reported } from './demo-event.ts';
import { HOUR, MINUTE } from './office-hours.ts';
import type { Random } from './random.ts';

const DAY = 24 * HOUR;

/** A source that has sent nothing since an instant, although its office works on. */
export interface Silence {
  readonly source: string;
  readonly since: Instant;
  readonly until: Instant;
}

/**
 * When and how a source sends the events of a case: mostly at once, some in the evening's batch,
 * some days late, some dated back, some twice, a few twice with different content.
 */
export function reportEvents(
  events: readonly DemoEvent[],
  random: Random,
  silence: Silence,
): Reported[] {
  const reported: Reported[] = [];
  for (const event of events) {
    const happened = Date.parse(event.time);
    const sent = afterSilence(event.source, happened + delay(random), silence);
    const told = datedBack(event, happened, random);
    reported.push({ reportedAt: sent, event: told });
    if (!random.chance(0.004)) continue;
    const again = afterSilence(event.source, sent + random.between(1, 600) * MINUTE, silence);
    const changed = random.chance(0.01);
    reported.push({ reportedAt: again, event: changed ? contradict(told) : told });
  }
  return reported;
}

function delay(random: Random): number {
  const kind = random.next();
  if (kind < 0.955) return random.between(2_000, 90_000);
  if (kind < 0.998) return random.between(10, 240) * MINUTE;
  if (kind < 0.9995) return random.between(6, 60) * HOUR;
  return random.between(4, 12) * DAY;
}

function afterSilence(source: string, at: Instant, silence: Silence): Instant {
  if (source !== silence.source || at < silence.since) return at;
  return Math.max(at, silence.until + ((at - silence.since) % HOUR));
}

function datedBack(event: DemoEvent, happened: Instant, random: Random): DemoEvent {
  const tempting = event.type === 'case.stepFinished' || event.type === 'case.finished';
  if (!tempting || !random.chance(0.002)) return event;
  const time = new Date(happened - random.whole(20, 70) * HOUR).toISOString();
  return { ...event, time };
}

function contradict(event: DemoEvent): DemoEvent {
  return { ...event, data: { ...event.data, note: '同一编号重复报送，内容不一致' } };
}
