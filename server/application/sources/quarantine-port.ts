import type { Page } from '#contract/page.ts';
import type { Receipt } from '#contract/receipt.ts';
import type { Result } from '#domain/result.ts';
import type { PageQuery } from '../page-query.ts';
import type { Viewer } from '../people/viewer.ts';
import type { Refusal } from '../refusal.ts';

export interface QuarantineRow {
  readonly id: string;
  readonly source: string | null;
  readonly eventId: string | null;
  readonly code: string;
  readonly path: string | null;
  readonly message: string;
  readonly receivedAt: string;
  /** The event as it was sent, null where it was too large to be kept; and for a conflict the one that stands. */
  readonly event: unknown;
  readonly kept: unknown;
}

/** Events that were refused, for whoever looks at them. */
export interface QuarantinePort {
  /** Rows of quarantine: events that were refused, with the reason, for retry. */
  quarantine(viewer: Viewer, page: PageQuery, source?: string): Promise<Page<QuarantineRow>>;
  retryQuarantined(viewer: Viewer, id: string): Promise<Result<Receipt, Refusal>>;
}
