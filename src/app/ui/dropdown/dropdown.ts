import { NgTemplateOutlet } from '@angular/common';
import type { ElementRef } from '@angular/core';
import {
  Component,
  contentChild,
  input,
  output,
  signal,
  TemplateRef,
  viewChild,
} from '@angular/core';

let nextId = 0;

/**
 * A button with a panel that floats below it. The browser's popover does light dismissal, Escape
 * and the return of focus; the panel's content is built only while it is open.
 */
@Component({
  selector: 'app-dropdown',
  host: { '(keydown)': 'walk($event)' },
  imports: [NgTemplateOutlet],
  styles: `
    :host {
      display: inline-block;
      flex: none;
    }
    .panel {
      position: fixed;
      width: max-content;
      min-width: 160px;
      max-width: min(420px, 100vw - 16px);
      margin: 0;
      padding: 4px;
      border: 1px solid var(--mj-line);
      border-radius: var(--mj-radius-card);
      background: var(--mj-surface);
      box-shadow: var(--mj-shadow);
      color: var(--mj-text);
      overflow: auto;
    }
  `,
  template: `
    <button
      #button
      type="button"
      [class]="look()"
      [attr.title]="hint() || null"
      [attr.popovertarget]="id"
      aria-haspopup="true"
      [attr.aria-expanded]="open()"
    >
      @if (label()) {
        <span class="out-of-sight">{{ label() }} </span>
      }
      <ng-content />
    </button>
    <div #panel class="panel" popover [id]="id" (beforetoggle)="place()" (toggle)="turn($event)">
      @if (open()) {
        <ng-container [ngTemplateOutlet]="content()" />
      }
    </div>
  `,
})
export class Dropdown {
  /** Heard before the visible words, which stay part of the name (WCAG 2.5.3). */
  readonly label = input('');
  readonly hint = input('');
  /** Classes of the button. */
  readonly look = input('button');
  /** Which edge of the panel keeps to the button's. */
  readonly align = input<'start' | 'end'>('start');
  readonly opened = output<boolean>();

  protected readonly id = `dropdown-${(nextId += 1)}`;
  protected readonly open = signal(false);
  protected readonly content = contentChild.required(TemplateRef);
  protected readonly buttonRef = viewChild.required<ElementRef<HTMLElement>>('button');
  protected readonly panelRef = viewChild.required<ElementRef<HTMLElement>>('panel');

  /** Opens it as the reader's own press would. */
  press(): void {
    this.buttonRef().nativeElement.click();
  }

  close(): void {
    this.panelRef().nativeElement.hidePopover();
  }

  protected place(): void {
    const at = this.buttonRef().nativeElement.getBoundingClientRect();
    const { style } = this.panelRef().nativeElement;
    const below = window.innerHeight - at.bottom;
    const above = at.top;
    const upwards = below < 240 && above > below;
    style.top = upwards ? 'auto' : `${at.bottom + 4}px`;
    style.bottom = upwards ? `${window.innerHeight - at.top + 4}px` : 'auto';
    style.maxHeight = `${(upwards ? above : below) - 12}px`;
    const end = this.align() === 'end';
    style.left = end ? 'auto' : `${Math.max(8, Math.min(at.left, window.innerWidth - 320))}px`;
    style.right = end ? `${Math.max(8, window.innerWidth - at.right)}px` : 'auto';
  }

  protected turn(event: ToggleEvent): void {
    const open = event.newState === 'open';
    this.open.set(open);
    this.opened.emit(open);
    if (open) setTimeout(() => this.#stops()[0]?.focus());
  }

  protected walk(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    // A select and a date walk through their own values.
    if (!this.open() || (event.target as Element).matches('select, input[type=date]')) return;
    const stops = this.#stops();
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  #stops(): HTMLElement[] {
    const selector = 'input:not(:disabled), button:not(:disabled), a[href]';
    return [...this.panelRef().nativeElement.querySelectorAll<HTMLElement>(selector)].filter(
      (stop) => stop.tabIndex >= 0,
    );
  }
}
