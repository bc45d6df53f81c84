import type { CardLevel } from '#domain/cards/card-rule.ts';
import type { CaseClockKind, ClockBucket } from '#domain/limits/clock-kind.ts';
import { addDays, formatDay, parseDay } from '#domain/time/day.ts';
import type { OverviewView } from '#contract/session-view.ts';

/** Query of the list of cases that a figure opens. */
export type CaseDoor = Readonly<Record<string, string>>;

type VolumeKind = OverviewView['volumes'][number]['kind'];

/**
 * Where a figure counts: a region with what lies below it, or only what is filed at the region
 * itself; null for all that the reader sees.
 */
export interface Place {
  readonly region: string | null;
  readonly atRegion: boolean;
}

/** The list that holds exactly the clocks of a figure. */
export function clockDoor(kind: CaseClockKind, bucket: ClockBucket | null, place: Place): CaseDoor {
  return { clock: kind, ...(bucket === null ? {} : { bucket }), ...placeQuery(place) };
}

/** The list that holds exactly a volume of one day. */
export function volumeDoor(kind: VolumeKind, day: string, place: Place): CaseDoor {
  if (kind === 'cards') return cardDoor('any', day, day, place);
  if (kind !== 'overdue') return { volume: kind, from: day, to: day, ...placeQuery(place) };
  // A commitment is over from the day after its due day on.
  const due = dayBefore(day);
  return { clock: 'commitment', bucket: 'breached', from: due, to: due, ...placeQuery(place) };
}

/** The list of cases with a card whose ground arose between two days, both included. */
export function cardDoor(
  level: CardLevel | 'any',
  from: string,
  to: string,
  place: Place,
): CaseDoor {
  return { card: level, from, to, ...placeQuery(place) };
}

/** The list of cases received through a channel on some days. */
export function channelDoor(
  channel: string | null,
  from: string,
  to: string,
  region: string | null,
): CaseDoor {
  const place = placeQuery({ region, atRegion: false });
  // The key under which lists keep what tells no channel.
  return { channel: channel ?? 'unassigned', from, to, ...place };
}

/** The evidence of one count of an indicator, on the page of that indicator. */
export function evidenceDoor(
  period: string,
  part: 'numerator' | 'denominator',
  region: string | null,
): CaseDoor {
  return { period, part, ...placeQuery({ region, atRegion: false }) };
}

function placeQuery({ region, atRegion }: Place): CaseDoor {
  return {
    ...(region === null ? {} : { region }),
    ...(atRegion ? { atRegion: 'true' } : {}),
  };
}

function dayBefore(day: string): string {
  const parsed = parseDay(day);
  return parsed === undefined ? day : formatDay(addDays(parsed, -1));
}
