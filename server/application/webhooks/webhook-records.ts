import type { Instant } from '#domain/time/limit.ts';
import type { Desk } from '../store/desk.ts';
import type { RecordRow, RecordWrite } from '../store/store-rows.ts';
import type { WebhookTarget } from './webhook-target.ts';

/** How far a target has been told. */
export interface WebhookCourse {
  /** Version of the data up to which changes stand in line. */
  readonly upTo: number;
  readonly delivered: number;
  readonly lastDeliveredAt: Instant | null;
  readonly lastError: string | null;
}

/** A delivery in line, or given up. */
export interface Delivery {
  readonly target: string;
  readonly ticket: string;
  /** Number of the event in the log. */
  readonly seq: number;
  readonly attempts: number;
  /** Not before this; of one that was given up when that was. */
  readonly at: Instant;
  readonly error: string | null;
}

/** A document with the version it was read with, to be written back. */
export interface Kept<T> {
  readonly key: string;
  readonly version: number;
  readonly body: T;
}

const TARGET = 'webhook';
const COURSE = 'webhookCourse';
/** Kinds of deliveries: those in line, and those that were given up. */
export const PENDING = 'webhookPending';
export const DEAD = 'webhookDead';

type DeliveryKind = typeof PENDING | typeof DEAD;

/** A name is a part of keys and addresses. */
export const WEBHOOK_NAME = /^[a-z0-9][a-z0-9-]{0,59}$/;

const AT_ONCE = 200;

/** Key of a delivery: by target, then by ticket, then in the order of the log. */
export function deliveryKey({
  target,
  ticket,
  seq,
}: Pick<Delivery, 'target' | 'ticket' | 'seq'>): string {
  return `${target}/${encodeURIComponent(ticket)}/${String(seq).padStart(16, '0')}`;
}

export async function targets(desk: Desk): Promise<readonly Kept<WebhookTarget>[]> {
  return readAll<WebhookTarget>(desk, TARGET, '');
}

export async function findTarget(
  desk: Desk,
  name: string,
): Promise<Kept<WebhookTarget> | undefined> {
  const row = await desk.findRecord(TARGET, name);
  return row === undefined ? undefined : keptOf<WebhookTarget>(row);
}

export async function findCourse(
  desk: Desk,
  name: string,
): Promise<Kept<WebhookCourse> | undefined> {
  const row = await desk.findRecord(COURSE, name);
  return row === undefined ? undefined : keptOf<WebhookCourse>(row);
}

/** The next deliveries of a target after a key, in order of their keys. */
export async function deliveries(
  desk: Desk,
  kind: DeliveryKind,
  target: string,
  after: string,
  limit = AT_ONCE,
): Promise<readonly Kept<Delivery>[]> {
  const rows = await desk.listRecords(kind, `${target}/`, after, limit);
  return rows.map((row) => keptOf<Delivery>(row));
}

export async function findDelivery(
  desk: Desk,
  kind: DeliveryKind,
  key: string,
): Promise<Kept<Delivery> | undefined> {
  const row = await desk.findRecord(kind, key);
  return row === undefined ? undefined : keptOf<Delivery>(row);
}

/** How many deliveries of a kind a target has, counted up to a bound. */
export async function countDeliveries(
  desk: Desk,
  kind: DeliveryKind,
  target: string,
  most = 10_000,
): Promise<number> {
  let count = 0;
  let after = '';
  for (;;) {
    const page = await deliveries(desk, kind, target, after);
    count += page.length;
    const last = page.at(-1);
    if (last === undefined || page.length < AT_ONCE || count >= most) return count;
    after = last.key;
  }
}

export function writeTarget(
  name: string,
  target: WebhookTarget | null,
  before: number | null,
): RecordWrite {
  return write(TARGET, name, target, before);
}

export function writeCourse(
  name: string,
  course: WebhookCourse | null,
  before: number | null,
): RecordWrite {
  return write(COURSE, name, course, before);
}

export function writeDelivery(
  kind: DeliveryKind,
  key: string,
  delivery: Delivery | null,
  before: number | null,
): RecordWrite {
  return write(kind, key, delivery, before);
}

function write(kind: string, key: string, body: unknown, before: number | null): RecordWrite {
  return { kind, key, body: body === null ? null : JSON.stringify(body), before };
}

async function readAll<T>(desk: Desk, kind: string, prefix: string): Promise<readonly Kept<T>[]> {
  const all: Kept<T>[] = [];
  let after = '';
  for (;;) {
    const rows = await desk.listRecords(kind, prefix, after, AT_ONCE);
    all.push(...rows.map((row) => keptOf<T>(row)));
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE) return all;
    after = last.key;
  }
}

function keptOf<T>({ key, version, body }: RecordRow): Kept<T> {
  return { key, version, body: JSON.parse(body) as T };
}
