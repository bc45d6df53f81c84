import backSvg from '@material-symbols/svg-400/outlined/arrow_back.svg';
import closeSvg from '@material-symbols/svg-400/outlined/close.svg';
import moreSvg from '@material-symbols/svg-400/outlined/more_horiz.svg';
import starFillSvg from '@material-symbols/svg-400/outlined/star-fill.svg';
import starSvg from '@material-symbols/svg-400/outlined/star.svg';
import {
  afterNextRender,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CardAct, CardView } from '#contract/card-view.ts';
import { CardStore } from '../../data/card-store.ts';
import { CaseReader } from '../../data/case-reader.ts';
import { errorWords } from '../../data/error-words.ts';
import { MineStore } from '../../data/mine-store.ts';
import { personWords } from '../../i18n/person-words.ts';
import { placeWords } from '../../i18n/place-words.ts';
import { Words } from '../../i18n/words.ts';
import { Layout } from '../../platform/layout.ts';
import { ActWords } from '../../ui/act-form/act-words.ts';
import { Dropdown } from '../../ui/dropdown/dropdown.ts';
import { Icon } from '../../ui/icon/icon.ts';
import { LevelMark } from '../../ui/level-mark/level-mark.ts';
import { FailureNote } from '../../ui/state-note/failure-note.ts';
import { LoadingRows } from '../../ui/state-note/loading-rows.ts';
import { ActSheet } from './act-sheet.ts';
import { ConsoleActs } from './console-acts.ts';
import { ConsoleList } from './console-list.ts';
import { ConsoleWords } from './console-words.ts';
import { PanelClocks } from './panel-clocks.ts';
import { PanelCourse } from './panel-course.ts';
import { isLowerOf } from './shown-list.ts';
import { subjectDoor } from './subject-door.ts';
import { whyWords } from './why-words.ts';

const MAIN_ACTS = ['acknowledge', 'urge', 'order'] as const;
const OTHER_ACTS = ['assign', 'explain', 'appeal', 'decideAppeal', 'close', 'revoke'] as const;
const KEYS: Readonly<Partial<Record<CardAct, string>>> = {
  acknowledge: 'A',
  urge: 'U',
  order: 'O',
  explain: 'E',
  revoke: 'V',
};

/** One card: why, limits, course, links, and what can be done. Its subject changes only by its reader. */
@Component({
  selector: 'app-card-panel',
  imports: [
    ActSheet,
    Dropdown,
    FailureNote,
    Icon,
    LevelMark,
    LoadingRows,
    PanelClocks,
    PanelCourse,
    RouterLink,
  ],
  providers: [CaseReader],
  host: {
    role: 'complementary',
    'data-returns-home': '',
    '[attr.aria-label]': 'own.t().panel.label',
  },
  styleUrl: './card-panel.scss',
  templateUrl: './card-panel.html',
})
export class CardPanel {
  protected readonly words = inject(Words);
  protected readonly own = inject(ConsoleWords);
  protected readonly actWords = inject(ActWords);
  protected readonly acts = inject(ConsoleActs);
  protected readonly list = inject(ConsoleList);
  protected readonly store = inject(CardStore);
  protected readonly mine = inject(MineStore);
  protected readonly layout = inject(Layout);
  protected readonly reader = inject(CaseReader);
  protected readonly icons = {
    back: backSvg,
    close: closeSvg,
    more: moreSvg,
    star: starSvg,
    starFill: starFillSvg,
  };
  readonly card = input.required<CardView>();
  readonly closed = output();
  readonly show = output<string>();

  protected readonly backRef = viewChild<ElementRef<HTMLElement>>('back');
  protected readonly mainActs = MAIN_ACTS;
  protected readonly keys = KEYS;
  protected readonly door = computed(() => subjectDoor(this.card()));
  protected readonly place = computed(() => placeWords(this.card(), this.words.t().between));
  protected readonly why = computed(() =>
    whyWords(this.card(), this.own.t(), this.words.t(), this.words.format()),
  );
  protected readonly watched = computed(() => this.mine.watched().has(this.card().id));
  protected readonly view = computed(() => {
    const reading = this.reader.reading();
    return reading.phase === 'ready' && reading.no === this.card().subject
      ? reading.value
      : undefined;
  });
  protected readonly failure = computed(() => {
    const reading = this.reader.reading();
    return reading.phase === 'failed'
      ? { code: reading.error.code, sentence: errorWords(reading.error, this.words.t().error) }
      : undefined;
  });
  protected readonly applicant = computed(() => {
    const applicant = this.view()?.facts.applicant;
    const name =
      typeof applicant === 'object' && applicant !== null && 'name' in applicant
        ? applicant['name']
        : applicant;
    return typeof name === 'string' && name !== '' ? this.own.t().panel.applicant(name) : '';
  });
  /** A higher card of the same clock that came while this one was open. */
  protected readonly higher = computed(() => {
    const card = this.card();
    for (const other of this.store.byId().values()) if (isLowerOf(card, other)) return other;
    return undefined;
  });
  protected readonly gone = computed(() => this.list.find(this.card().id)?.left === true);
  protected readonly position = computed(() =>
    this.own
      .t()
      .panel.place(
        this.words.format().exact(this.list.activeIndex() + 1),
        this.words.format().exact(this.list.length()),
      ),
  );
  protected readonly others = computed(() =>
    OTHER_ACTS.map((act) => ({ act, why: this.acts.closed(this.card(), act) })),
  );

  constructor() {
    afterNextRender(() => {
      // On a phone the panel covers the list: the focus goes with the reader.
      if (this.layout.phone()) this.backRef()?.nativeElement.focus();
    });
    effect(() => {
      const { subject, subjectKind, version } = this.card();
      untracked(() => {
        // Also on another version: what was just done belongs to the course.
        // What else there is tells the page of the ticket or review.
        if (subjectKind !== 'case') this.reader.leave();
        else if (version > 0) this.reader.read(subject);
      });
    });
  }

  protected whoIs(account: string): string {
    return personWords(account, this.card().people, this.words.t());
  }

  protected turnWatch(): void {
    void this.mine.watch(this.card().id, !this.watched()).catch(() => undefined);
  }
}
