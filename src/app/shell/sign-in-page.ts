import { Component, inject } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { Words } from '../i18n/words.ts';
import { BrandMark } from './brand-mark.ts';
import { PreferenceSwitches } from './preference-switches.ts';
import { SignInForm } from './sign-in-form.ts';

/** One centred card: name, password, whom to ask. */
@Component({
  selector: 'app-sign-in-page',
  imports: [BrandMark, PreferenceSwitches, RouterLink, SignInForm],
  styles: `
    :host {
      display: flex;
      min-height: 100%;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      padding: 24px 16px;
      gap: 16px;
    }
    .card {
      width: min(360px, 100%);
      padding: 28px 24px 24px;
    }
    header {
      display: flex;
      align-items: center;
      margin-bottom: 20px;
      gap: 10px;
    }
    app-brand-mark {
      width: 30px;
      height: 30px;
    }
    h1 small {
      display: block;
      color: var(--mj-text-3);
      font-size: 12px;
      font-weight: 400;
      line-height: 16px;
    }
  `,
  template: `
    <section class="card">
      <header>
        <app-brand-mark />
        <h1>
          {{ words.t().product }}<small>{{ words.t().tagline }}</small>
        </h1>
      </header>
      <app-sign-in-form (done)="enter()" />
    </section>
    <app-preference-switches />
    <a routerLink="/calculator">{{ words.t().signIn.open }}</a>
  `,
})
export class SignInPage {
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  protected readonly words = inject(Words);

  protected enter(): void {
    const to = this.#route.snapshot.queryParamMap.get('to') ?? '/';
    // Only addresses of this app: a link must not lead elsewhere after sign-in.
    void this.#router.navigateByUrl(/^\/(?![/\\])/.test(to) ? to : '/');
  }
}
