import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Page, Stamp } from '#contract/page.ts';
import type { TaskView } from '#contract/task-view.ts';
import type { TaskAct } from '#domain/access/task-acts.ts';
import { Api } from '../../../data/api.ts';
import { asApiError } from '../../../data/api-error.ts';
import { errorWords } from '../../../data/error-words.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { Words } from '../../../i18n/words.ts';
import { AwaitedRows } from '../../../ui/state-note/awaited-rows.ts';
import { FailureNote } from '../../../ui/state-note/failure-note.ts';
import { FeedbackTabs } from '../feedback-tabs.ts';
import { TaskEntry } from './task-entry.ts';
import { tasksZh } from './tasks-zh.ts';

const FILTERS = ['all', 'open', 'overdue', 'closed'] as const;
type Filter = (typeof FILTERS)[number];

/** Which states a filter lets through; what is overdue is still to be done. */
const SHOWN: Readonly<Record<Filter, (state: TaskView['state']) => boolean>> = {
  all: () => true,
  open: (state) => state === 'running' || state === 'overdue',
  overdue: (state) => state === 'overdue',
  closed: (state) => state.startsWith('closed'),
};

/** Tasks 任务 of the plan: what is late, what is due, and where the reader tells how far it is. */
@Component({
  selector: 'app-tasks-page',
  imports: [AwaitedRows, FailureNote, FeedbackTabs, RouterLink, TaskEntry],
  template: `
    <div class="page">
      <header class="page-head">
        <h1>{{ t().title }}</h1>
        <span class="muted subtitle">{{ t().subtitle }}</span>
        <span class="spacer"></span>
        <app-feedback-tabs />
      </header>
      <div class="page-body">
        @if (failure(); as failed) {
          <app-failure-note
            [what]="t().label"
            [sentence]="failed.sentence"
            [code]="failed.code"
            (retry)="read.reload()"
          />
        } @else if (list(); as page) {
          <nav class="line" [attr.aria-label]="t().filter.label">
            @for (one of filters; track one) {
              <a
                class="button"
                [class.chosen]="one === filter()"
                [attr.aria-current]="one === filter() ? 'true' : null"
                [routerLink]="[]"
                [queryParams]="{ state: one === 'all' ? null : one }"
                queryParamsHandling="merge"
                >{{ t().filter[one] }} {{ words.format().count(countOf(one)) }}</a
              >
            }
            <span class="muted">{{
              t().asOf(page.items.length, words.format().minute(page.asOf))
            }}</span>
            <span role="status">{{ told() }}</span>
          </nav>
          @for (task of shown(); track task.no) {
            <app-task-entry
              class="card"
              [task]="task"
              [asOf]="page.asOf"
              [texts]="t()"
              (changed)="replace($event.task, $event.done)"
            />
          } @empty {
            <p class="muted">{{ page.items.length === 0 ? t().none : t().noneOfState }}</p>
          }
        } @else {
          <section class="card">
            <app-awaited-rows [what]="t().label" [rows]="6" [reading]="read" />
          </section>
        }
      </div>
    </div>
  `,
  styles: `
    :host {
      display: block;
      height: 100%;
    }
    .page-head {
      flex-wrap: wrap;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      margin-bottom: 12px;
      gap: 6px 8px;
    }
    .card {
      margin-bottom: 12px;
    }
    @media (width < 1024px) {
      .subtitle {
        display: none;
      }
    }
  `,
})
export class TasksPage {
  /** Filter in the address. */
  readonly state = input<string>();
  readonly #api = inject(Api);
  protected readonly words = inject(Words);
  protected readonly t = useTexts(tasksZh, () =>
    import('./tasks-en.ts').then((module) => module.tasksEn),
  );
  protected readonly filters = FILTERS;
  protected readonly filter = computed(() => FILTERS.find((one) => one === this.state()) ?? 'all');
  protected readonly read = resource({
    loader: ({ abortSignal }) => this.#api.get<Page<TaskView> & Stamp>('/tasks', {}, abortSignal),
  });
  /** What was told here stands where it stood until the list is read again. */
  protected readonly list = linkedSignal(() =>
    this.read.hasValue() ? this.read.value() : undefined,
  );
  /** What came of the reader's last act. */
  protected readonly told = signal('');
  protected readonly shown = computed(() =>
    (this.list()?.items ?? []).filter(({ state }) => SHOWN[this.filter()](state)),
  );
  protected readonly failure = computed(() => {
    const error = this.read.error();
    if (error === undefined) return null;
    const refused = asApiError(error);
    return { code: refused.code, sentence: errorWords(refused, this.words.t().error) };
  });

  protected countOf(filter: Filter): number {
    return (this.list()?.items ?? []).filter(({ state }) => SHOWN[filter](state)).length;
  }

  protected replace(task: TaskView, done: TaskAct | null): void {
    // Here, not at the task: that may leave the list by what was done.
    if (done !== null)
      this.told.set(this.t().form.told(task.name ?? task.no, this.t().form.done[done]));
    this.list.update(
      (page) =>
        page && { ...page, items: page.items.map((one) => (one.no === task.no ? task : one)) },
    );
  }
}
