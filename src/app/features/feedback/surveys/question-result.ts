import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { QuestionResult } from '#contract/survey-view.ts';
import { Words } from '../../../i18n/words.ts';
import { hasSeveral, mostGiven, valueBars } from './survey-bars.ts';
import { SurveyWords } from './survey-words.ts';

/** What all answered to one question: each value with its count, its share and a bar of that share. */
@Component({
  selector: 'app-question-result',
  imports: [RouterLink],
  template: `
    <h3>{{ place() }}. {{ question().title }}</h3>
    @if (question().kind === 'text' && question().answered > 0) {
      <p>
        <a [routerLink]="answers()" [queryParams]="of('said')">{{ finding() }}</a>
      </p>
    } @else {
      <p class="muted">{{ finding() }}</p>
    }
    @if (question().kind !== 'text' && question().answered > 0) {
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">{{ own.t().result.value }}</th>
            <th scope="col" class="number">{{ own.t().result.count }}</th>
            <th scope="col" class="number">{{ own.t().result.share }}</th>
            <th scope="col" class="bars">{{ own.t().result.drawn }}</th>
          </tr>
        </thead>
        <tbody>
          @for (bar of bars(); track bar.value) {
            <tr>
              <th scope="row">{{ bar.title }}</th>
              <td class="number">
                @if (bar.count > 0) {
                  <a [routerLink]="answers()" [queryParams]="of(bar.value)">{{
                    words.format().count(bar.count)
                  }}</a>
                } @else {
                  0
                }
              </td>
              <td class="number">{{ share(bar.count) }}</td>
              <td class="bars" aria-hidden="true">
                <svg viewBox="0 0 100 8" preserveAspectRatio="none">
                  <rect x="0" y="0" height="8" [attr.width]="bar.length" />
                </svg>
              </td>
            </tr>
          }
        </tbody>
      </table>
    }
  `,
  styleUrl: './survey-page.scss',
})
export class QuestionResultTable {
  readonly question = input.required<QuestionResult>();
  readonly place = input.required<number>();
  /** Number of the survey, and the region that is shown. */
  readonly no = input.required<string>();
  readonly region = input<string>();
  protected readonly words = inject(Words);
  protected readonly own = inject(SurveyWords);
  protected readonly bars = computed(() => valueBars(this.question()));
  /** The finding in one sentence. */
  protected readonly finding = computed(() => {
    const { result } = this.own.t();
    const { kind, answered, mean, values } = this.question();
    if (answered === 0) return result.none;
    if (kind === 'text') return result.said(this.words.format().count(answered));
    if (mean !== null) {
      return result.ofScale(mean, values[0]?.value ?? '', values.at(-1)?.value ?? '');
    }
    const most = mostGiven(this.question());
    if (most === undefined) return result.none;
    const finding = result.finding(most.title, this.share(most.count));
    return hasSeveral(this.question())
      ? result.several(finding, this.words.format().count(answered))
      : finding;
  });

  protected answers(): readonly string[] {
    return ['/feedback/surveys', this.no(), 'answers'];
  }

  protected of(value: string): Readonly<Record<string, string | undefined>> {
    return { question: this.question().id, value, region: this.region() };
  }

  protected share(count: number): string {
    return percentOf(this.words.format().rate(count, this.question().answered));
  }
}

/** The count stands beside it already. */
function percentOf(rate: string): string {
  return /^[^（(]+/u.exec(rate)?.[0].trim() ?? rate;
}
