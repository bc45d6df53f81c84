import type { EventData } from '#domain/cases/logged-event.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { DemoEvent } from '../demo-event.ts';

/** A ticket, a review or another subject while its course is made up. */
export class FeedbackDraft {
  readonly no: string;
  readonly source: string;
  readonly events: DemoEvent[] = [];

  constructor(no: string, source: string) {
    this.no = no;
    this.source = source;
  }

  /** Adds what happened at an instant; `type` is whole, such as `ticket.created`. */
  add(type: string, at: Instant, data: EventData = {}): Instant {
    this.events.push({
      specversion: '1.0',
      id: `${this.no}-${this.events.length + 1}`,
      source: this.source,
      type,
      subject: this.no,
      time: new Date(Math.floor(at / 1000) * 1000).toISOString(),
      data,
    });
    return at;
  }
}
