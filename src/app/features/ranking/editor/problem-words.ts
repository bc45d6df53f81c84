import type { Texts } from '../../../i18n/texts.ts';
import type { Problem } from './draft-problems.ts';
import type { editorZh } from './editor-zh.ts';

/** What is wrong with a field, in a sentence that says what is allowed. */
export function problemWords({ code, detail }: Problem, texts: Texts<typeof editorZh>): string {
  return code === 'refused' ? texts.refused(detail ?? '') : texts.problem[code];
}
