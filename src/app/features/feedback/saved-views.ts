import moreSvg from '@material-symbols/svg-400/outlined/more_vert.svg';
import {
  afterRenderEffect,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  PendingTasks,
  signal,
} from '@angular/core';
import type { SavedView } from '#contract/reply-view.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { Words } from '../../i18n/words.ts';
import { Layout } from '../../platform/layout.ts';
import { Dropdown } from '../../ui/dropdown/dropdown.ts';
import { Icon } from '../../ui/icon/icon.ts';
import { FeedbackWords } from './feedback-words.ts';

/** The server lists so many of one reader; one more would hide another. */
const MOST = 30;

/** The reader's own views of the queue: to open, make, rename and drop; each is an address with a name. */
@Component({
  selector: 'app-saved-views',
  imports: [Dropdown, Icon],
  host: {
    role: 'group',
    '[attr.aria-label]': 'own.t().views.saved',
    '[class.none]': 'layout.phone() && views().length === 0',
  },
  templateUrl: './saved-views.html',
  styleUrls: ['./queue-views.scss', './saved-views.scss'],
})
export class SavedViews {
  /** The view on screen (`viewOf`). */
  readonly query = input.required<string>();
  readonly choose = output<string>();

  readonly #api = inject(Api);
  readonly #pending = inject(PendingTasks);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly words = inject(Words);
  protected readonly own = inject(FeedbackWords);
  protected readonly layout = inject(Layout);
  protected readonly more = moreSvg;
  readonly #views = signal<readonly SavedView[]>([]);
  protected readonly views = computed(() =>
    this.#views().toSorted((one, other) => one.name.localeCompare(other.name, 'zh')),
  );
  protected readonly full = computed(() => this.#views().length >= MOST);
  /** Id of the view whose name is being written; `new` for one that is being made. */
  protected readonly naming = signal<string | null>(null);
  protected readonly dropped = signal<SavedView | null>(null);
  protected readonly failed = signal('');

  constructor() {
    this.#pending.run(() => this.#read());
    afterRenderEffect(() => {
      if (this.naming() === null) return;
      const field = this.#host.nativeElement.querySelector('input');
      field?.focus();
      field?.select();
    });
  }

  protected save(event: Event, name: string, old: SavedView | null): void {
    event.preventDefault();
    const query = old?.query ?? this.query();
    if (name.trim() !== '') this.#do(() => this.#name(name.trim(), query, old));
  }

  protected drop(view: SavedView): void {
    this.#do(async () => {
      await this.#api.delete(`/feedback-views/${view.id}`);
      this.dropped.set(view);
    });
  }

  /** What was dropped by mistake is made again. */
  protected restore({ name, query }: SavedView): void {
    this.#do(() => this.#name(name, query, null));
  }

  #do(act: () => Promise<void>): void {
    this.failed.set('');
    this.dropped.set(null);
    this.#pending.run(async () => {
      try {
        await act();
        this.naming.set(null);
        await this.#read();
      } catch (error) {
        this.failed.set(errorWords(asApiError(error), this.words.t().error));
      }
    });
  }

  /** There is no renaming: the new one is there before the old one goes. */
  async #name(name: string, query: string, old: SavedView | null): Promise<void> {
    await this.#api.post<SavedView>('/feedback-views', { name, query });
    if (old !== null) await this.#api.delete(`/feedback-views/${old.id}`);
  }

  async #read(): Promise<void> {
    try {
      const { items } = await this.#api.get<{ readonly items: readonly SavedView[] }>(
        '/feedback-views',
      );
      this.#views.set(items);
    } catch (error) {
      this.failed.set(errorWords(asApiError(error), this.words.t().error));
    }
  }
}
