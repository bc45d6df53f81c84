import { gunzip } from 'node:zlib';
import type { Rejection } from '#contract/receipt.ts';
import { checkCoding, jsonOf, mediaTypeOf, textOf } from '../http/read-body.ts';
import { refuse } from '../http/refused-request.ts';
import { MAX_BYTES, MAX_EVENTS } from './intake.ts';

export const BATCH_TYPE = 'application/cloudevents-batch+json';
export const SINGLE_TYPE = 'application/cloudevents+json';
export const LINES_TYPE = 'application/x-ndjson';

/** The events of a body, and the lines that are none. */
export interface EventBody {
  readonly events: readonly unknown[];
  /** Where each event stood in the body, counted from 0; equal to its place unless lines are broken. */
  readonly places: readonly number[];
  readonly broken: readonly Rejection[];
}

/** Reads the body of `POST /events` in any of its forms. */
export async function readEventBody(
  contentType: string | undefined,
  encoding: string | undefined,
  bytes: Buffer,
): Promise<EventBody> {
  const type = mediaTypeOf(contentType);
  if (type !== BATCH_TYPE && type !== SINGLE_TYPE && type !== LINES_TYPE) {
    return refuse(
      'request/unsupportedType',
      `Events come as ${BATCH_TYPE}, ${SINGLE_TYPE} or ${LINES_TYPE}.`,
    );
  }
  checkCoding(contentType, encoding, ['gzip', 'x-gzip']);
  const packed = encoding !== undefined && !/^\s*identity\s*$/i.test(encoding);
  const text = textOf(packed ? await unpacked(bytes) : bytes);
  if (type === LINES_TYPE) return readLines(text);
  const value = jsonOf(text);
  if (type === SINGLE_TYPE) return { events: [value], places: [0], broken: [] };
  if (!Array.isArray(value)) {
    return refuse('request/malformed', 'A batch is a JSON array of events.');
  }
  const events = value as readonly unknown[];
  return { events, places: events.map((_event, place) => place), broken: [] };
}

/** Unpacks gzip; output beyond the limit is refused before it is made. */
function unpacked(bytes: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    gunzip(bytes, { maxOutputLength: MAX_BYTES }, (error, result) => {
      if (error === null) resolve(result);
      else reject(error);
    });
  }).catch((error: unknown) =>
    error instanceof RangeError
      ? refuse('request/tooLarge', `Unpacked, a message has at most ${MAX_BYTES} bytes.`)
      : refuse('request/malformed', 'The body is not gzip.'),
  ) as Promise<Buffer>;
}

/** Lines without content are no events and are not counted. */
function readLines(text: string): EventBody {
  const events: unknown[] = [];
  const places: number[] = [];
  const broken: Rejection[] = [];
  let index = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    if (index >= MAX_EVENTS) {
      return refuse('request/tooLarge', `A message holds at most ${MAX_EVENTS} events.`);
    }
    try {
      events.push(JSON.parse(line) as unknown);
      places.push(index);
    } catch {
      const message = 'The line is not JSON.';
      broken.push({ index, id: null, code: 'event/unreadable', path: null, message });
    }
    index += 1;
  }
  return { events, places, broken };
}
