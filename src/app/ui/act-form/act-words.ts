import { Service } from '@angular/core';
import { useTexts } from '../../i18n/texts.ts';
import { zhAct } from '../../i18n/zh-act.ts';

/** The words of what is done with cards, in the reader's language. */
@Service()
export class ActWords {
  readonly t = useTexts(zhAct, () => import('../../i18n/en-act.ts').then((module) => module.enAct));
}
