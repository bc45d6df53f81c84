import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { SubjectKey, SubjectKind } from './store-rows.ts';

const KINDS: Readonly<Record<string, SubjectKind>> = {
  case: 'case',
  card: 'case',
  order: 'case',
  item: 'item',
  licence: 'licence',
  review: 'review',
  ticket: 'ticket',
  hotline: 'hotline',
  survey: 'survey',
  task: 'task',
  platform: 'platform',
  source: 'source',
};

/** The subject that an event belongs to. Orders and cards belong to the case they are about. */
export function subjectKeyOf({ type, subject }: Pick<LoggedEvent, 'type' | 'subject'>): SubjectKey {
  const kind = KINDS[type.slice(0, type.indexOf('.'))];
  if (kind === undefined) throw new RangeError(`no subject has events of type ${type}`);
  return { kind, no: subject };
}

/** The case that an event of another subject speaks of, so that the case can name it. */
export function linkedCaseOf({ type, data }: LoggedEvent): string | undefined {
  if (type.startsWith('case.') || type.startsWith('card.') || type.startsWith('order.')) {
    return undefined;
  }
  const { caseNo } = data;
  return typeof caseNo === 'string' && caseNo !== '' ? caseNo : undefined;
}
