import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { QuestionResult, SurveyResults } from '#contract/survey-view.ts';
import { Words } from '../../../i18n/words.ts';
import { mostGiven, unitBars } from './survey-bars.ts';
import { SurveyWords } from './survey-words.ts';

/** One question across regions or departments: every count, and a bar of what is compared. */
@Component({
  selector: 'app-unit-results',
  imports: [RouterLink],
  template: `
    <div class="line">
      <h2>{{ own.t().result.units[by()] }}</h2>
      <span class="spacer"></span>
      @for (one of kinds; track one) {
        <a
          class="button"
          [class.on]="by() === one"
          [attr.aria-current]="by() === one ? 'true' : null"
          [routerLink]="[]"
          [queryParams]="{ by: one }"
          queryParamsHandling="merge"
          >{{ own.t().result.by[one] }}</a
        >
      }
    </div>
    <div class="line">
      <label class="choice">
        {{ own.t().result.question }}
        <select #which class="input" (change)="chosen.set(which.value)">
          @for (one of comparable(); track one.id) {
            <option [value]="one.id" [selected]="one.id === question()?.id">{{ one.title }}</option>
          }
        </select>
      </label>
      @if (question(); as one) {
        @if (one.kind === 'choice') {
          <label class="choice">
            {{ own.t().result.option }}
            <select #value class="input" (change)="option.set(value.value)">
              @for (each of one.values; track each.value) {
                <option [value]="each.value" [selected]="each.value === option()">
                  {{ each.title }}
                </option>
              }
            </select>
          </label>
        }
      }
    </div>
    @if (bars().length === 0) {
      <p class="muted">{{ own.t().result.noUnits }}</p>
    } @else if (question(); as asked) {
      <div class="scroll" role="group" tabindex="0" [attr.aria-label]="asked.title">
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">{{ own.t().result.unit[by()] }}</th>
              <th scope="col" class="number">{{ own.t().result.answered }}</th>
              @for (value of asked.values; track value.value) {
                <th scope="col" class="number">{{ value.title }}</th>
              }
              <th scope="col" class="number">
                {{ option() === null ? own.t().result.mean : own.t().result.share }}
              </th>
              <th scope="col" class="bars">{{ own.t().result.drawn }}</th>
            </tr>
          </thead>
          <tbody>
            @for (bar of bars(); track bar.key) {
              <tr>
                <th scope="row">
                  @if (opens(bar.key)) {
                    <a
                      [routerLink]="[]"
                      [queryParams]="{ region: bar.key }"
                      queryParamsHandling="merge"
                      >{{ bar.name }}</a
                    >
                  } @else {
                    {{ bar.name }}
                  }
                </th>
                <td class="number">
                  @if (bar.result.answered > 0) {
                    <a [routerLink]="answers()" [queryParams]="of(bar.key)">{{
                      words.format().count(bar.result.answered)
                    }}</a>
                  } @else {
                    0
                  }
                </td>
                @for (value of bar.result.values; track value.value) {
                  <td class="number">
                    @if (value.count > 0) {
                      <a [routerLink]="answers()" [queryParams]="of(bar.key, value.value)">{{
                        words.format().count(value.count)
                      }}</a>
                    } @else {
                      0
                    }
                  </td>
                }
                <td class="number">{{ figure(bar.result, bar.given) }}</td>
                <td class="bars" aria-hidden="true">
                  @if (bar.length !== null) {
                    <svg viewBox="0 0 100 8" preserveAspectRatio="none">
                      <rect x="0" y="0" height="8" [attr.width]="bar.length" />
                    </svg>
                  }
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    }
  `,
  styleUrl: './survey-page.scss',
})
export class UnitResults {
  readonly results = input.required<SurveyResults>();
  readonly by = input.required<'region' | 'department'>();
  /** Region whose parts are listed. */
  readonly region = input<string>();
  protected readonly words = inject(Words);
  protected readonly own = inject(SurveyWords);
  protected readonly kinds = ['region', 'department'] as const;
  /** Words cannot be compared. */
  protected readonly comparable = computed(() =>
    this.results().whole.questions.filter(({ kind }) => kind !== 'text'),
  );
  protected readonly chosen = linkedSignal<string, string | undefined>({
    source: () => this.results().survey.no,
    computation: () => undefined,
  });
  protected readonly question = computed((): QuestionResult | undefined => {
    const all = this.comparable();
    return all.find(({ id }) => id === this.chosen()) ?? all[0];
  });
  /** Null of a scale; else the option that is compared, first the one that most chose. */
  protected readonly option = linkedSignal<string, string | null>({
    source: () => this.question()?.id ?? '',
    computation: () => {
      const question = this.question();
      if (question?.kind !== 'choice') return null;
      return mostGiven(question)?.value ?? question.values[0]?.value ?? null;
    },
  });
  protected readonly bars = computed(() => {
    const question = this.question();
    if (question === undefined) return [];
    return unitBars(this.results().items, question.id, this.option());
  });

  protected answers(): readonly string[] {
    return ['/feedback/surveys', this.results().survey.no, 'answers'];
  }

  /** Which number of the table is opened: all who answered the question where no value is named. */
  protected of(unit: string, value?: string): Readonly<Record<string, string | undefined>> {
    const question = this.question()?.id;
    return { by: this.by(), region: this.region(), unit, question, value };
  }

  /** A region below opens its own parts. */
  protected opens(key: string): boolean {
    return this.by() === 'region' && /^\d{6,}$/u.test(key) && key !== this.region();
  }

  protected figure({ mean, answered }: QuestionResult, given: number | null): string {
    return given === null ? (mean ?? '—') : this.words.format().rate(given, answered);
  }
}
