import { Component, computed, inject, input, output } from '@angular/core';
import type { SchemeText } from '#contract/scheme-view.ts';
import { Language } from '../../i18n/language.ts';
import type { rankingZh } from './ranking-zh.ts';
import { schemeLines, withChange } from './scheme-fields.ts';
import type { ChangedField, Changes, SchemeLine } from './scheme-fields.ts';

/** The amounts of a scheme as fields, one line an indicator; what differs from the scheme is marked. */
@Component({
  selector: 'app-scheme-form',
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      padding: 8px 16px;
      border-top: 1px solid var(--mj-line-soft);
      gap: 8px 12px;
    }
    .name {
      flex: 1 1 160px;
      min-width: 160px;
    }
    .field {
      width: 84px;
    }
    .changed .input {
      border-color: var(--mj-primary);
      background: var(--mj-select);
      color: var(--mj-on-select);
    }
  `,
  template: `
    @for (line of lines(); track line.id) {
      <div class="line" role="group" [attr.aria-label]="nameOf(line)">
        <div class="name" [style.padding-inline-start.px]="line.depth * 16">
          <b>{{ nameOf(line) }}</b><br />
          <span class="muted">{{ texts().editor.rules[line.rule] }}</span>
        </div>
        @for (one of line.fields; track one.field) {
          <label class="field" [class.changed]="isChanged(line.id, one.field)">
            <span class="label">{{ texts().if.field[one.field] }}</span>
            <input
              #field
              class="input"
              inputmode="decimal"
              pattern="[0-9]+([.][0-9]+)?"
              [value]="changes()[line.id]?.[one.field] ?? one.value"
              (change)="change(line, one.field, field.value.trim())"
            />
          </label>
        }
      </div>
    }
  `,
})
export class SchemeForm {
  readonly scheme = input.required<SchemeText>();
  readonly changes = input.required<Changes>();
  readonly texts = input.required<typeof rankingZh>();
  readonly changed = output<Changes>();

  readonly #language = inject(Language);
  protected readonly lines = computed(() => schemeLines(this.scheme().scheme.indicators));

  protected nameOf({ id, name }: SchemeLine): string {
    return this.#language.code() === 'en' ? (this.scheme().english[id] ?? name) : name;
  }

  protected isChanged(id: string, field: ChangedField): boolean {
    return this.changes()[id]?.[field] !== undefined;
  }

  protected change(line: SchemeLine, field: ChangedField, value: string): void {
    this.changed.emit(withChange(this.changes(), line, field, value));
  }
}
