import type { FeedbackTexts } from '../../i18n/zh-feedback.ts';
import type { Texts } from '../../i18n/texts.ts';

/** Why an act is or was refused, in words; a code that nobody knows is said as it is. */
export function actRefusal(
  code: string,
  detail: string,
  closed: Texts<FeedbackTexts>['act']['closed'],
  role: string,
): string {
  if (code === 'access/notAllowed') return closed[code](role);
  const known: Readonly<Record<string, unknown>> = closed;
  const sentence = known[code];
  if (typeof sentence === 'string') return sentence;
  return detail === '' ? code : detail;
}
