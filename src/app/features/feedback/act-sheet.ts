import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { FeedbackActRequest, FeedbackItem, Satisfaction } from '#contract/feedback-view.ts';
import type { FeedbackAct } from '#domain/access/feedback-acts.ts';
import { Words } from '../../i18n/words.ts';
import { ACT_FORMS, fieldOf, WRITTEN } from './act-fields.ts';
import type { ActField } from './act-fields.ts';
import { ActPreview } from './act-preview.ts';
import { DepartmentPicker } from './department-picker.ts';
import { FeedbackWords } from './feedback-words.ts';
import { personName } from '../../i18n/person-words.ts';
import { ReplyEditor } from './reply-editor.ts';
import { unresolvedIn } from './reply-variables.ts';

type Inputs = Omit<FeedbackActRequest, 'expectedVersion'>;

/** The form of one act, in the page and not over it; nothing typed is lost by a refusal. */
@Component({
  selector: 'app-act-sheet',
  imports: [ActPreview, DepartmentPicker, ReplyEditor],
  templateUrl: './act-sheet.html',
  styleUrl: './act-sheet.scss',
})
export class ActSheet {
  readonly act = input.required<FeedbackAct>();
  readonly item = input.required<FeedbackItem>();
  readonly inQueue = input(false);
  readonly sending = input(false);
  readonly failed = input('');
  readonly conflict = input<FeedbackItem | undefined>(undefined);
  /** Number of the ticket to merge into, where it was chosen before the form was opened. */
  readonly target = input('');
  /** Whether the reader wants a template rather than to write. */
  readonly fromTemplate = input(false);
  readonly filled = output<{ readonly request: Inputs; readonly next: boolean }>();
  readonly cancelled = output();
  readonly see = output();

  protected readonly words = inject(Words);
  protected readonly own = inject(FeedbackWords);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly editor = viewChild(ReplyEditor);
  protected readonly text = signal('');
  protected readonly reason = signal('');
  protected readonly department = signal('');
  protected readonly limit = signal('');
  protected readonly days = signal('5');
  protected readonly into = linkedSignal(() => this.target());
  protected readonly result = signal('');
  protected readonly reached = signal<boolean | null>(null);
  protected readonly solved = signal<boolean | null>(null);
  protected readonly satisfied = signal<Satisfaction | ''>('');
  protected readonly tried = signal(false);
  protected readonly written = computed(() => WRITTEN.has(this.act()));
  protected readonly previewed = computed(() => ACT_FORMS[this.act()].previewed === true);
  protected readonly satisfactions: readonly Satisfaction[] = [
    'satisfied',
    'basicallySatisfied',
    'dissatisfied',
  ];
  protected readonly exclusions = ['mistaken', 'malicious', 'notGovernment'] as const;

  /** What the act would do to the limits, once enough of it is filled in; undefined before. */
  protected readonly asked = computed((): Inputs | undefined => {
    if (!this.previewed()) return undefined;
    if (fieldOf(this.act(), 'department') === 'required' && this.department() === '') {
      return undefined;
    }
    if (fieldOf(this.act(), 'days') === 'required' && this.#daysGiven() === null) return undefined;
    return { ...this.#request(), reason: undefined, text: undefined };
  });
  protected readonly unresolved = computed(() =>
    this.written() ? unresolvedIn(this.text()) : undefined,
  );
  /** What others did since the reader opened it. */
  protected readonly changes = computed(() => {
    const now = this.conflict();
    if (now === undefined) return [];
    const { version } = this.item();
    return now.timeline
      .filter((entry) => entry.version !== null && entry.version > version)
      .map((entry) => ({
        what: this.own.event(entry.type),
        at: this.words.format().instant(entry.at),
        by: entry.by === null ? '' : personName(entry.by, now.people),
      }));
  });

  constructor() {
    afterNextRender(() => {
      this.enter(this.fromTemplate());
    });
  }

  /** Goes to the first field, or to the templates. */
  enter(toTemplates: boolean): void {
    const editor = this.editor();
    if (toTemplates && editor !== undefined) editor.enterTemplates();
    else {
      // Where the target was chosen already, the reason is what is missing.
      const first = this.target() === '' ? 'textarea, select, input' : 'textarea';
      this.#host.nativeElement.querySelector<HTMLElement>(first)?.focus();
    }
  }

  /** The act is done: what was written has arrived, and its draft is not needed any more. */
  settle(): void {
    this.editor()?.settle();
  }

  protected has(field: ActField): boolean {
    return fieldOf(this.act(), field) !== 'none';
  }

  protected isOptional(field: ActField): boolean {
    return fieldOf(this.act(), field) === 'optional';
  }

  /** Whether a field that must be filled is empty, once the reader has tried. */
  protected missing(field: ActField, value: string): boolean {
    return this.tried() && fieldOf(this.act(), field) === 'required' && value.trim() === '';
  }

  protected submit(event: Event, next: boolean): void {
    event.preventDefault();
    if (this.sending()) return;
    this.tried.set(true);
    if (!this.#isFilled() || this.unresolved() !== undefined) {
      const first = '[aria-invalid="true"]';
      setTimeout(() => this.#host.nativeElement.querySelector<HTMLElement>(first)?.focus());
      return;
    }
    this.filled.emit({ request: this.#request(), next });
  }

  protected answered(value: string): boolean | null {
    return value === '' ? null : value === 'yes';
  }

  protected satisfaction(value: string): void {
    this.satisfied.set(this.satisfactions.find((one) => one === value) ?? '');
  }

  #isFilled(): boolean {
    const act = this.act();
    const filled = (field: ActField, value: string): boolean =>
      fieldOf(act, field) !== 'required' || value.trim() !== '';
    if (fieldOf(act, 'callBack') === 'required') {
      if (this.reached() === null) return false;
      if (this.reached() === true) {
        if (this.satisfied() === '') return false;
        if (this.item().subjectKind === 'ticket' && this.solved() === null) return false;
      }
    }
    return (
      filled('text', this.text()) &&
      filled('reason', this.reason()) &&
      filled('department', this.department()) &&
      filled('into', this.into()) &&
      filled('result', this.result()) &&
      filled('exclusion', this.result()) &&
      (fieldOf(act, 'days') !== 'required' || this.#daysGiven() !== null)
    );
  }

  #daysGiven(): number | null {
    const days = Number(this.days());
    return Number.isInteger(days) && days > 0 && days < 400 ? days : null;
  }

  #request(): Inputs {
    const act = this.act();
    const limit = Number(this.limit());
    const days = this.#daysGiven();
    const given = (value: string): string | undefined => (value.trim() === '' ? undefined : value);
    const reached = this.reached();
    return {
      text: this.has('text') ? given(this.text()) : undefined,
      reason: this.has('reason') ? given(this.reason()) : undefined,
      departmentCode: this.has('department') ? given(this.department()) : undefined,
      limit:
        this.has('limit') && Number.isInteger(limit) && limit > 0
          ? { value: limit, unit: 'workingDay' }
          : undefined,
      by:
        act === 'requestExtension' && days !== null
          ? { value: days, unit: 'workingDay' }
          : undefined,
      into: this.has('into') ? given(this.into()) : undefined,
      result: this.has('result') || this.has('exclusion') ? given(this.result()) : undefined,
      ...(this.has('callBack') && reached !== null
        ? {
            reached,
            solved: reached ? (this.solved() ?? undefined) : undefined,
            satisfied:
              reached && this.satisfied() !== '' ? (this.satisfied() as Satisfaction) : undefined,
          }
        : {}),
    };
  }
}
