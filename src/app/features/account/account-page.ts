import { Component, computed, inject, resource } from '@angular/core';
import type { OwnSession } from '#contract/second-factor.ts';
import { mayReveal } from '#domain/access/reveal-rule.ts';
import { Api } from '../../data/api.ts';
import { asApiError } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { SessionStore } from '../../data/session-store.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { accountZh } from './account-zh.ts';
import { PasswordPanel } from './password-panel.ts';
import { RevealsPanel } from './reveals-panel.ts';
import { SecondFactorPanel } from './second-factor-panel.ts';

/** The own account: second factor, password, sessions; and what takes a second person. */
@Component({
  selector: 'app-account-page',
  imports: [PasswordPanel, RevealsPanel, SecondFactorPanel],
  styles: `
    :host {
      display: flex;
      max-width: 720px;
      flex-direction: column;
      padding: 16px 24px;
      gap: 16px;
    }
    @media (width < 720px) {
      :host {
        padding-inline: 16px;
      }
    }
    .card {
      padding: 16px;
      overflow-x: auto;
    }
    .error {
      color: var(--mj-red);
    }
  `,
  template: `
    <h1>{{ own().title }}</h1>
    <app-second-factor-panel />
    <app-password-panel (changed)="sessions.reload()" />
    @if (!session.isHeld()) {
      <section class="card" aria-labelledby="account-sessions">
        <h2 id="account-sessions">{{ own().sessions.title }}</h2>
        @if (sessions.error(); as error) {
          <p class="error" role="alert">{{ sentence(error) }}</p>
        } @else {
          <table class="plain">
            <thead>
              <tr>
                <th scope="col">{{ own().sessions.started }}</th>
                <th scope="col">{{ own().sessions.lastSeen }}</th>
                <th scope="col"></th>
              </tr>
            </thead>
            <tbody>
              @for (session of sessions.value() ?? []; track session.id) {
                @let started = words.format().instant(session.startedAt);
                <tr>
                  <th scope="row">{{ started }}</th>
                  <td>{{ words.format().instant(session.lastSeenAt) }}</td>
                  <td>
                    @if (session.current) {
                      <span class="muted">{{ own().sessions.current }}</span>
                    } @else {
                      <button
                        type="button"
                        class="button"
                        [attr.aria-label]="own().sessions.endOf(started)"
                        (click)="end(session.id)"
                      >
                        {{ own().sessions.end }}
                      </button>
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        }
      </section>
    }
    @if (mayReveal()) {
      <app-reveals-panel />
    }
  `,
})
export class AccountPage {
  readonly #api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly words = inject(Words);
  protected readonly mayReveal = computed(() => {
    const me = this.session.me();
    return me !== undefined && !this.session.isHeld() && mayReveal(me.role);
  });
  protected readonly own = useTexts(accountZh, () =>
    import('./account-en.ts').then((module) => module.accountEn),
  );
  protected readonly sessions = resource({
    params: () => (this.session.isHeld() ? undefined : {}),
    loader: async ({ abortSignal }) => {
      const path = '/me/sessions';
      const page = await this.#api.get<{ readonly items: readonly OwnSession[] }>(
        path,
        {},
        abortSignal,
      );
      return page.items;
    },
  });

  protected sentence(error: Error): string {
    return errorWords(asApiError(error), this.words.t().error);
  }

  protected end(id: string): void {
    void this.#api
      .delete(`/me/sessions/${id}`)
      .catch(() => undefined)
      .then(() => this.sessions.reload());
  }
}
