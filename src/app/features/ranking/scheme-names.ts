import type { SchemeText } from '#contract/scheme-view.ts';
import type { LanguageCode } from '../../i18n/language.ts';
import { schemeLines } from './scheme-fields.ts';

/** Names of a scheme's indicators by id; the Chinese one where there is no English. */
export function schemeNames(
  { scheme, english }: Pick<SchemeText, 'scheme' | 'english'>,
  language: LanguageCode,
): ReadonlyMap<string, string> {
  return new Map(
    schemeLines(scheme.indicators).map(({ id, name }) => [
      id,
      language === 'en' ? (english[id] ?? name) : name,
    ]),
  );
}
