import type { Page } from '#contract/page.ts';
import type { DeadLetterView, ReplayView, WebhookView } from '#contract/webhook-view.ts';
import type { Result } from '#domain/result.ts';
import type { AuditActor } from '../audit/audit-rows.ts';
import type { PageQuery } from '../page-query.ts';
import type { Refusal } from '../refusal.ts';
import type { Viewer } from '../people/viewer.ts';
import type { WebhookTarget } from './webhook-target.ts';

/** A target as whoever adds it names it. */
export type NewWebhook = Pick<WebhookTarget, 'name' | 'url' | 'prefix'>;

/** The systems that are told of changes, and what they have not taken. */
export interface WebhookDesk {
  /** Adds a target that hears of what happens from now on; its deliveries are signed with `secret`. */
  addWebhook(
    target: NewWebhook,
    secret: string,
    by: AuditActor,
  ): Promise<Result<NewWebhook, Refusal>>;
  /** Takes a target away, with what stands in line for it. */
  dropWebhook(name: string, by: AuditActor): Promise<Result<{ readonly name: string }, Refusal>>;
  /** All of them, of a viewer who sees the whole province; of others none. */
  webhooks(viewer: Viewer): Promise<readonly WebhookView[]>;
  deadLetters(
    viewer: Viewer,
    name: string,
    page: PageQuery,
  ): Promise<Result<Page<DeadLetterView>, Refusal>>;
  /** Puts dead letters back in line: those named, or all. */
  replayWebhook(
    viewer: Viewer,
    name: string,
    ids: readonly string[] | undefined,
  ): Promise<Result<ReplayView, Refusal>>;
}
