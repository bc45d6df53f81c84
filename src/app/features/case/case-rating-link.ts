import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { SERVICE_STAGES } from '#domain/feedback/service-stage.ts';
import type { ServiceStage } from '#domain/feedback/service-stage.ts';
import type { RatingLinkView } from '#contract/public-view.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { Words } from '../../i18n/words.ts';
import type { CaseTexts } from '../../i18n/zh-case.ts';
import { qrPath } from '../../ui/qr/qr-path.ts';

/**
 * Hands a citizen the link by which one stage of the case is rated once: a QR code on this screen, and
 * the address to send.
 */
@Component({
  selector: 'app-case-rating-link',
  templateUrl: './case-rating-link.html',
  styleUrl: './case-rating-link.scss',
})
export class CaseRatingLink {
  readonly no = input.required<string>();
  readonly texts = input.required<CaseTexts>();

  readonly #api = inject(Api);
  protected readonly words = inject(Words);
  protected readonly stages = SERVICE_STAGES;
  protected readonly stage = signal<ServiceStage>('case');
  protected readonly link = linkedSignal({
    source: this.no,
    computation: (): RatingLinkView | null => null,
  });
  protected readonly drawing = computed(() => {
    const rows = this.link()?.qr;
    if (rows === undefined) return null;
    return qrPath(rows.map((row) => Array.from(row, (square) => square === '1')));
  });
  protected readonly sending = signal(false);
  protected readonly problem = signal('');

  protected choose(value: string): void {
    this.stage.set(SERVICE_STAGES.find((stage) => stage === value) ?? 'case');
    this.link.set(null);
  }

  protected async make(): Promise<void> {
    this.sending.set(true);
    this.problem.set('');
    try {
      const body = { caseNos: [this.no()], stage: this.stage(), channel: 'qr' };
      const answer = await this.#api.post<{ items: RatingLinkView[] }>('/rating-links', body);
      this.link.set(answer.items[0] ?? null);
    } catch (error) {
      this.problem.set(errorWords(asApiError(error), this.words.t().error));
    } finally {
      this.sending.set(false);
    }
  }
}
