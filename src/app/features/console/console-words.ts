import { Service } from '@angular/core';
import { useTexts } from '../../i18n/texts.ts';
import { consoleZh } from './console-zh.ts';

/** The console's own words in the reader's language. */
@Service()
export class ConsoleWords {
  readonly t = useTexts(consoleZh, () =>
    import('./console-en.ts').then((module) => module.consoleEn),
  );
}
