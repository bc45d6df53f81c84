import { canonicalJson } from '#contract/events/canonical-json.ts';
import { decodeEvent, findFuture } from '#contract/events/decode-event.ts';
import type { Rejection } from '#contract/receipt.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { SubjectClock } from '#domain/limits/subject-clock.ts';
import type { ClockBucket, ClockKind } from '#domain/limits/clock-kind.ts';
import { deriveCase } from '#domain/derive-case.ts';
import { deriveTicket } from '#domain/feedback/derive-ticket.ts';
import { configuration } from '#domain/testing/case-fixture.ts';
import { rowsOf } from '../../../application/writer/batch-rows.ts';
import type { BatchRows } from '../../../application/writer/batch-rows.ts';
import type { NamedReference } from '../../../application/reference/reference-port.ts';
import type { ImportTarget } from '../feed.ts';

/** Moment at which all imports of the specs happen. */
export const NOW = Date.parse('2026-11-25T10:00:00+08:00');

/** A platform in memory that takes and refuses events by the contract's own rules. */
export class RecordingTarget implements ImportTarget {
  readonly kept = new Map<string, { readonly text: string; readonly event: LoggedEvent }>();
  readonly references: NamedReference[] = [];
  readonly refused: unknown[] = [];
  readonly batches: number[] = [];
  /** Cases that each batch speaks of. */
  readonly subjectsOfBatches: string[][] = [];

  now(): number {
    return NOW;
  }

  ensureReference(reference: NamedReference): Promise<void> {
    this.references.push(reference);
    return Promise.resolve();
  }

  ingest(
    events: readonly unknown[],
    _origin?: unknown,
    rows?: BatchRows,
  ): Promise<{ accepted: number; duplicate: number; rejected: Rejection[] }> {
    this.batches.push(events.length);
    this.subjectsOfBatches.push(
      events.flatMap((event) => (hasSubject(event) ? [event.subject] : [])),
    );
    const receipt = { accepted: 0, duplicate: 0, rejected: [] as Rejection[] };
    for (const { from, to, aside } of rowsOf({ events, rows })) {
      for (let index = from; index < to; index += 1) {
        const answer = aside ?? this.#take(events[index]);
        if (answer === 'accepted' || answer === 'duplicate') receipt[answer] += 1;
        else {
          this.refused.push(events[index]);
          receipt.rejected.push({ index, id: null, ...answer });
          break;
        }
      }
    }
    return Promise.resolve(receipt);
  }

  /** All events kept, or those of one case. */
  events(no?: string): LoggedEvent[] {
    const all = [...this.kept.values()].map(({ event }) => event);
    return no === undefined ? all : all.filter((event) => event.subject === no);
  }

  /** Codes that were made known of one kind. */
  codes(kind: keyof NamedReference): string[] {
    return this.references.flatMap((each) => each[kind] ?? []).map(({ code }) => code);
  }

  /** How many clocks of a kind stand in each bucket, derived as the product derives them. */
  buckets(kind: ClockKind): Partial<Record<ClockBucket, number>> {
    const counts: Partial<Record<ClockBucket, number>> = {};
    const bySubject = Map.groupBy(this.events(), (event) => event.subject);
    for (const events of bySubject.values()) {
      for (const clock of clocksOf(events)) {
        if (clock.kind === kind) counts[clock.bucket] = (counts[clock.bucket] ?? 0) + 1;
      }
    }
    return counts;
  }

  /** Every clock of the tickets, derived as the product derives them. */
  ticketClocks(): readonly (Pick<SubjectClock, 'kind' | 'bucket'> & { readonly no: string })[] {
    const bySubject = Map.groupBy(this.events(), (event) => event.subject);
    return [...bySubject].flatMap(([no, events]) =>
      deriveTicket(events, configuration(), NOW).clocks.map(({ kind, bucket }) => ({
        ...{ no, kind, bucket },
      })),
    );
  }

  #take(value: unknown): 'accepted' | 'duplicate' | Omit<Rejection, 'index' | 'id'> {
    const decoded = decodeEvent(value);
    if (!decoded.ok) return decoded.error;
    const { source, id, type, subject, time, data } = decoded.value;
    const future = findFuture(time, NOW);
    if (future !== undefined) return future;
    const key = JSON.stringify([source, id]);
    const text = canonicalJson({ type, subject, time, data });
    const before = this.kept.get(key);
    if (before !== undefined) {
      return before.text === text
        ? 'duplicate'
        : { code: 'event/conflict', path: null, message: 'other content is kept' };
    }
    this.kept.set(key, { text, event: { ...decoded.value, receivedAt: NOW } });
    return 'accepted';
  }
}

function hasSubject(event: unknown): event is { readonly subject: string } {
  return typeof event === 'object' && event !== null && 'subject' in event;
}

function clocksOf(events: readonly LoggedEvent[]): readonly SubjectClock[] {
  return deriveCase(events, configuration(), NOW).clocks;
}
