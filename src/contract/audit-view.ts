import { FEEDBACK_ACTS } from '#domain/access/feedback-acts.ts';

/** What the audit log names: sign-ins, acts, what leaves the platform, operation, and refusals of access. */
export const AUDIT_ACTIONS = [
  'session.signIn',
  'session.signOut',
  'card.acknowledge',
  'card.urge',
  'card.order',
  'card.explain',
  'card.appeal',
  'card.decideAppeal',
  'card.revoke',
  'card.close',
  'card.assign',
  ...FEEDBACK_ACTS.map((act) => `feedback.${act}` as const),
  'feedback.template',
  'feedback.attach',
  'feedback.reveal',
  'export.feedback',
  'access.refuse',
  'key.refuse',
  'person.reveal',
  'reveal.ask',
  'reveal.confirm',
  'reveal.withdraw',
  'person.forget',
  'key.replace',
  'export.cards',
  'export.cases',
  'export.ledger',
  'export.ranking',
  'export.evidence',
  'import.file',
  'scheme.propose',
  'scheme.confirm',
  'scheme.reject',
  'score.enter',
  'score.confirm',
  'survey.draft',
  'survey.publish',
  'survey.close',
  'survey.link',
  'task.act',
  'quarantine.retry',
  'reference.load',
  'account.add',
  'account.change',
  'account.password',
  'account.secondFactor',
  'account.link',
  'source.add',
  'webhook.add',
  'webhook.drop',
  'webhook.replay',
  'audit.begin',
  'anchor.key',
  'store.recompute',
  'store.rederive',
  'store.attach',
  'store.backup',
  'store.detach',
  'store.restore',
  'server.start',
  'server.stop',
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** How it went. What takes long is written twice: when it begins and when it has ended. */
export const AUDIT_OUTCOMES = ['begun', 'done', 'refused', 'failed'] as const;

export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** One row of the audit log as the auditor reads it. */
export interface AuditView {
  readonly no: number;
  readonly at: string;
  /** Account; `platform` and `cli:NAME` act without a session, empty is somebody unknown. */
  readonly actor: string;
  /** Mark of the session, from which it cannot be taken over; null where there was none. */
  readonly session: string | null;
  readonly ip: string | null;
  readonly action: AuditAction;
  /** What was acted on, such as a card or an account. */
  readonly object: string | null;
  readonly reason: string | null;
  readonly outcome: AuditOutcome;
  readonly detail: Readonly<Record<string, unknown>>;
  /** SHA-256 of the row and of the hash before it, hexadecimal. */
  readonly hash: string;
}

/** Filter of the audit log; absent fields do not restrict. */
export interface AuditFilter {
  readonly actor?: string | undefined;
  readonly action?: AuditAction | undefined;
  readonly outcome?: AuditOutcome | undefined;
  /** First and last day. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
