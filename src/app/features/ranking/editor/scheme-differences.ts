import { Component, computed, input } from '@angular/core';
import type { Texts } from '../../../i18n/texts.ts';
import type { rankingZh } from '../ranking-zh.ts';
import type { editorZh } from './editor-zh.ts';
import type { Difference } from './scheme-diff.ts';

/** What one version of a scheme changes against another, line by line. */
@Component({
  selector: 'app-scheme-differences',
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .scroll {
      max-height: 320px;
      overflow: auto;
    }
    tbody th {
      border-bottom: 1px solid var(--mj-line-soft);
      color: var(--mj-text);
      font-size: 13px;
      font-weight: 500;
      white-space: normal;
    }
    td {
      overflow-wrap: anywhere;
    }
    ins {
      font-weight: 600;
      text-decoration: none;
    }
  `,
  template: `
    @if (rows().length === 0) {
      <p class="muted">{{ texts().diff.none }}</p>
    } @else {
      <div class="scroll" role="group" tabindex="0" [attr.aria-label]="texts().diff.title">
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">{{ texts().diff.what }}</th>
              <th scope="col">{{ texts().diff.field }}</th>
              <th scope="col">{{ texts().diff.before }}</th>
              <th scope="col">{{ texts().diff.after }}</th>
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track $index) {
              <tr>
                <th scope="row">{{ row.name }}</th>
                <td>{{ row.field }}</td>
                <td>
                  <del>{{ row.before }}</del>
                </td>
                <td>
                  <ins>{{ row.after }}</ins>
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    }
  `,
})
export class SchemeDifferences {
  readonly differences = input.required<readonly Difference[]>();
  readonly texts = input.required<Texts<typeof editorZh>>();
  readonly shared = input.required<typeof rankingZh>();

  protected readonly rows = computed(() =>
    this.differences().map(({ indicator, name, kind, field, before, after }) => ({
      name: indicator === null ? this.texts().diff.scheme : name,
      field: field === null ? this.texts().diff[kind] : this.#fieldWords(field),
      before: this.#valueWords(field, before),
      after: this.#valueWords(field, after),
    })),
  );

  #fieldWords(field: string): string {
    const group = /^target\.(.+)$/.exec(field)?.[1];
    const { groups } = this.shared();
    if (group !== undefined) {
      return this.texts().diff.target(groups[group as keyof typeof groups]);
    }
    const { fields } = this.texts().diff;
    return Object.hasOwn(fields, field) ? fields[field as keyof typeof fields] : field;
  }

  #valueWords(field: string | null, value: string | null): string {
    if (value === null || value === '') return '';
    const texts = this.texts();
    const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      rule: texts.rules,
      direction: texts.direction,
      origin: this.shared().scores.origin,
      ties: texts.settings.tie,
      naPolicy: this.shared().editor.policies,
      oncePerMatter: texts.yesNo,
    };
    return words[field ?? '']?.[value] ?? value;
  }
}
