import type { BulkRevealed, BulkRevealRequest, BulkRevealView } from '#contract/bulk-reveal.ts';
import type { Result } from '#domain/result.ts';
import type { Refusal } from '../refusal.ts';
import type { Viewer } from './viewer.ts';

/** Many people in clear, which takes two persons; part of the platform. */
export interface BulkReveals {
  /** What waits: the viewer's own requests, and those of others that he may see all of. */
  bulkReveals(viewer: Viewer): Promise<readonly BulkRevealView[]>;
  /** Refused with the place of the first subject that is not within reach. */
  askBulkReveal(
    viewer: Viewer,
    request: BulkRevealRequest,
  ): Promise<Result<BulkRevealView, Refusal>>;
  confirmBulkReveal(viewer: Viewer, id: string): Promise<Result<BulkRevealView, Refusal>>;
  /** Takes a request back; for whoever asked. */
  withdrawBulkReveal(viewer: Viewer, id: string): Promise<Result<true, Refusal>>;
  /** Shows the people to whoever asked, once: the request is gone with it. */
  readBulkReveal(viewer: Viewer, id: string): Promise<Result<BulkRevealed, Refusal>>;
}
