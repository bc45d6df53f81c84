import { gzipSync } from 'node:zlib';
import { evilText, mutateBytes, mutateValue } from './evil.ts';
import { EVENT } from './fuzzed-cases.ts';
import { outcomeOf } from './fuzzed.ts';
import type { Attack, Outcome, Target } from './fuzzed.ts';

const TYPES = [
  'received',
  'accepted',
  'suspended',
  'extended',
  'stepStarted',
  'stepFinished',
  'decided',
  'corrected',
  'nonsense',
];
const OTHERS = [
  'ticket.created',
  'review.submitted',
  'item.published',
  'source.manifest',
  'order.issued',
  'survey.answered',
  'hotline.callStatistics',
];

const LIMIT = {
  calendar: 'cn',
  start: '2026-03-02',
  limit: { value: 5, unit: 'workingDay' },
  extensions: [{ value: 2, unit: 'workingDay' }],
  suspensions: [
    { from: '2026-03-03', to: '2026-03-05' },
    { from: '2026-03-09', limit: { value: 1, unit: 'workingDay' } },
  ],
  warnings: [{ before: { value: 1, unit: 'workingDay' } }],
  asOf: '2026-03-20T10:00:00+08:00',
};
const INLINE = {
  ...LIMIT,
  calendar: {
    timeZone: 'Asia/Shanghai',
    week: {
      mon: [
        ['09:00', '12:00'],
        ['13:30', '17:30'],
      ],
    },
    holidays: ['2026-10-01'],
    workdays: ['2026-10-10'],
    covers: { from: '2026-01-01', to: '2027-12-31' },
  },
  start: '2026-03-02T10:00:00+08:00',
  limit: { value: 8, unit: 'workingHour' },
};

const EVENT_TYPES = [
  'application/cloudevents-batch+json',
  'application/cloudevents+json',
  'application/x-ndjson',
  'application/json',
  'text/plain',
  'application/cloudevents-batch+json; charset=gb18030',
  '',
];

/** A message of events of any form, coding and truth. */
export const eventBodies: Attack = {
  name: 'POST /events',
  fire: async (target) => {
    const { random } = target;
    const events = Array.from({ length: 1 + random.below(6) }, (_, index) => {
      const type = random.happens(0.8) ? `case.${random.pick(TYPES)}` : random.pick(OTHERS);
      const event = {
        ...EVENT,
        id: `e${random.below(500)}`,
        subject: `F-${random.below(40)}`,
        type,
        sequence: index,
      };
      return mutateValue(event, random);
    });
    const type = EVENT_TYPES[random.happens(0.9) ? random.below(3) : random.below(7)] ?? '';
    const text =
      type === 'application/x-ndjson'
        ? events.map((event) => JSON.stringify(event)).join('\n')
        : JSON.stringify(type === 'application/cloudevents+json' ? events[0] : events);
    const plain = Buffer.from(text);
    const bytes = random.happens(0.4) ? mutateBytes(plain, random) : plain;
    const headers: Record<string, string> = {
      authorization: `Bearer ${target.key}`,
      'content-type': type,
    };
    let body = bytes;
    if (random.happens(0.2)) {
      headers['content-encoding'] = random.pick([
        'gzip',
        'x-gzip',
        'gzip',
        'br',
        'deflate',
        'gzip, gzip',
        '*',
      ]);
      body = packed(bytes, target);
    }
    return send(target, 'POST', '/events', headers, body);
  },
};

function packed(bytes: Buffer, { random }: Target): Buffer {
  switch (random.below(5)) {
    case 0:
      // A bomb: ten megabytes of nothing in ten kilobytes.
      return gzipSync(Buffer.alloc(10 * 1024 * 1024, 0x20));
    case 1:
      return gzipSync(gzipSync(bytes));
    case 2:
      return mutateBytes(gzipSync(bytes), random);
    case 3: {
      const whole = gzipSync(bytes);
      return whole.subarray(0, random.below(whole.length));
    }
    default:
      return gzipSync(bytes);
  }
}

/** Limits to evaluate, which anyone may ask without signing in. */
export const limitBodies: Attack = {
  name: 'POST /time-limits/evaluate',
  fire: async (target) => {
    const { random } = target;
    const made = mutateValue(random.happens(0.5) ? LIMIT : INLINE, random);
    const plain = Buffer.from(JSON.stringify(random.happens(0.2) ? [made, made] : made));
    const body = random.happens(0.3) ? mutateBytes(plain, random) : plain;
    return send(
      target,
      'POST',
      '/time-limits/evaluate',
      { 'content-type': 'application/json' },
      body,
    );
  },
};

