import { Component, computed, inject, input } from '@angular/core';
import type { CasePhase } from '#domain/cases/case-facts.ts';
import type { CaseView } from '#contract/case-view.ts';
import { Words } from '../../i18n/words.ts';
import type { CaseTexts } from '../../i18n/zh-case.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import { phaseSteps } from './phase-steps.ts';

/** Phases that are not a station of the course and are said beside it. */
const BESIDE: readonly CasePhase[] = ['correction', 'notAccepted', 'withdrawn', 'terminated'];

/** Where the case stands in its course. */
@Component({
  selector: 'app-phase-bar',
  imports: [LevelMark],
  template: `
    <ol [attr.aria-label]="texts().phases">
      @for (phase of phases(); track phase.station) {
        <li [class]="phase.state" [attr.aria-current]="phase.state === 'current' ? 'step' : null">
          @if (phase.state === 'done') {
            <app-level-mark mark="ok" />
          }
          {{ texts().phaseStep[phase.station] }}
          @if (phase.at; as reached) {
            <time [attr.datetime]="reached">{{
              phase.state === 'current'
                ? texts().phaseSince(words.format().instant(reached))
                : words.format().instant(reached)
            }}</time>
          }
        </li>
      }
      @if (beside()) {
        <li class="current" aria-current="step">{{ words.t().phase[view().phase] }}</li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: flex;
      gap: 3px;
    }
    li {
      display: flex;
      min-width: 0;
      min-height: 28px;
      flex: 1;
      flex-wrap: wrap;
      align-items: center;
      padding: 4px 12px;
      background: var(--mj-neutral-tint);
      color: var(--mj-text-2);
      font-size: 12px;
      gap: 0 6px;
      white-space: nowrap;
    }
    li:first-child {
      border-radius: 6px 0 0 6px;
    }
    li:last-child {
      border-radius: 0 6px 6px 0;
    }
    time {
      margin-left: auto;
    }
    .current {
      background: var(--mj-select);
      color: var(--mj-on-select);
      font-weight: 600;
    }
    .current time {
      font-weight: 400;
    }
    @media (width < 720px) {
      ol {
        flex-wrap: wrap;
      }
      li,
      li:first-child,
      li:last-child {
        flex: 1 0 40%;
        border-radius: 4px;
      }
    }
  `,
})
export class PhaseBar {
  readonly view = input.required<CaseView>();
  readonly texts = input.required<CaseTexts>();

  protected readonly words = inject(Words);
  protected readonly phases = computed(() => phaseSteps(this.view()));
  protected readonly beside = computed(() => BESIDE.includes(this.view().phase));
}
