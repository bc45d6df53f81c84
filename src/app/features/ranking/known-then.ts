import {
  afterNextRender,
  computed,
  Component,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import { Words } from '../../i18n/words.ts';
import { earlierMoment, fieldOfInstant, instantOfField } from '../../platform/as-known.ts';
import type { rankingZh } from './ranking-zh.ts';

/** From which moment a ranking is looked at: as it is known now, or as it was known then. */
@Component({
  selector: 'app-known-then',
  host: { '[class.then]': 'knownAt() !== undefined' },
  templateUrl: './known-then.html',
  styleUrl: './known-then.scss',
})
export class KnownThen {
  /** Instant of the address; undefined for now. */
  readonly knownAt = input<string>();
  /** Instant that is shown for it; undefined until there is an answer. */
  readonly told = input<string>();
  readonly texts = input.required<typeof rankingZh>();
  /** Another moment is wanted; null for now. */
  readonly look = output<string | null>();

  readonly #injector = inject(Injector);
  protected readonly words = inject(Words);
  protected readonly earlier = computed(() => {
    const asked = this.knownAt();
    return asked === undefined ? null : earlierMoment(asked, this.told());
  });
  protected readonly asking = signal(false);
  protected readonly field = linkedSignal(() => fieldOfInstant(this.knownAt() ?? null));
  protected readonly isWrong = signal(false);
  protected readonly moment = viewChild<ElementRef<HTMLElement>>('moment');

  protected ask(): void {
    this.asking.set(true);
    afterNextRender(() => this.moment()?.nativeElement.focus(), { injector: this.#injector });
  }

  protected lookBack(event: Event): void {
    event.preventDefault();
    const instant = instantOfField(this.field());
    const isWrong = instant === null || Date.parse(instant) > Date.now();
    this.isWrong.set(isWrong);
    if (!isWrong) this.look.emit(instant);
  }

  protected lookNow(): void {
    this.asking.set(false);
    this.isWrong.set(false);
    if (this.knownAt() !== undefined) this.look.emit(null);
  }
}