const ACTS: readonly (readonly [method: string, path: string, body: unknown])[] = [
  ['POST', '/cards/F-1%2Fcommitment%2Fyellow%2F1/urge', { reason: '催', expectedVersion: 1 }],
  [
    'POST',
    '/cards/F-2/commitment/red/1/order',
    { reason: '督', expectedVersion: 1, due: '2026-03-09', leader: '李' },
  ],
  ['POST', '/cards/bulk', { ids: ['F-1/commitment/yellow/1'], action: 'urge', reason: '催' }],
  ['POST', '/cards/F-1%2Fcommitment%2Fyellow%2F1/watch', undefined],
  ['DELETE', '/cards/F-1%2Fcommitment%2Fyellow%2F1/watch', undefined],
  ['POST', '/quarantine/1/retry', undefined],
];

/** What people send who are signed in. */
export const acts: Attack = {
  name: 'acts of people',
  fire: async (target) => {
    const { random, cookie } = target;
    const [method, path, value] = random.pick(ACTS);
    const plain = Buffer.from(
      value === undefined ? '' : JSON.stringify(mutateValue(value, random)),
    );
    const body = random.happens(0.3) ? mutateBytes(plain, random) : plain;
    const headers = { cookie, 'x-requested-with': 'mingjian', 'content-type': 'application/json' };
    const where = random.happens(0.2)
      ? path.replace('F-1', encodeURIComponent(evilText(random).slice(0, 300).toWellFormed()))
      : path;
    return send(target, method, where, headers, body);
  },
};

const PATHS = [
  '/cards',
  '/cases',
  '/clocks/summary',
  '/quarantine',
  '/overview',
  '/regions',
  '/items',
  '/sources',
  '/calendars/cn/days',
  '/cases/F-1',
  '/cards/F-1',
  '/cases/F-1/ledger.csv',
  '/cases/export.csv',
  '/cards/export.csv',
  '/me/cards',
  '/openapi.json',
  '/open311/v2/requests.json',
  '/open311/v2/requests/F-1.xml',
  '/open311/v2/services/refuse.xml',
  '/open311/v2/tokens/F-1.json',
];
const NAMES = [
  'cursor',
  'limit',
  'level',
  'state',
  'region',
  'department',
  'by',
  'kind',
  'subject',
  'from',
  'to',
  'text',
  'item',
  'clock',
  'bucket',
  'volume',
  'asOf',
  'knownAt',
  'mine',
  '__proto__',
  'constructor',
  'sort',
];
const VALUES = [
  'case',
  'ticket',
  'region',
  'department',
  'item',
  'commitment',
  'step',
  'yellow',
  '370102',
  '2026-03-01',
  '200',
  '201',
  '-1',
  'overdue',
  'W10=',
  'eyJhIjoxfQ',
  'received',
  'watched',
  '2026-03-02T10:00:00+08:00',
];

/** Questions with cursors, dates and names of any kind. */
export const queries: Attack = {
  name: 'queries',
  fire: async (target) => {
    const { random, cookie } = target;
    const query = new URLSearchParams(
      Array.from({ length: random.below(5) }, () => [
        random.pick(NAMES),
        (random.happens(0.5) ? random.pick(VALUES) : cursorOrText(target)).slice(0, 3000),
      ]),
    );
    const path = `${random.pick(PATHS)}?${query.toString()}`;
    return send(target, 'GET', path, { cookie }, undefined);
  },
};

function cursorOrText({ random }: Target): string {
  if (random.happens(0.5)) return evilText(random);
  const value = mutateValue(['a', 1, { no: 'F-1', received: 1 }, 3], random);
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

async function send(
  target: Target,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: Buffer | undefined,
): Promise<Outcome> {
  const answer = await fetch(`${target.url}/api/v1${path}`, {
    method,
    headers,
    ...(body === undefined || body.length === 0 ? {} : { body: new Uint8Array(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  return outcomeOf(
    answer,
    `${method} ${path} ${JSON.stringify(headers)} ${body?.toString('latin1') ?? ''}`,
  );
}
