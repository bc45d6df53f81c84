import { Component, input, output } from '@angular/core';
import type { Texts } from '../../../i18n/texts.ts';
import { TypedField } from '../../../ui/field/typed-field.ts';
import type { Problem } from './draft-problems.ts';
import type { editorZh } from './editor-zh.ts';
import { problemWords } from './problem-words.ts';
import type { SchemeDraft } from './scheme-draft.ts';

/** What is the scheme's own: names, rounding, ties, sizes. */
@Component({
  selector: 'app-scheme-settings',
  imports: [TypedField],
  styles: `
    :host {
      display: block;
    }
    fieldset {
      display: grid;
      align-items: start;
      padding: 4px 16px 12px;
      border: 0;
      margin: 0;
      gap: 10px 12px;
      grid-template-columns: repeat(auto-fill, minmax(140px, 1fr));
    }
    .wide {
      grid-column: span 2;
    }
    @media (width < 720px) {
      .wide {
        grid-column: 1 / -1;
      }
    }
  `,
  template: `
    <fieldset [disabled]="disabled()" [attr.aria-label]="texts().settings.title">
      <app-typed-field
        [label]="texts().settings.id"
        [value]="draft().id"
        [problem]="problem('id')"
        [hint]="texts().settings.idHint"
        (typed)="typed.emit({ id: $event })"
      />
      @for (field of names; track field) {
        <app-typed-field
          class="wide"
          [label]="texts().settings[field]"
          [value]="draft()[field]"
          [problem]="problem(field)"
          [maxlength]="2000"
          (typed)="typed.emit(own(field, $event))"
        />
      }
      @for (what of rounded; track what) {
        <label class="field">
          <span class="label">{{ texts().settings.rounding[what] }}</span>
          <select #chosen class="input" (change)="round(what, chosen.value)">
            @for (count of places; track count) {
              <option [value]="count" [selected]="count === draft().rounding[what]">
                {{ texts().settings.places(count) }}
              </option>
            }
          </select>
        </label>
      }
      <label class="field">
        <span class="label">{{ texts().settings.ties }}</span>
        <select #tied class="input" (change)="tie(tied.value)">
          @for (one of ties; track one) {
            <option [value]="one" [selected]="one === draft().ties">
              {{ texts().settings.tie[one] }}
            </option>
          }
        </select>
      </label>
      @for (size of sizes; track size) {
        <app-typed-field
          [label]="texts().settings[size]"
          [value]="draft()[size]"
          [problem]="problem(size)"
          [placeholder]="texts().settings.noSizes"
          mode="numeric"
          (typed)="typed.emit(own(size, $event))"
        />
      }
    </fieldset>
  `,
})
export class SchemeSettings {
  readonly draft = input.required<SchemeDraft>();
  /** Those of the scheme itself. */
  readonly problems = input.required<readonly Problem[]>();
  readonly disabled = input.required<boolean>();
  readonly texts = input.required<Texts<typeof editorZh>>();
  readonly typed = output<Partial<SchemeDraft>>();

  protected readonly names = ['nameZh', 'nameEn', 'noteZh', 'noteEn'] as const;
  protected readonly rounded = ['rate', 'score', 'total'] as const;
  protected readonly places = [0, 1, 2, 3, 4, 5, 6];
  protected readonly ties = ['dense', 'competition'] as const;
  protected readonly sizes = ['medium', 'large'] as const;

  protected problem(field: string): string | null {
    const found = this.problems().find((one) => one.field === field);
    return found === undefined ? null : problemWords(found, this.texts());
  }

  protected own(field: keyof SchemeDraft, value: string): Partial<SchemeDraft> {
    return { [field]: value };
  }

  protected round(what: 'rate' | 'score' | 'total', places: string): void {
    this.typed.emit({ rounding: { ...this.draft().rounding, [what]: Number(places) } });
  }

  protected tie(ties: string): void {
    this.typed.emit({ ties: ties === 'competition' ? 'competition' : 'dense' });
  }
}
