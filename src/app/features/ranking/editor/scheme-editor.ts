import { Component, computed, inject, input } from '@angular/core';
import { plainText } from '#domain/assessment/decimal.ts';
import { fullOfAll } from '#domain/assessment/full-marks.ts';
import { readScheme, UnreadableAssessment } from '#contract/read-assessment.ts';
import { Language } from '../../../i18n/language.ts';
import type { Texts } from '../../../i18n/texts.ts';
import type { rankingZh } from '../ranking-zh.ts';
import { textOf } from './draft-text.ts';
import type { editorZh } from './editor-zh.ts';
import { NodeForm } from './node-form.ts';
import { SchemeSettings } from './scheme-settings.ts';
import { SchemeTree } from './scheme-tree.ts';
import { SchemeWork } from './scheme-work.ts';

/** A scheme as it is worked on: its own settings, the tree of its indicators, and the chosen one of them. */
@Component({
  selector: 'app-scheme-editor',
  imports: [NodeForm, SchemeSettings, SchemeTree],
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      padding: 4px 16px 8px;
      gap: 4px 8px;
    }
    details {
      border-top: 1px solid var(--mj-line-soft);
    }
    summary {
      padding: 8px 16px;
      cursor: pointer;
      font-weight: 500;
    }
    .columns {
      display: grid;
      align-items: start;
      border-top: 1px solid var(--mj-line-soft);
      grid-template-columns: minmax(0, 4fr) minmax(0, 5fr);
    }
    .form {
      min-width: 0;
      border-inline-start: 1px solid var(--mj-line-soft);
    }
    .empty {
      padding: 12px 16px;
    }
    @media (width < 1200px) {
      .columns {
        grid-template-columns: minmax(0, 1fr);
      }
      .form {
        border-inline-start: 0;
        border-top: 1px solid var(--mj-line-soft);
      }
    }
  `,
  template: `
    @if (work.draft(); as draft) {
      <div class="acts">
        @if (!disabled()) {
          <button type="button" class="button" [disabled]="!work.mayUndo()" (click)="work.undo()">
            {{ texts().undo }}
          </button>
          <button
            type="button"
            class="button"
            [disabled]="work.differences().length === 0"
            (click)="work.reset()"
          >
            {{ texts().reset }}
          </button>
        }
        @if (full(); as marks) {
          <span class="muted">{{ texts().fullSum(marks) }}</span>
        }
        @if (work.restored() && !disabled()) {
          <span role="status">{{ texts().restored }}</span>
        }
      </div>
      <details [open]="isWrong()">
        <summary>{{ texts().settings.title }}</summary>
        <app-scheme-settings
          [draft]="draft"
          [problems]="ownProblems()"
          [disabled]="disabled()"
          [texts]="texts()"
          (typed)="work.type($event)"
        />
      </details>
      <div class="columns">
        <app-scheme-tree
          [nodes]="draft.nodes"
          [chosen]="work.chosen()?.key ?? null"
          [problems]="work.problems()"
          [disabled]="disabled()"
          [isEnglish]="isEnglish()"
          [texts]="texts()"
          (chosenChange)="work.choose($event)"
          (add)="work.add($event)"
          (move)="work.move($event)"
          (remove)="work.remove()"
        />
        <div class="form">
          @if (work.chosen(); as node) {
            <app-node-form
              [node]="node"
              [problems]="nodeProblems()"
              [disabled]="disabled()"
              [idStays]="work.knownIds().has(node.id)"
              [texts]="texts()"
              [shared]="shared()"
              (changed)="work.typeNode($event)"
            />
          } @else {
            <p class="empty muted">{{ texts().none }}</p>
          }
        </div>
      </div>
    }
  `,
})
export class SchemeEditor {
  readonly disabled = input.required<boolean>();
  readonly texts = input.required<Texts<typeof editorZh>>();
  readonly shared = input.required<typeof rankingZh>();

  protected readonly work = inject(SchemeWork);
  readonly #language = inject(Language);
  protected readonly isEnglish = computed(() => this.#language.code() === 'en');
  protected readonly ownProblems = computed(() =>
    this.work.problems().filter(({ node }) => node === null),
  );
  protected readonly isWrong = computed(() => this.ownProblems().length > 0);
  protected readonly nodeProblems = computed(() => {
    const key = this.work.chosen()?.key;
    return this.work.problems().filter(({ node }) => node === key);
  });
  /** The most that the scheme can give; null while it cannot be read. */
  protected readonly full = computed(() => {
    const draft = this.work.draft();
    if (draft === undefined) return null;
    try {
      return plainText(fullOfAll(readScheme(textOf(draft).scheme).indicators));
    } catch (error) {
      if (error instanceof UnreadableAssessment) return null;
      throw error;
    }
  });
}
