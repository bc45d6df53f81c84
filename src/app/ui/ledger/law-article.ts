import type { ClockKind } from '#domain/limits/clock-kind.ts';
import { findSuspensionReason } from '#domain/limits/suspension-reasons.ts';
import type { LedgerRun } from './ledger-run.ts';

/** What a line of the table rests on; the texts are in the dictionary of the page. */
export type LawArticle =
  | 'civilCode201'
  | 'civilCode203'
  | 'licensing32'
  | 'licensing42'
  | 'licensing44'
  | 'licensing45'
  | 'licensing82'
  | 'serviceGuide'
  | 'holidayNotice';

/** The article that gives a clock its limit; a commitment's is the service guide. */
const LIMIT_ARTICLE: Readonly<Partial<Record<ClockKind, LawArticle>>> = {
  statutory: 'licensing42',
  commitment: 'serviceGuide',
  correctionNotice: 'licensing32',
  delivery: 'licensing44',
};

/** Whether a suspension's reason leaves the statutory limit alone (article 45). */
export function isArticle45(reason: string): boolean {
  return findSuspensionReason(reason)?.statutoryExcluded === true;
}

/**
 * The articles behind one line of the table.
 *
 * @param kind null for the calculator, whose limit has no article of its own
 * @param workingDays whether rest days are left out by the unit
 */
export function lawArticles(
  run: LedgerRun,
  kind: ClockKind | null,
  workingDays: boolean,
): readonly LawArticle[] {
  switch (run.kind) {
    case 'trigger':
      return ['civilCode201'];
    case 'holiday':
      return ['holidayNotice'];
    case 'makeUpDay':
      return ['holidayNotice'];
    case 'restDay':
      return workingDays && kind !== null ? ['licensing82'] : [];
    case 'suspended':
      return run.reason !== null && isArticle45(run.reason) ? ['licensing45'] : [];
    case 'counted':
      return countedArticles(run, kind, workingDays);
  }
}

function countedArticles(
  run: LedgerRun,
  kind: ClockKind | null,
  workingDays: boolean,
): readonly LawArticle[] {
  if (run.begins === 'resumption') {
    return run.reason !== null && isArticle45(run.reason) ? ['licensing45'] : [];
  }
  const limit = kind === null ? undefined : LIMIT_ARTICLE[kind];
  const articles: LawArticle[] = [];
  if (limit !== undefined && (run.begins === 'count' || run.due)) articles.push(limit);
  if (run.begins === 'count' && kind !== null && workingDays) articles.push('licensing82');
  if (run.due && !workingDays) articles.push('civilCode203');
  return articles;
}
