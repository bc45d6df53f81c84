import {
  Component,
  computed,
  effect,
  inject,
  input,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { SurveyDraftView } from '#contract/survey-draft-view.ts';
import { Api } from '../../../../data/api.ts';
import { asApiError } from '../../../../data/api-error.ts';
import { errorWords } from '../../../../data/error-words.ts';
import { ReferenceStore } from '../../../../data/reference-store.ts';
import { Words } from '../../../../i18n/words.ts';
import { AwaitedRows } from '../../../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../../../ui/state-note/failure-note.ts';
import { FeedbackTabs } from '../../feedback-tabs.ts';
import { SurveyWords } from '../survey-words.ts';
import { DraftWords } from './draft-words.ts';
import { DraftWork } from './draft-work.ts';
import { FactsFields } from './facts-fields.ts';
import { focusSoon } from './focus-soon.ts';
import { PublishPanel } from './publish-panel.ts';
import { QuestionnaireEditor } from './questionnaire-editor.ts';
import { SurveyPreview } from './survey-preview.ts';

/** Where a survey is written: its facts and questions, the page as people will see it, publishing. */
@Component({
  selector: 'app-survey-draft-page',
  imports: [
    AwaitedRows,
    FactsFields,
    FailureNote,
    FeedbackTabs,
    PublishPanel,
    QuestionnaireEditor,
    RouterLink,
    SurveyPreview,
  ],
  providers: [DraftWork],
  templateUrl: './survey-draft-page.html',
  styleUrl: './survey-draft-page.scss',
})
export class SurveyDraftPage {
  /** Number in the address. */
  readonly no = input.required<string>();
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #reference = inject(ReferenceStore);
  protected readonly words = inject(Words);
  protected readonly own = inject(DraftWords);
  protected readonly shared = inject(SurveyWords);
  protected readonly work = inject(DraftWork);
  /** Whether somebody tried to publish: from then on the fields say what is wrong. */
  protected readonly tried = signal(false);
  protected readonly asking = signal<'publish' | 'drop' | null>(null);
  protected readonly sending = signal(false);
  protected readonly previewed = signal(false);
  /** Question that is being written, which the preview shows. */
  protected readonly at = signal(0);
  protected readonly problems = computed(() => (this.tried() ? this.work.problems() : []));
  protected readonly regionName = computed(() => {
    const code = this.work.draft()?.regionCode ?? '';
    return this.#reference.findRegion(code)?.name ?? code;
  });
  protected readonly error = computed(() => {
    const refused = this.work.refused();
    return refused === undefined ? '' : errorWords(refused, this.words.t().error);
  });
  protected readonly read = resource({
    params: () => this.no(),
    loader: ({ params, abortSignal }) =>
      this.#api.get<SurveyDraftView>(
        `/survey-drafts/${encodeURIComponent(params)}`,
        {},
        abortSignal,
      ),
  });
  protected readonly failure = computed(() => {
    const error = this.read.error();
    if (error === undefined) return null;
    const refused = asApiError(error);
    return {
      code: refused.code,
      missing: refused.status === 404,
      sentence: errorWords(refused, this.words.t().error),
    };
  });

  constructor() {
    effect(() => {
      if (!this.read.hasValue()) return;
      const view = this.read.value();
      untracked(() => {
        this.work.begin(view);
      });
    });
  }

  /** What must be mended is told at its fields; a whole draft is kept and asked about. */
  protected async askToPublish(): Promise<void> {
    this.tried.set(true);
    const [first] = this.work.problems();
    if (first !== undefined) {
      this.go(first.path);
      return;
    }
    if (await this.work.keep()) this.asking.set('publish');
  }

  /** Back to where the question came from. */
  protected goOn(): void {
    this.asking.set(null);
    focusSoon('publish-open');
  }

  protected async publish(): Promise<void> {
    this.sending.set(true);
    try {
      if (!(await this.work.keep())) return;
      const { no, version } = this.work.view() ?? { no: '', version: 0 };
      const path = `/survey-drafts/${encodeURIComponent(no)}/publish`;
      await this.#api.post(path, { expectedVersion: version });
      this.work.end();
      await this.#router.navigate(['/feedback/surveys', no]);
    } catch (error) {
      this.work.fail(error);
      if (this.work.theirs() !== undefined) this.asking.set(null);
    } finally {
      this.sending.set(false);
    }
  }

  protected async drop(): Promise<void> {
    try {
      await this.#api.delete(`/survey-drafts/${encodeURIComponent(this.no())}`);
      this.work.end();
      await this.#router.navigate(['/feedback/surveys']);
    } catch (error) {
      this.work.fail(error);
    } finally {
      this.asking.set(null);
    }
  }

  protected async preview(): Promise<void> {
    if (!this.previewed()) await this.work.keep();
    this.previewed.update((shown) => !shown);
  }

  /** To the field of a problem. */
  protected go(path: string): void {
    if (path.startsWith('questions')) {
      // The button that adds an option mends the lack of one.
      focusSoon(path.endsWith('.options') ? path.replace(/options$/u, 'add') : path);
      return;
    }
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>('app-facts-fields [aria-invalid=true]')?.focus();
    });
  }
}
