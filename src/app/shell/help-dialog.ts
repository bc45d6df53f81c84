import closeSvg from '@material-symbols/svg-400/outlined/close.svg';
import type { ElementRef } from '@angular/core';
import { afterNextRender, Component, computed, inject, output, viewChild } from '@angular/core';
import { Words } from '../i18n/words.ts';
import { Shortcuts } from '../platform/shortcuts.ts';
import { Icon } from '../ui/icon/icon.ts';

/** The keys of the page on screen and of all pages; loaded when it is first asked for. */
@Component({
  selector: 'app-help-dialog',
  imports: [Icon],
  styles: `
    dialog {
      width: min(560px, 100vw - 32px);
      padding: 20px 24px 24px;
      border: 1px solid var(--mj-line);
      border-radius: var(--mj-radius-card);
      background: var(--mj-surface);
      box-shadow: var(--mj-shadow);
      color: var(--mj-text);
    }
    header {
      display: flex;
      align-items: center;
    }
    h3 {
      margin: 16px 0 4px;
      color: var(--mj-text-3);
      font-size: 12px;
    }
    dl {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 0 24px;
    }
    div {
      display: flex;
      min-height: 32px;
      align-items: center;
      border-bottom: 1px solid var(--mj-line-soft);
      gap: 8px;
    }
    dt {
      flex: 1;
    }
    @media (width < 720px) {
      dl {
        grid-template-columns: 1fr;
      }
    }
  `,
  template: `
    <dialog #dialog aria-labelledby="help-title" (close)="closed.emit()">
      <header>
        <h2 id="help-title">{{ words.t().shell.help }}</h2>
        <span class="spacer"></span>
        <button
          type="button"
          class="icon-button"
          [attr.aria-label]="words.t().shell.close"
          (click)="dialog.close()"
        >
          <app-icon [svg]="close" />
        </button>
      </header>
      @for (group of groups(); track group.name) {
        <h3>{{ group.name }}</h3>
        <dl>
          @for (line of group.lines; track line.label) {
            <div>
              <dt>{{ line.label }}</dt>
              <dd>
                @for (key of line.keys; track $index) {
                  <kbd>{{ key }}</kbd>&nbsp;
                }
              </dd>
            </div>
          }
        </dl>
      }
    </dialog>
  `,
})
export class HelpDialog {
  protected readonly words = inject(Words);
  readonly #shortcuts = inject(Shortcuts);
  protected readonly close = closeSvg;
  readonly closed = output();
  protected readonly dialogRef = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  protected readonly groups = computed(() =>
    [...this.#shortcuts.groups()]
      .map(([name, shortcuts]) => ({
        name: name === 'shell' ? this.words.t().shell.everywhere : this.words.t().shell.thisPage,
        page: name !== 'shell',
        lines: shortcuts.flatMap(({ label, shown, keys }) =>
          label === undefined ? [] : [{ label: label(), keys: (shown ?? keys ?? '').split(' ') }],
        ),
      }))
      .sort((a, b) => Number(b.page) - Number(a.page)),
  );

  constructor() {
    afterNextRender(() => {
      this.dialogRef().nativeElement.showModal();
    });
  }
}
