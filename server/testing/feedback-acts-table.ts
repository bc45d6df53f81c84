import { actsOf, mayActOnFeedback } from '#domain/access/feedback-acts.ts';
import type { ActedFeedback, FeedbackAct } from '#domain/access/feedback-acts.ts';
import type { Role } from '#domain/access/role.ts';
import { REVIEW_PHASES, TICKET_PHASES } from '#domain/feedback/feedback-phase.ts';
import type { FeedbackPhase, FeedbackSubject } from '#domain/feedback/feedback-phase.ts';

const STAFF: readonly (readonly [Role, string])[] = [
  ['dispatcher', 'D'],
  ['handler', 'H'],
  ['liaison', 'L'],
  ['supervisor', 'S'],
];

/**
 * The table phase × act × role as a page of the documentation, from the rules themselves: in each
 * place stand the roles to whom the act is open, a dash where it is open to nobody.
 */
export function feedbackActsTable(): string {
  return [
    '# Who may do what with feedback, and when',
    '',
    'Made from `feedback-acts.ts`; a spec says when it is not current. D dispatcher 派单员, H handler 办理员,',
    'L liaison 联络员, S supervisor 监察员. Other roles read and do nothing. An extension is answered only',
    'where one was asked for, by another person; an appeal is decided by another person than the one who',
    'appealed; a return has its period and an extension is asked for before the limit is over.',
    '',
    '## Tickets 工单',
    '',
    ...tableOf('ticket', TICKET_PHASES),
    '',
    '## Bad reviews 差评',
    '',
    ...tableOf('review', REVIEW_PHASES),
    '',
  ].join('\n');
}

function tableOf(subject: FeedbackSubject, phases: readonly FeedbackPhase[]): readonly string[] {
  const head = ['act', ...phases];
  const rows = actsOf(subject).map((act) => [
    act,
    ...phases.map((phase) => openTo(subject, act, phase)),
  ]);
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [
    line(head),
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...rows.map(line),
  ];
}

function openTo(subject: FeedbackSubject, act: FeedbackAct, phase: FeedbackPhase): string {
  const answered = act === 'grantExtension' || act === 'denyExtension';
  const feedback: ActedFeedback = {
    subjectKind: subject,
    phase,
    extensionAskedBy: answered ? 'another' : null,
    appealedBy: 'another',
    returnUntil: 1,
    extendUntil: 1,
    good: false,
  };
  const open = STAFF.filter(([role]) => mayActOnFeedback(feedback, act, role, 'me', 0).ok);
  return open.length === 0 ? '-' : open.map(([, letter]) => letter).join(' ');
}
