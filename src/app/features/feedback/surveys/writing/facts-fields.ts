import { Component, computed, inject, input } from '@angular/core';
import type { DraftProblem, SurveyDraft } from '#domain/feedback/survey-draft.ts';
import { ReferenceStore } from '../../../../data/reference-store.ts';
import { TypedField } from '../../../../ui/field/typed-field.ts';
import { DepartmentPicker } from '../../department-picker.ts';
import { DraftWords } from './draft-words.ts';
import { DraftWork } from './draft-work.ts';
import { regionOptions } from './region-options.ts';

/** Title, whose people are asked about whom, and from when to when. */
@Component({
  selector: 'app-facts-fields',
  imports: [DepartmentPicker, TypedField],
  template: `
    <h2>{{ own.t().facts.title }}</h2>
    <div class="facts">
      <app-typed-field
        class="wide"
        [label]="own.t().facts.name"
        [value]="draft().title"
        [maxlength]="100"
        [hint]="own.t().facts.nameHint"
        [problem]="at('title')"
        (typed)="work.type({ title: $event })"
      />
      <div class="field">
        <label for="survey-region">{{ own.t().facts.region }}</label>
        <select
          #region
          id="survey-region"
          class="input"
          aria-describedby="survey-region-told"
          [attr.aria-invalid]="at('draft.regionCode') === null ? null : 'true'"
          (change)="work.type({ regionCode: region.value })"
        >
          @for (one of regions(); track one.code) {
            <option [value]="one.code" [selected]="one.code === draft().regionCode">
              {{ indent.repeat(one.depth) }}{{ one.name }}
            </option>
          }
        </select>
        @if (at('draft.regionCode'); as wrong) {
          <span class="error" id="survey-region-told">{{ wrong }}</span>
        } @else {
          <span class="hint" id="survey-region-told">{{ own.t().facts.regionHint }}</span>
        }
      </div>
      <div class="field">
        <app-department-picker
          [label]="own.t().facts.department"
          [hint]="own.t().facts.departmentHint"
          [near]="draft().regionCode"
          [value]="draft().departmentCode ?? ''"
          [invalid]="at('draft.departmentCode') !== null"
          (chosen)="work.type({ departmentCode: $event === '' ? null : $event })"
        />
        @if (at('draft.departmentCode'); as wrong) {
          <span class="error">{{ wrong }}</span>
        }
      </div>
      <app-typed-field
        type="date"
        [label]="own.t().facts.from"
        [value]="draft().from"
        [hint]="own.t().facts.fromHint"
        [problem]="at('from')"
        (typed)="work.type({ from: $event })"
      />
      <app-typed-field
        type="date"
        [label]="own.t().facts.to"
        [value]="draft().to"
        [hint]="own.t().facts.toHint"
        [problem]="at('to')"
        (typed)="work.type({ to: $event })"
      />
    </div>
  `,
  styles: `
    h2 {
      margin: 0 0 8px;
      font-size: 14px;
      font-weight: 600;
    }
    .facts {
      display: grid;
      gap: 12px;
      grid-template-columns: repeat(auto-fill, minmax(min(220px, 100%), 1fr));
    }
    .wide {
      grid-column: 1 / -1;
    }
  `,
})
export class FactsFields {
  readonly draft = input.required<SurveyDraft>();
  /** What is told at the fields: nothing before the first try to publish. */
  readonly problems = input.required<readonly DraftProblem[]>();
  readonly #reference = inject(ReferenceStore);
  protected readonly work = inject(DraftWork);
  protected readonly own = inject(DraftWords);
  /** As wide as a character; a browser shows no other space at the beginning of an option. */
  protected readonly indent = '\u3000';
  protected readonly regions = computed(() =>
    regionOptions(this.#reference.regions(), this.draft().regionCode),
  );

  constructor() {
    this.#reference.loadRegions();
  }

  /** What is wrong at a field, as the reader's own rules or the server say. */
  protected at(path: string): string | null {
    const { problem } = this.own.t();
    if (this.work.refused()?.problem?.path === path) {
      return path === 'draft.regionCode' ? problem.region : problem.department;
    }
    return this.own.problemAt(this.problems(), path);
  }
}
