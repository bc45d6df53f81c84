import type { EventData } from '#domain/cases/logged-event.ts';
import type { Instant } from '#domain/time/limit.ts';

/** A CloudEvent as a source sends it (`interfaces.md` 1.1). */
export interface DemoEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly sequence?: number | undefined;
  readonly data: EventData;
}

/** An event and when its source gets round to sending it; never before it happened. */
export interface Reported {
  readonly reportedAt: Instant;
  readonly event: DemoEvent;
}
