import type { CaseView } from '#contract/case-view.ts';
import { dayOfInstant } from '../../i18n/format.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { zh } from '../../i18n/zh.ts';
import type { CaseTexts } from '../../i18n/zh-case.ts';
import type { StripMark } from '../../ui/ledger-strip/strip-mark.ts';

/** What stands under the strip: the turns of the case, its cards, what was done about them, today. */
export function caseMarks(
  view: Pick<CaseView, 'events' | 'cards' | 'decisions' | 'asOf'>,
  texts: CaseTexts,
  shared: Texts<typeof zh>,
): readonly StripMark[] {
  const words: Readonly<Record<string, string>> = texts.mark;
  const happened = [
    ...view.events.map(({ time, type }) => ({ at: time, type })),
    ...view.decisions.map(({ at, type }) => ({ at, type })),
  ].flatMap(({ at, type }): readonly StripMark[] => {
    const text = words[type];
    return text === undefined ? [] : [{ date: dayOfInstant(at), text, look: 'event' }];
  });
  const cards = view.cards
    .filter((card) => card.state !== 'revoked')
    .map((card): StripMark => ({
      date: dayOfInstant(card.groundAt),
      text: shared.level[card.level],
      look: card.level,
    }));
  const today: StripMark = { date: dayOfInstant(view.asOf), text: texts.mark.today, look: 'today' };
  return [...happened, ...cards, today];
}
