import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SelfCheckView } from '#contract/self-check-view.ts';
import { Api } from '../../../data/api.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { Words } from '../../../i18n/words.ts';
import { LevelMark } from '../../../ui/level-mark/level-mark.ts';
import { selfCheckZh } from './self-check-zh.ts';

/** When the standing check last compared, and whether it agreed; opens its log. */
@Component({
  selector: 'app-self-check-line',
  imports: [LevelMark, RouterLink],
  styles: `
    a {
      display: inline-flex;
      min-height: 24px;
      align-items: center;
      font-size: 12px;
      gap: 4px;
    }
    .apart {
      color: var(--mj-red);
      font-weight: 600;
    }
  `,
  template: `
    @if (view(); as view) {
      <a routerLink="/ranking/self-check" [class.apart]="view.difference > 0">
        @if (view.at; as at) {
          <app-level-mark [mark]="view.difference > 0 ? 'red' : 'ok'" />{{
            t().agreed(words.format().minute(at), words.format().exact(view.difference))
          }}
        } @else {
          {{ t().notYet }}
        }
      </a>
    }
  `,
})
export class SelfCheckLine {
  /** Instant of the numbers beside it: with each new one it asks again. */
  readonly asOf = input.required<string>();

  readonly #api = inject(Api);
  protected readonly words = inject(Words);
  protected readonly t = useTexts(selfCheckZh, () =>
    import('./self-check-en.ts').then((module) => module.selfCheckEn),
  );
  readonly #read = resource({
    params: () => this.asOf(),
    loader: ({ abortSignal }) => this.#api.get<SelfCheckView>('/verify/log', {}, abortSignal),
  });
  protected readonly view = computed(() =>
    this.#read.hasValue() ? this.#read.value() : undefined,
  );
}
