import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { CanActivateFn, CanMatchFn } from '@angular/router';
import { SessionStore } from '../data/session-store.ts';
import { mayOpen, openPages } from './pages.ts';
import type { PageName } from './pages.ts';

/** Lets a signed-in reader pass; others sign in first and come back to where they wanted to go. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const sessions = inject(SessionStore);
  const router = inject(Router);
  const session = await sessions.ask();
  if (session.phase === 'signedIn') {
    return sessions.isHeld() && state.url !== '/account'
      ? router.createUrlTree(['/account'])
      : true;
  }
  return router.createUrlTree(['/sign-in'], { queryParams: { to: state.url } });
};

/** An open page waits for nobody, but shows a signed-in reader his frame also after a reload. */
export const openToAll: CanActivateFn = () => {
  void inject(SessionStore).ask();
  return true;
};

/** Matches only where the role may open the page; the address then answers that it may not. */
export function openTo(page: PageName): CanMatchFn {
  return async () => {
    const sessions = inject(SessionStore);
    const session = await sessions.ask();
    // Without a session the guard behind asks for one; who is held is led to the own account by it.
    return session.phase !== 'signedIn' || sessions.isHeld() || mayOpen(page, session.me);
  };
}

/** The bare address leads to the first page that the role may open. */
export const toFirstPage: CanActivateFn = async () => {
  const sessions = inject(SessionStore);
  const router = inject(Router);
  const session = await sessions.ask();
  if (session.phase !== 'signedIn') return router.createUrlTree(['/sign-in']);
  if (sessions.isHeld()) return router.createUrlTree(['/account']);
  return router.createUrlTree([openPages(session.me)[0]?.path ?? '/calculator']);
};
