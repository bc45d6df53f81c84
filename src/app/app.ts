import { Component, computed, effect, inject, signal, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, NavigationError, Router, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';
import type { Me } from '#contract/session-view.ts';
import { Api } from './data/api.ts';
import { CaseTrail } from './data/case-trail.ts';
import { errorWords } from './data/error-words.ts';
import { ReferenceStore } from './data/reference-store.ts';
import { SessionStore } from './data/session-store.ts';
import { WaitingStore } from './data/waiting-store.ts';
import { Words } from './i18n/words.ts';
import { Shortcuts } from './platform/shortcuts.ts';
import { Banner } from './shell/banner.ts';
import { HelpDialog } from './shell/help-dialog.ts';
import { mayOpen, PAGES } from './shell/pages.ts';
import { Rail } from './shell/rail.ts';
import { SessionWarning } from './shell/session-warning.ts';
import { SignInAgain } from './shell/sign-in-again.ts';
import { TopBar } from './shell/top-bar.ts';
import { FailureNote } from './ui/state-note/failure-note.ts';

/** The frame around every page, and what happens when the session begins and ends. */
@Component({
  selector: 'app-root',
  imports: [
    Banner,
    FailureNote,
    HelpDialog,
    Rail,
    RouterOutlet,
    SessionWarning,
    SignInAgain,
    TopBar,
  ],
  styleUrl: './app.scss',
  templateUrl: './app.html',
})
export class App {
  readonly #router = inject(Router);
  readonly #api = inject(Api);
  readonly #reference = inject(ReferenceStore);
  readonly #waiting = inject(WaitingStore);
  readonly #trail = inject(CaseTrail);
  protected readonly session = inject(SessionStore);
  protected readonly words = inject(Words);
  protected readonly topBar = viewChild(TopBar);

  protected readonly helpOpen = signal(false);
  protected readonly endedHere = signal(false);
  readonly #url = toSignal(
    this.#router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
  );
  /** A part of the app could not be loaded: a newer version has taken its place. */
  protected readonly outdated = toSignal(
    this.#router.events.pipe(
      filter((event) => event instanceof NavigationError && isMissingPart(event.error)),
      map(() => true),
    ),
  );
  protected readonly framed = computed(() => {
    const url = this.#url();
    return url !== undefined && !url.startsWith('/sign-in');
  });
  protected readonly unreachable = computed(() => {
    const session = this.session.session();
    return session.phase === 'unreachable'
      ? { code: session.error.code, sentence: errorWords(session.error, this.words.t().error) }
      : undefined;
  });

  constructor() {
    void this.session.loadConfig();
    effect(() => {
      const me = this.session.me();
      untracked(() => {
        if (me === undefined) this.#leave();
        else this.#enter(me);
      });
    });
    effect(() => {
      if (this.#api.signedOut() === 0) return;
      untracked(() => {
        // Over a page the form comes to the reader; what is typed below stays.
        if (this.session.me() === undefined) return;
        this.endedHere.set(this.framed());
        this.session.ended();
      });
    });
    inject(Shortcuts).bind('shell', this.#shortcuts());
  }

  protected back(): void {
    this.endedHere.set(false);
  }

  protected retry(): void {
    void this.session.stay().then(() => this.#router.navigateByUrl(this.#router.url));
  }

  protected reload(): void {
    location.reload();
  }

  protected skip(event: Event, main: HTMLElement): void {
    event.preventDefault();
    main.focus();
  }

  #enter(me: Me): void {
    this.#waiting.start(me);
    if (this.session.isHeld()) return;
    this.#reference.loadRegions();
    void this.#reference.loadSources();
  }

  #leave(): void {
    this.#waiting.stop();
    this.#reference.forget();
  }

  #goBeside(step: -1 | 1): void {
    const tree = this.#router.parseUrl(this.#router.url);
    const [first, no] = tree.root.children['primary']?.segments ?? [];
    const beside =
      first?.path === 'cases' && no !== undefined
        ? this.#trail.findBeside(no.path, step)
        : undefined;
    if (beside !== undefined)
      void this.#router.navigate(['/cases', beside], { queryParamsHandling: 'preserve' });
  }

  #shortcuts(): Parameters<Shortcuts['bind']>[1] {
    const texts = (): ReturnType<Words['t']>['shell'] => this.words.t().shell;
    return [
      {
        keys: '/',
        label: () => texts().keySearch,
        run: () => this.topBar()?.focusSearch(),
      },
      ...PAGES.map((page) => ({
        keys: `g ${page.key}`,
        shown: `G ${page.key.toUpperCase()}`,
        label: () => texts().keyGo(this.words.t().pages[page.name]),
        run: () => {
          if (!mayOpen(page.name, this.session.me())) return;
          // The region goes along, as it does from the rail.
          const region = this.#router.parseUrl(this.#router.url).queryParamMap.get('region');
          void this.#router.navigate([page.path], { queryParams: { region } });
        },
      })),
      {
        keys: '[',
        shown: '[ ]',
        label: () => texts().keyBeside,
        run: () => this.#goBeside(-1),
      },
      { keys: ']', run: () => this.#goBeside(1) },
      {
        keys: 'Shift+?',
        shown: '?',
        label: () => texts().keyHelp,
        run: () => {
          this.helpOpen.set(true);
        },
      },
      { shown: 'Esc', label: () => texts().keyEscape, run: () => undefined },
    ];
  }
}

/** Browsers word it differently; all of them name the module. */
function isMissingPart(error: unknown): boolean {
  return error instanceof TypeError && /module/i.test(error.message);
}
