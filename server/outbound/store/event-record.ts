import { sharedType } from '#domain/cases/event-types.ts';
import type { EventData, LoggedEvent } from '#domain/cases/logged-event.ts';
import type { DetachedEvent, EventDigests, KeptEvent } from '../../application/store/store-rows.ts';

/** An event as its table has it, in either home. */
export interface EventRecord {
  readonly seq: number;
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly time: number;
  readonly sequence: number | null;
  readonly received_at: number;
  /** JSON of the data, or what stands for it while an archive holds it: see {@link detachedData}. */
  readonly data: string;
}

/** Begins no JSON of an object: what follows are the digests of a detached event. */
const MARK = '#';

/** What stands in place of the data of an event whose content lies in an archive. */
export function detachedData({ content, withoutPersons }: EventDigests): string {
  return `${MARK}${content} ${withoutPersons}`;
}

/** The event of a record, or what is left of it. */
export function toKept(record: EventRecord): KeptEvent {
  const digests = digestsOf(record);
  return digests === undefined ? toEvent(record) : { digests };
}

/** The events of records, without those whose content lies in an archive. */
export function toEvents(records: readonly EventRecord[]): LoggedEvent[] {
  return records.flatMap((record) => (digestsOf(record) === undefined ? [toEvent(record)] : []));
}

/** What is left of the records whose content lies in an archive, without the others. */
export function toDetached(
  records: readonly EventRecord[],
): ({ readonly seq: number } & DetachedEvent)[] {
  return records.flatMap((record) => {
    const digests = digestsOf(record);
    return digests === undefined ? [] : [{ seq: record.seq, digests }];
  });
}

function toEvent(record: EventRecord): LoggedEvent {
  return {
    source: record.source,
    id: record.id,
    type: sharedType(record.type),
    subject: record.subject,
    time: record.time,
    sequence: record.sequence,
    receivedAt: record.received_at,
    data: JSON.parse(record.data) as EventData,
  };
}

/** What the event of a record is known again by; undefined where all of it is there. */
function digestsOf({ data }: Pick<EventRecord, 'data'>): EventDigests | undefined {
  if (!data.startsWith(MARK)) return undefined;
  const [content = '', withoutPersons = ''] = data.slice(MARK.length).split(' ');
  return { content, withoutPersons };
}
