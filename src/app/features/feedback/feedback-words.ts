import { Service } from '@angular/core';
import type { FindingView } from '#contract/case-view.ts';
import type { FindingFacts } from '../../i18n/zh-finding.ts';
import { useTexts } from '../../i18n/texts.ts';
import { zhFinding } from '../../i18n/zh-finding.ts';
import { zhFeedback } from '../../i18n/zh-feedback.ts';

/** The words of the queue, in the reader's language. */
@Service()
export class FeedbackWords {
  readonly t = useTexts(zhFeedback, () =>
    import('../../i18n/en-feedback.ts').then((module) => module.enFeedback),
  );

  readonly #findings = useTexts(zhFinding, () =>
    import('../../i18n/en-finding.ts').then((module) => module.enFinding),
  );

  /** A finding as a question; a code that has no words yet stands as it is. */
  finding({ code, facts }: FindingView): string {
    const known: Readonly<Record<string, unknown>> = this.#findings();
    const words = known[code];
    if (typeof words === 'string') return words;
    if (typeof words !== 'function') return code;
    const texts = Object.entries(facts).map(([name, value]) => {
      const text = String(value ?? '—');
      return [name, name === 'type' ? this.event(text) : text];
    });
    return (words as (facts: FindingFacts) => string)(Object.fromEntries(texts) as FindingFacts);
  }

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
