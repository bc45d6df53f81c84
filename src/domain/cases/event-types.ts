/** Every type that a source may send, in the order of interfaces.md 1.4; the place is the rank. */
export const SOURCE_EVENT_TYPES: readonly string[] = [
  ...types(
    'case',
    'submitted preReviewed received correctionRequested correctionSubmitted accepted notAccepted',
    'stepStarted stepFinished suspended resumed extended returned decided finished delivered',
    'withdrawn terminated feeCharged materialProvided corrected note',
  ),
  ...types('item', 'published revised withdrawn'),
  ...types('licence', 'requested shared refused'),
  ...types(
    'review',
    'submitted added assigned verified rectified fedBack revisited appealed excluded',
    'appealRejected',
  ),
  ...types(
    'ticket',
    'created answeredDirectly dispatched signed contacted assisted returned transferred',
    'extensionRequested extensionGranted extensionDenied replied revisited reopened closed',
    'merged split',
  ),
  ...types('hotline', 'callStatistics'),
  ...types('survey', 'published answered closed answerWithdrawn'),
  ...types('order', 'issued signed replied verified closed'),
  ...types('task', 'published progressed milestoneReached closed'),
  ...types('platform', 'measured'),
  ...types('source', 'manifest'),
];

/** What the platform and persons on it decide about a card; never sent by a source (`design.md` 2). */
export const CARD_EVENT_TYPES: readonly string[] = types(
  'card',
  'issued acknowledged urged explained appealed appealDecided revocationRequested revoked closed',
  'groundLost',
);

/** What persons decide about a score that they give; never sent by a source. */
export const SCORE_EVENT_TYPES: readonly string[] = types('score', 'entered confirmed');

const ALL_TYPES = [...SOURCE_EVENT_TYPES, ...CARD_EVENT_TYPES, ...SCORE_EVENT_TYPES];

const RANKS: ReadonlyMap<string, number> = new Map(ALL_TYPES.map((type, rank) => [type, rank]));

/**
 * Place of a type in the order of interfaces.md 1.3, counted from 0. The decisions of the platform
 * follow the sources' types; a type of neither comes last.
 */
export function eventRank(type: string): number {
  return RANKS.get(type) ?? RANKS.size;
}

// Keys of an object are texts that the engine keeps once: two of them are compared by a look.
const SHARED: ReadonlyMap<string, string> = new Map(
  Object.keys(Object.fromEntries(ALL_TYPES.map((type) => [type, true]))).map((type) => [
    type,
    type,
  ]),
);

/**
 * A type as all events that have it share it. What comes from outside brings a text of its own for
 * each event, and every derivation compares it some dozens of times, letter by letter.
 */
export function sharedType(type: string): string {
  return SHARED.get(type) ?? type;
}

function types(family: string, ...names: readonly string[]): readonly string[] {
  return names
    .join(' ')
    .split(' ')
    .map((name) => `${family}.${name}`);
}
