import { Component, computed, input } from '@angular/core';
import { useTexts } from '../../i18n/texts.ts';
import { zhLedger } from '../../i18n/zh-ledger.ts';
import type { LedgerClock } from '../ledger/ledger-clock.ts';

/** What the cells of the strip mean, in words. */
@Component({
  selector: 'app-ledger-legend',
  template: `
    <ul>
      <li><i class="counted">1</i>{{ t().legend.counted }}</li>
      <li><i class="rest"></i>{{ t().legend.rest }}</li>
      <li><i class="holiday"></i>{{ t().legend.holiday }}</li>
      <li><i class="counted make-up">2</i>{{ t().legend.makeUp }}</li>
      <li><i class="suspended"></i>{{ t().legend.suspended }}</li>
      @if (yellow()) {
        <li>
          <i class="over-yellow">+1</i>{{ named() ? t().legend.overYellow : t().legend.over }}
        </li>
      }
      @if (red()) {
        <li><i class="over-red">+1</i>{{ named() ? t().legend.overRed : t().legend.over }}</li>
      }
      <li><i class="post"></i>{{ t().legend.due }}</li>
    </ul>
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      color: var(--mj-text-2);
      font-size: 12px;
      gap: 2px 12px;
    }
    li {
      display: flex;
      align-items: center;
      gap: 5px;
    }
    i {
      width: 18px;
      height: 16px;
      font-size: 10px;
      font-style: normal;
      font-weight: 500;
      line-height: 16px;
      text-align: center;
    }
    .counted {
      background: var(--mj-seq-2);
      color: var(--mj-on-seq-low);
    }
    .make-up {
      box-shadow: inset 0 2px 0 var(--mj-amber);
    }
    .rest,
    .holiday {
      background: var(--mj-neutral-tint);
    }
    .holiday {
      border-bottom: 3px solid var(--mj-text-3);
    }
    .suspended {
      background: repeating-linear-gradient(
        135deg,
        color-mix(in srgb, var(--mj-control) 75%, transparent) 0 1.2px,
        var(--mj-neutral-tint) 1.2px 5px
      );
    }
    .over-yellow {
      background: var(--mj-amber-fill);
      color: var(--mj-on-amber-fill);
    }
    .over-red {
      background: var(--mj-red);
      color: var(--mj-on-red);
    }
    .post {
      width: 3px;
      background: var(--mj-text);
    }
    @media (forced-colors: active) {
      i {
        border: 1px solid CanvasText;
      }
      .suspended {
        border-style: dashed;
      }
    }
    @media print {
      i {
        print-color-adjust: exact;
      }
    }
  `,
})
export class LedgerLegend {
  readonly clocks = input.required<readonly LedgerClock[]>();

  protected readonly t = useTexts(zhLedger, () =>
    import('../../i18n/en-ledger.ts').then((module) => module.enLedger),
  );
  protected readonly yellow = computed(() =>
    this.clocks().some((clock) => clock.overLevel === 'yellow'),
  );
  protected readonly red = computed(() => this.clocks().some((clock) => clock.overLevel === 'red'));
  /** The calculator's clock is neither commitment nor statute. */
  protected readonly named = computed(() => this.clocks().every((clock) => clock.kind !== null));
}
