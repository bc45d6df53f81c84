import { Component, computed, inject, input, model } from '@angular/core';
import type { SchemeText } from '#contract/scheme-view.ts';
import { Language } from '../../i18n/language.ts';
import { TypedField } from '../../ui/field/typed-field.ts';
import type { rankingZh } from './ranking-zh.ts';
import { isAmount, schemeLines, withChange } from './scheme-fields.ts';
import type { ChangedField, Changes, SchemeLine } from './scheme-fields.ts';

/** The amounts of a scheme as fields, one line an indicator; what differs from the scheme is marked. */
@Component({
  selector: 'app-scheme-form',
  imports: [TypedField],
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .line {
      padding: 8px 16px 10px;
      border-top: 1px solid var(--mj-line-soft);
    }
    .name {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 8px;
    }
    .fields {
      display: grid;
      align-items: start;
      margin-top: 4px;
      gap: 8px;
      grid-template-columns: repeat(auto-fill, minmax(84px, 1fr));
    }
    .changed {
      padding: 4px;
      border-radius: var(--mj-radius-control);
      margin: -4px;
      background: var(--mj-select);
    }
  `,
  template: `
    @for (line of lines(); track line.id) {
      <div
        class="line"
        role="group"
        [attr.aria-label]="nameOf(line)"
        [style.padding-inline-start.px]="16 * (line.depth + 1)"
      >
        <div class="name">
          <b>{{ nameOf(line) }}</b>
          <span class="muted">{{ texts().editor.rules[line.rule] }}</span>
        </div>
        <div class="fields">
          @for (one of line.fields; track one.field) {
            <app-typed-field
              [class.changed]="isChanged(line.id, one.field)"
              [label]="texts().if.field[one.field]"
              [value]="changes()[line.id]?.[one.field] ?? one.value"
              [problem]="problem(line.id, one.field)"
              mode="decimal"
              (typed)="change(line, one.field, $event)"
            />
          }
        </div>
      </div>
    }
  `,
})
export class SchemeForm {
  readonly scheme = input.required<SchemeText>();
  /** A model: keys come faster than the page is drawn, and each goes on from the one before. */
  readonly changes = model.required<Changes>();
  readonly texts = input.required<typeof rankingZh>();

  readonly #language = inject(Language);
  protected readonly lines = computed(() => schemeLines(this.scheme().scheme.indicators));

  protected nameOf({ id, name }: SchemeLine): string {
    return this.#language.code() === 'en' ? (this.scheme().english[id] ?? name) : name;
  }

  protected isChanged(id: string, field: ChangedField): boolean {
    return this.changes()[id]?.[field] !== undefined;
  }

  protected problem(id: string, field: ChangedField): string | null {
    const typed = this.changes()[id]?.[field];
    return typed === undefined || isAmount(typed) ? null : this.texts().if.noAmount;
  }

  protected change(line: SchemeLine, field: ChangedField, value: string): void {
    this.changes.update((changes) => withChange(changes, line, field, value));
  }
}
