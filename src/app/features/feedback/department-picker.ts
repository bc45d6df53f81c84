import { Component, computed, inject, input, output, signal } from '@angular/core';
import { ReferenceStore } from '../../data/reference-store.ts';
import { FeedbackWords } from './feedback-words.ts';
import { knownDepartments, searchDepartments } from './search-departments.ts';

/** More than these nobody reads: one more word finds it. */
const SHOWN = 40;
let nextId = 0;

/** Chooses one of hundreds of departments by a part of its name, its initials or its code. */
@Component({
  selector: 'app-department-picker',
  host: { '(click)': 'press($event)' },
  template: `
    <label class="field">
      <span class="label">{{ label() }}</span>
      <input
        #field
        class="input"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        [attr.aria-expanded]="open()"
        [attr.aria-controls]="id"
        [attr.aria-activedescendant]="open() && found().length > 0 ? id + '-' + at() : null"
        [attr.aria-invalid]="invalid()"
        [placeholder]="hint() || own.t().act.searchDepartment"
        [value]="text() ?? chosenName()"
        (input)="search(field.value)"
        (click)="open.set(true)"
        (keydown)="key($event)"
        (blur)="leave()"
      />
    </label>
    <ul
      role="listbox"
      [id]="id"
      [hidden]="!open()"
      [attr.aria-label]="label()"
      (mousedown)="$event.preventDefault()"
    >
      @if (open()) {
        @for (one of found(); track one.code; let index = $index) {
          <li
            role="option"
            [id]="id + '-' + index"
            [attr.aria-selected]="index === at()"
            [attr.data-code]="one.code"
          >
            {{ one.name }}
          </li>
        } @empty {
          <li class="none" role="option" aria-disabled="true" aria-selected="false">
            {{ own.t().act.noDepartment }}
          </li>
        }
      }
    </ul>
  `,
  styles: `
    :host {
      position: relative;
      display: block;
    }
    ul {
      position: absolute;
      z-index: 2;
      width: 100%;
      min-width: 220px;
      max-height: 240px;
      padding: 4px;
      border: 1px solid var(--mj-line);
      border-radius: var(--mj-radius-card);
      margin: 2px 0 0;
      background: var(--mj-surface);
      box-shadow: var(--mj-shadow);
      list-style: none;
      overflow: auto;
    }
    :host(.up) ul {
      bottom: 36px;
    }
    li {
      padding: 6px 8px;
      border-radius: var(--mj-radius-control);
      cursor: pointer;
    }
    li:hover {
      background: var(--mj-hover);
    }
    [aria-selected='true'] {
      background: var(--mj-select);
      color: var(--mj-on-select);
    }
    .none {
      color: var(--mj-text-3);
      cursor: default;
    }
  `,
})
export class DepartmentPicker {
  /** Code of the department that is chosen; empty where none is. */
  readonly value = input.required<string>();
  readonly label = input.required<string>();
  /** Region of the matter: its departments come first. */
  readonly near = input('');
  readonly invalid = input(false);
  /** What an empty field says; how to search unless given. */
  readonly hint = input('');
  readonly chosen = output<string>();

  readonly #reference = inject(ReferenceStore);
  protected readonly own = inject(FeedbackWords);
  protected readonly id = `departments-${(nextId += 1)}`;
  protected readonly open = signal(false);
  protected readonly at = signal(0);
  /** What is being typed; null where the chosen name stands in the field. */
  protected readonly text = signal<string | null>(null);
  readonly #known = computed(() => knownDepartments(this.#reference.departments()));
  protected readonly found = computed(() =>
    searchDepartments(this.#known(), this.text() ?? '', this.near(), SHOWN),
  );
  protected readonly chosenName = computed(() => {
    const code = this.value();
    return this.#reference.departments().find((one) => one.code === code)?.name ?? code;
  });

  constructor() {
    this.#reference.loadDepartments();
  }

  protected search(text: string): void {
    this.text.set(text);
    this.at.set(0);
    this.open.set(true);
    // A half-written name is no department.
    if (this.value() !== '') this.chosen.emit('');
  }

  protected press(event: MouseEvent): void {
    const one = (event.target as Element).closest<HTMLElement>('[data-code]');
    if (one?.dataset['code'] !== undefined) this.take(one.dataset['code']);
  }

  protected take(code: string): void {
    this.chosen.emit(code);
    this.text.set(null);
    this.open.set(false);
  }

  protected leave(): void {
    this.open.set(false);
    if (this.text() === '') this.text.set(null);
  }

  protected key(event: KeyboardEvent): void {
    const last = this.found().length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const by = event.key === 'ArrowDown' ? 1 : -1;
      if (this.open()) this.at.update((at) => Math.min(last, Math.max(0, at + by)));
      this.open.set(true);
    } else if (event.key === 'Enter' && this.open()) {
      const one = this.found()[this.at()];
      if (one !== undefined) this.take(one.code);
    } else if (event.key === 'Escape' && this.open()) {
      this.open.set(false);
      event.stopPropagation();
    } else return;
    event.preventDefault();
    const active = `${this.id}-${this.at()}`;
    document.getElementById(active)?.scrollIntoView({ block: 'nearest' });
  }
}
