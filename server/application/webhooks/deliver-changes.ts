import { maskPersonal } from '#domain/access/masking.ts';
import type { Instant } from '#domain/time/limit.ts';
import { readWhole } from '../people/personal-records.ts';
import type { ReadSide } from '../read-side.ts';
import type { RecordWrite } from '../store/store-rows.ts';
import { instantText } from '../times.ts';
import type { WriterPort } from '../writer/writer-port.ts';
import {
  DEAD,
  PENDING,
  deliveries,
  findCourse,
  writeCourse,
  writeDelivery,
} from './webhook-records.ts';
import type { Delivery, Kept } from './webhook-records.ts';
import type { WebhookTarget } from './webhook-target.ts';
import type { SendOutcome, WebhookSender } from './webhook-sender.ts';

/** Tickets that are told of at the same time. */
const AT_ONCE = 8;
/** Deliveries that are looked at in one run. */
const LOOKED_AT = 200;
/** Tries of one delivery: some six hours with these pauses. */
const MOST_TRIES = 15;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** What delivering needs of its surroundings. */
export interface DeliveryParts {
  readonly side: ReadSide;
  readonly writer: WriterPort;
  readonly sender: WebhookSender;
  /** Wall clock, ms. */
  readonly now: () => Instant;
  /** From 0 to 1, for pauses that do not meet. */
  readonly random: () => number;
}

/** Where a run ended, for the next one; empty at the end of the line. */
export interface Round {
  readonly after: string;
  readonly delivered: number;
  readonly failed: number;
}

/**
 * Tries the deliveries of a target that are due, some at a time. Of one ticket they go out in the
 * order of the log: the next one waits until the one before was taken or given up.
 */
export async function deliverChanges(
  parts: DeliveryParts,
  target: WebhookTarget,
  after: string,
): Promise<Round> {
  const { side, now } = parts;
  const page = await deliveries(side.store.desk, PENDING, target.name, after, LOOKED_AT);
  const due = headsOf(page, after).filter(({ body }) => body.at <= now());
  let delivered = 0;
  let failed = 0;
  for (let at = 0; at < due.length; at += AT_ONCE) {
    const tried = await Promise.all(
      due.slice(at, at + AT_ONCE).map((each) => deliver(parts, target, each)),
    );
    const taken = tried.filter(({ outcome }) => outcome.delivered).length;
    delivered += taken;
    failed += tried.length - taken;
    await note(parts, target.name, tried);
    // A receiver that takes nothing is not asked for everybody else.
    if (taken === 0) break;
  }
  const last = page.length < LOOKED_AT ? undefined : page.at(-1);
  return { after: last?.key ?? '', delivered, failed };
}

interface Tried {
  readonly delivery: Kept<Delivery>;
  readonly outcome: SendOutcome;
}

/** The first delivery of each ticket; that of a ticket before the page stands before it. */
function headsOf(page: readonly Kept<Delivery>[], after: string): readonly Kept<Delivery>[] {
  let ticket = after.slice(0, after.lastIndexOf('/'));
  return page.filter(({ key }) => {
    const own = key.slice(0, key.lastIndexOf('/'));
    const isHead = own !== ticket;
    ticket = own;
    return isHead;
  });
}

async function deliver(
  { side, sender }: DeliveryParts,
  { url, secret }: WebhookTarget,
  delivery: Kept<Delivery>,
): Promise<Tried> {
  const { ticket, seq } = delivery.body;
  const key = { kind: 'ticket', no: ticket } as const;
  const [event] = await readWhole(side.store, side.vault, key, [seq]);
  if (event === undefined) {
    const error = 'the event is not in the log any more';
    return { delivery, outcome: { delivered: false, error, retryAfterMs: undefined } };
  }
  const { id, source, type, subject, time, data } = event.whole;
  const body = JSON.stringify({
    ...{ specversion: '1.0', id, source, type, subject },
    time: instantText(side.calendar, time),
    datacontenttype: 'application/json',
    data: maskPersonal(data),
  });
  const opened = side.vault.openText(secret);
  return {
    delivery,
    outcome: await sender.send({ url, id: `event-${seq}`, body, secret: opened }),
  };
}

/** Writes down how tries ended, all at once. */
async function note(
  { side, writer, now, random }: DeliveryParts,
  name: string,
  tried: readonly Tried[],
): Promise<void> {
  const writes: RecordWrite[] = [];
  let delivered = 0;
  let lastError: string | null = null;
  for (const { delivery, outcome } of tried) {
    const { key, version, body } = delivery;
    if (outcome.delivered) {
      delivered += 1;
      writes.push(writeDelivery(PENDING, key, null, version));
      continue;
    }
    const attempts = body.attempts + 1;
    lastError = outcome.error;
    if (attempts >= MOST_TRIES) {
      const dead = { ...body, attempts, at: now(), error: outcome.error };
      writes.push(writeDelivery(PENDING, key, null, version), writeDelivery(DEAD, key, dead, null));
    } else {
      const at = now() + Math.max(pauseAfter(attempts, random()), outcome.retryAfterMs ?? 0);
      const again = { ...body, attempts, at, error: outcome.error };
      writes.push(writeDelivery(PENDING, key, again, version));
    }
  }
  const course = await findCourse(side.store.desk, name);
  if (course !== undefined) {
    const lastDeliveredAt = delivered > 0 ? now() : course.body.lastDeliveredAt;
    const sum = course.body.delivered + delivered;
    const told = { ...course.body, delivered: sum, lastDeliveredAt, lastError };
    writes.push(writeCourse(name, told, course.version));
  }
  // What somebody else wrote meanwhile stays; the receiver knows a message again by its id.
  await writer.call('writeRecords', writes, []);
}

/** Doubles from try to try; between half of it and all of it. */
function pauseAfter(attempts: number, random: number): number {
  const whole = Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
  return Math.round(whole * (0.5 + random / 2));
}
