import { Service } from '@angular/core';
import { useTexts } from '../../i18n/texts.ts';
import { zhFeedback } from '../../i18n/zh-feedback.ts';

/** The words of the queue, in the reader's language. */
@Service()
export class FeedbackWords {
  readonly t = useTexts(zhFeedback, () =>
    import('../../i18n/en-feedback.ts').then((module) => module.enFeedback),
  );

  kind(kind: string): string {
    const { kind: known, unknownKind } = this.t();
    if (Object.hasOwn(known, kind)) return known[kind as keyof typeof known];
    return kind === '' ? unknownKind : kind;
  }

  phase(subject: 'ticket' | 'review', phase: string): string {
    const words: Readonly<Record<string, string>> = this.t().phase[subject];
    return words[phase] ?? phase;
  }

  channel(channel: string | null): string {
    if (channel === null) return '';
    const words: Readonly<Record<string, string>> = this.t().channel;
    return words[channel] ?? channel;
  }

  event(type: string): string {
    const words: Readonly<Record<string, string>> = this.t().event;
    return words[type] ?? type;
  }
}
