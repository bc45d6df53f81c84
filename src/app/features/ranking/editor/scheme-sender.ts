import { Component, computed, inject, input, output } from '@angular/core';
import { RANKING_GROUPS } from '#contract/scheme-view.ts';
import type { RankingGroup } from '#contract/scheme-view.ts';
import type { Texts } from '../../../i18n/texts.ts';
import { Words } from '../../../i18n/words.ts';
import { TypedField } from '../../../ui/field/typed-field.ts';
import type { rankingZh } from '../ranking-zh.ts';
import type { Problem } from './draft-problems.ts';
import { everyNode } from './draft-tree.ts';
import type { editorZh } from './editor-zh.ts';
import { problemWords } from './problem-words.ts';
import { SchemeDifferences } from './scheme-differences.ts';
import { SchemeWork } from './scheme-work.ts';

/** The last steps of a version: what is changed, what must be mended, who would move, then the proposal. */
@Component({
  selector: 'app-scheme-sender',
  imports: [SchemeDifferences, TypedField],
  styles: `
    :host {
      display: block;
      padding: 12px 16px;
    }
    h2 {
      margin-bottom: 4px;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      margin-top: 8px;
      gap: 8px 12px;
    }
    .reason {
      flex: 1 1 240px;
    }
    .wrong {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      color: var(--mj-red);
      gap: 4px 8px;
    }
    .why {
      flex-basis: 100%;
    }
  `,
  template: `
    @if (mayPropose()) {
      <h2>{{ texts().diff.title }} · {{ texts().diff.count(work.differences().length) }}</h2>
      @if (work.differences().length > 0) {
        <app-scheme-differences
          [differences]="work.differences()"
          [texts]="texts()"
          [shared]="shared()"
        />
      }
      @if (problems().length > 0) {
        <p class="wrong" role="status">
          {{ texts().send.mend(problems().length) }}
          @for (one of problems(); track $index) {
            <button type="button" class="button" (click)="go(one)">{{ told(one) }}</button>
          }
        </p>
      }
    }
    <form class="acts" (submit)="$event.preventDefault()">
      <label class="field">
        <span class="label">{{ texts().send.group }}</span>
        <select #chosen class="input" (change)="choose(chosen.value)">
          @for (one of groups; track one) {
            <option [value]="one" [selected]="one === group()">{{ shared().groups[one] }}</option>
          }
        </select>
      </label>
      @if (mayPropose()) {
        <app-typed-field
          [label]="shared().editor.effectiveFrom"
          [value]="work.draft()?.effectiveFrom ?? ''"
          [problem]="dayProblem()"
          type="date"
          (typed)="work.type({ effectiveFrom: $event })"
        />
        <app-typed-field
          class="reason"
          [label]="shared().editor.reason"
          [value]="reason()"
          [maxlength]="2000"
          (typed)="reasoned.emit($event)"
        />
      }
      <button type="button" class="button" [disabled]="problems().length > 0" (click)="see.emit()">
        {{ shared().editor.preview }}
      </button>
      @if (mayPropose()) {
        <button
          type="button"
          class="button main"
          [disabled]="whyNot() !== null"
          (click)="propose.emit()"
        >
          {{ shared().editor.propose }}
        </button>
        @if (whyNot(); as why) {
          <span class="muted">{{ why }}</span>
        }
      }
    </form>
  `,
})
export class SchemeSender {
  readonly group = input.required<RankingGroup>();
  readonly reason = input.required<string>();
  /** Whether who would move is on screen, for what would be sent. */
  readonly previewed = input.required<boolean>();
  readonly mayPropose = input.required<boolean>();
  readonly texts = input.required<Texts<typeof editorZh>>();
  readonly shared = input.required<typeof rankingZh>();
  readonly grouped = output<RankingGroup>();
  readonly reasoned = output<string>();
  readonly see = output();
  readonly propose = output();

  protected readonly work = inject(SchemeWork);
  protected readonly words = inject(Words);
  protected readonly groups = RANKING_GROUPS;
  protected readonly problems = computed(() => (this.mayPropose() ? this.work.problems() : []));
  protected readonly dayProblem = computed(() => {
    const found = this.problems().find(
      ({ node, field }) => node === null && field === 'effectiveFrom',
    );
    return found === undefined ? null : problemWords(found, this.texts());
  });
  /** Why it cannot be proposed yet; null where it can. */
  protected readonly whyNot = computed(() => {
    const { send } = this.texts();
    if (this.problems().length > 0) return send.mendFirst;
    if (this.work.differences().length === 0) return send.noChange;
    if (!this.previewed()) return this.shared().editor.previewFirst;
    return this.reason().trim() === '' ? send.noReason : null;
  });

  protected choose(group: string): void {
    const found = RANKING_GROUPS.find((one) => one === group);
    if (found !== undefined) this.grouped.emit(found);
  }

  protected go({ node }: Problem): void {
    if (node !== null) this.work.choose(node);
  }

  protected told(problem: Problem): string {
    const nodes = everyNode(this.work.draft()?.nodes ?? []);
    const node = nodes.find(({ key }) => key === problem.node);
    const { send } = this.texts();
    const name = problem.node === null ? send.scheme : (node?.name ?? '') || (node?.id ?? '');
    return send.at(name, problemWords(problem, this.texts()));
  }
}
