import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TaskView } from '#contract/task-view.ts';
import type { TaskAct } from '#domain/access/task-acts.ts';
import type { Texts } from '../../../i18n/texts.ts';
import { Words } from '../../../i18n/words.ts';
import { TaskActForm } from './task-act-form.ts';
import { taskDue } from './task-due.ts';
import type { TasksTexts } from './tasks-zh.ts';

/** One task: its end first, then what it is, how far it is, and what the reader may tell of it. */
@Component({
  selector: 'app-task-entry',
  imports: [RouterLink, TaskActForm],
  template: `
    <div class="line">
      <span
        class="tag"
        [class.red]="task().state === 'overdue' || task().state === 'closedLate'"
        [class.ok]="task().state === 'closedOnTime'"
        >{{ texts().state[task().state] }}</span
      >
      <h2>{{ task().name ?? texts().unpublished }}</h2>
      <span class="mono">{{ task().no }}</span>
    </div>
    <p>
      <strong [class.late]="task().state === 'overdue'">{{ due() }}</strong>
      <span class="muted"> · {{ task().region ?? texts().province }}</span>
    </p>
    <p class="muted">{{ people() }}</p>
    @if (task().caseNo !== null || task().ticketNo !== null) {
      <p class="line">
        @if (task().caseNo; as no) {
          <a [routerLink]="['/cases', no]">{{ texts().openCase(no) }}</a>
        }
        @if (task().ticketNo; as no) {
          <a [routerLink]="['/feedback', no]">{{ texts().openTicket(no) }}</a>
        }
      </p>
    }
    @if (task().steps.length === 0) {
      <p class="muted">{{ texts().steps.none }}</p>
    } @else {
      <details #more [open]="opened()" (toggle)="opened.set(more.open)">
        <summary>
          {{ texts().steps.show(task().steps.length) }}
          @if (latest(); as step) {
            <span class="muted">· {{ words.format().instant(step.at) }} {{ step.text }}</span>
          }
        </summary>
        <ol>
          @for (step of task().steps; track $index) {
            <li>
              <span class="muted">{{ words.format().instant(step.at) }}</span>
              <strong>{{ texts().steps.kind[step.kind] }}</strong>
              <span>{{ step.text ?? '—' }}</span>
              <span class="muted">{{ step.by ?? texts().steps.bySource }}</span>
            </li>
          }
        </ol>
      </details>
    }
    @if (acting(); as act) {
      <app-task-act-form
        [task]="task()"
        [act]="act"
        [texts]="texts()"
        (changed)="change($event.task, $event.isDone ? act : null)"
        (cancelled)="acting.set(null)"
      />
    } @else if (task().acts.length > 0) {
      <div class="line">
        @for (one of task().acts; track one.act) {
          <button
            type="button"
            class="button"
            [disabled]="one.why !== null"
            (click)="acting.set(one.act)"
          >
            {{ texts().act[one.act] }}
          </button>
        }
        @if (closedWhy(); as why) {
          <span class="muted">{{ why }}</span>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 12px 16px;
    }
    h2 {
      margin: 0;
      font-size: 14px;
      font-weight: 600;
    }
    p {
      margin: 4px 0;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 12px;
    }
    .late {
      color: var(--mj-red);
    }
    summary {
      min-height: 24px;
      overflow-wrap: anywhere;
      cursor: pointer;
    }
    ol {
      padding: 0;
      margin: 4px 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      padding: 4px 0;
      border-top: 1px solid var(--mj-line-soft);
      gap: 2px 10px;
      overflow-wrap: anywhere;
    }
  `,
})
export class TaskEntry {
  readonly task = input.required<TaskView>();
  readonly asOf = input.required<string>();
  readonly texts = input.required<Texts<TasksTexts>>();
  /** The task as it is now, and the act that made it so where that was the reader's. */
  readonly changed = output<{ readonly task: TaskView; readonly done: TaskAct | null }>();
  protected readonly words = inject(Words);
  protected readonly acting = signal<TaskAct | null>(null);
  protected readonly opened = linkedSignal<string, boolean>({
    source: () => this.task().no,
    computation: () => false,
  });
  protected readonly due = computed(() =>
    taskDue(this.task(), this.asOf(), this.words.format(), this.texts()),
  );
  protected readonly people = computed(() => {
    const { lead, responsible } = this.task();
    const texts = this.texts();
    return [
      ...(lead.length === 0 ? [] : [texts.lead(lead.join(texts.comma))]),
      ...(responsible.length === 0 ? [] : [texts.responsible(responsible.join(texts.comma))]),
    ].join(' · ');
  });
  /** What was told last, while the others are folded away. */
  protected readonly latest = computed(() =>
    this.opened() ? undefined : this.task().steps.at(-1),
  );
  protected readonly closedWhy = computed(() => {
    const why = this.task().acts.find((one) => one.why !== null)?.why ?? null;
    const known: Readonly<Record<string, string>> = this.texts().why;
    return why === null ? null : (known[why] ?? why);
  });

  protected change(task: TaskView, done: TaskAct | null): void {
    this.changed.emit({ task, done });
    this.opened.set(true);
    if (done !== null) this.acting.set(null);
  }
}
