import type { CardView } from '#contract/card-view.ts';
import { dayOfDue, isDay } from '../../i18n/format.ts';
import type { Format } from '../../i18n/format.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { zh } from '../../i18n/zh.ts';
import { isOver } from './card-reading.ts';
import type { consoleZh } from './console-zh.ts';

/** Why a card was issued, in one sentence that names the limit, its day and its hour. */
export function whyWords(
  card: CardView,
  own: Texts<typeof consoleZh>,
  shared: Texts<typeof zh>,
  format: Format,
): string {
  const { panel } = own;
  const limit = shared.clockLong[card.clock];
  if (card.category !== 'time') return panel.otherwise(shared.category[card.category]);
  if (card.due === null) return panel.unknownDue(limit);
  const end = isDay(card.due)
    ? panel.endOfDay(format.namedDay(dayOfDue(card.due)))
    : panel.endAt(format.instant(card.due));
  if (card.level === 'red' && /unexplained/i.test(card.rule)) return panel.unexplained(limit, end);
  const amount =
    card.limit !== null && 'unit' in card.limit
      ? shared.unit[card.limit.unit](card.limit.value)
      : undefined;
  // A ticket's yellow stands before the end, where a case has its warning.
  if (!isOver(card) && (card.level === 'warning' || card.rule.endsWith('Soon'))) {
    return amount === undefined ? panel.soonStated(limit, end) : panel.soon(limit, amount, end);
  }
  if (card.endedAt !== null) {
    return isOver(card) ? panel.overEnded(limit, end) : panel.endedInTime(limit, end);
  }
  return amount === undefined ? panel.overStated(limit, end) : panel.over(limit, amount, end);
}
