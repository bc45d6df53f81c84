import viewSvg from '@material-symbols/svg-400/outlined/visibility.svg';
import {
  afterNextRender,
  Component,
  computed,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import { SHORTEST_REASON } from '#contract/reveal-view.ts';
import type { RevealView } from '#contract/reveal-view.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { Words } from '../../i18n/words.ts';
import type { CaseTexts } from '../../i18n/zh-case.ts';
import { ReturningFocus } from '../../platform/returning-focus.ts';
import { Icon } from '../../ui/icon/icon.ts';
import { personRows } from './person-rows.ts';

/**
 * Shows who applied in clear to a duty that has to know it: for a reason, on record, until the reader
 * leaves the case. Nothing of it is kept anywhere else in the browser.
 */
@Component({
  selector: 'app-case-reveal',
  imports: [Icon],
  host: { 'data-returns-home': '' },
  templateUrl: './case-reveal.html',
  styleUrl: './case-reveal.scss',
})
export class CaseReveal {
  readonly no = input.required<string>();
  readonly texts = input.required<CaseTexts>();

  readonly #api = inject(Api);
  readonly #injector = inject(Injector);
  readonly #focus = inject(ReturningFocus);
  protected readonly words = inject(Words);
  protected readonly viewSvg = viewSvg;
  protected readonly asking = linkedSignal({ source: this.no, computation: () => false });
  protected readonly reason = linkedSignal({ source: this.no, computation: () => '' });
  protected readonly shown = linkedSignal({
    source: this.no,
    computation: (): RevealView | null => null,
  });
  protected readonly rows = computed(() => {
    const { reveal } = this.texts();
    return personRows(this.shown()?.applicant ?? null, reveal.fields);
  });
  protected readonly sending = signal(false);
  protected readonly problem = signal('');
  protected readonly field = viewChild<ElementRef<HTMLElement>>('field');

  protected ask(): void {
    this.#focus.keep();
    this.asking.set(true);
    this.problem.set('');
    afterNextRender(() => this.field()?.nativeElement.focus(), { injector: this.#injector });
  }

  protected leave(): void {
    // What was typed and not sent stays; what was shown for it does not.
    if (this.shown() !== null) this.reason.set('');
    this.asking.set(false);
    this.shown.set(null);
    this.#focus.giveBack();
  }

  protected async show(event: Event): Promise<void> {
    event.preventDefault();
    const reason = this.reason().trim();
    if (reason.length < SHORTEST_REASON) {
      this.problem.set(this.texts().reveal.reasonShort);
      return;
    }
    const no = this.no();
    this.sending.set(true);
    this.problem.set('');
    try {
      const path = `/cases/${encodeURIComponent(no)}/reveal`;
      const answer = await this.#api.post<RevealView>(path, { reason });
      // The reader may have gone on to another case.
      if (no === this.no()) this.shown.set(answer);
    } catch (error) {
      this.problem.set(errorWords(asApiError(error), this.words.t().error));
    } finally {
      this.sending.set(false);
    }
  }
}
