import type { ElementRef } from '@angular/core';
import { Component, inject, signal, viewChild } from '@angular/core';
import type {
  RecoveryCodes,
  SecondFactorSecret,
  SecondFactorState,
} from '#contract/second-factor.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { SessionStore } from '../../data/session-store.ts';
import { errorWords } from '../../data/error-words.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { accountZh } from './account-zh.ts';
import { drawQr } from '../../ui/qr/qr-path.ts';
import type { QrPath } from '../../ui/qr/qr-path.ts';

const PATH = '/me/second-factor';

type Step =
  | { readonly at: 'loading' }
  | { readonly at: 'off' }
  | { readonly at: 'on'; readonly left: number; readonly stopping: boolean }
  | { readonly at: 'started'; readonly secret: string; readonly picture: QrPath }
  | { readonly at: 'recovery'; readonly codes: readonly string[] };

/** Turning the second factor on and off. */
@Component({
  selector: 'app-second-factor-panel',
  styleUrl: './second-factor-panel.scss',
  templateUrl: './second-factor-panel.html',
})
export class SecondFactorPanel {
  readonly #api = inject(Api);
  readonly #sessions = inject(SessionStore);
  /** The role has to have one. */
  protected readonly owes = this.#sessions.isHeld;
  protected readonly words = inject(Words);
  protected readonly own = useTexts(accountZh, () =>
    import('./account-en.ts').then((module) => module.accountEn),
  );
  protected readonly step = signal<Step>({ at: 'loading' });
  protected readonly busy = signal(false);
  protected readonly error = signal('');
  protected readonly codeRef = viewChild<ElementRef<HTMLInputElement>>('code');

  constructor() {
    this.show();
  }

  /** Asks how it stands, and shows it. */
  protected show(): void {
    this.#try(async () => {
      const { on, recoveryLeft } = await this.#api.get<SecondFactorState>(PATH);
      this.step.set(on ? { at: 'on', left: recoveryLeft, stopping: false } : { at: 'off' });
    });
  }

  protected start(): void {
    this.#try(async () => {
      const { secret, uri } = await this.#api.post<SecondFactorSecret>(PATH, undefined);
      this.step.set({ at: 'started', secret, picture: await drawQr(uri) });
    });
  }

  protected askStop(left: number): void {
    this.step.set({ at: 'on', left, stopping: true });
  }

  protected confirm(event: Event): void {
    event.preventDefault();
    this.#try(async () => {
      const answer = await this.#api.post<RecoveryCodes>(`${PATH}/confirm`, this.#code());
      this.step.set({ at: 'recovery', codes: answer.recoveryCodes });
      // More may be open now.
      if (this.owes()) await this.#sessions.stay();
    });
  }

  protected disable(event: Event): void {
    event.preventDefault();
    this.#try(async () => {
      await this.#api.post(`${PATH}/disable`, this.#code());
      this.step.set({ at: 'off' });
    });
  }

  #code(): { readonly code: string } {
    return { code: this.codeRef()?.nativeElement.value.trim() ?? '' };
  }

  #try(work: () => Promise<void>): void {
    if (this.busy()) return;
    this.busy.set(true);
    this.error.set('');
    work()
      .catch((error: unknown) => {
        const refused = asApiError(error);
        const wrong = refused.code === 'secondFactor/wrong' || refused.code === 'request/invalid';
        this.error.set(wrong ? this.own().factor.wrong : errorWords(refused, this.words.t().error));
        this.codeRef()?.nativeElement.select();
      })
      .finally(() => {
        this.busy.set(false);
      });
  }
}
