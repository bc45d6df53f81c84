import type { Page } from '@playwright/test';
import { setTimeout as wait } from 'node:timers/promises';
import { send } from './bench-server.ts';
import type { BenchServer } from './bench-server.ts';
import { recordFrames } from './page-frames.ts';
import type { PageFrames } from './page-frames.ts';

const TICK_MS = 100;

/** How a page is changed while its frames are recorded. */
export interface ChangingPage {
  /** Selector of what scrolls. */
  readonly viewport: string;
  readonly scrolls: boolean;
  readonly changesPerSecond: number;
  readonly seconds: number;
  /** Events, each of which changes one row of the page; `from` counts those sent before. */
  readonly changes: (from: number, count: number) => readonly unknown[];
}

/** Sends changes at their rate for a while and answers the page's frames, and how many were sent. */
export async function framesUnderChanges(
  page: Page,
  server: BenchServer,
  { viewport, scrolls, changesPerSecond, seconds, changes }: ChangingPage,
): Promise<{ readonly frames: PageFrames; readonly sent: number }> {
  const frames = recordFrames(page, viewport, seconds * 1000, scrolls);
  const until = performance.now() + seconds * 1000;
  const each = Math.max(1, Math.round((changesPerSecond * TICK_MS) / 1000));
  let sent = 0;
  for (let due = performance.now(); due < until; due += TICK_MS) {
    await wait(Math.max(0, due - performance.now()));
    await send(server, changes(sent, each));
    sent += each;
  }
  return { frames: await frames, sent };
}
