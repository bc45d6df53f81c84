import { Component, computed, inject, input, viewChild } from '@angular/core';
import { toObservable, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { switchMap } from 'rxjs';
import type { FeedbackCounters, FeedbackRow } from '#contract/feedback-view.ts';
import type { FeedbackAct } from '#domain/access/feedback-acts.ts';
import { LiveConnection } from '../../data/live-connection.ts';
import { watchTopic } from '../../data/topic-feed.ts';
import { Shortcuts } from '../../platform/shortcuts.ts';
import type { Shortcut } from '../../platform/shortcuts.ts';
import { FeedbackWords } from './feedback-words.ts';
import { ItemPanel } from './item-panel.ts';
import { latestVersion } from './latest-version.ts';

type TicketKey = keyof ReturnType<FeedbackWords['t']>['keys'];

/** One ticket or review on a page of its own: a link reproduces it. */
@Component({
  selector: 'app-ticket-page',
  imports: [ItemPanel, RouterLink],
  template: `
    <div class="page">
      <div class="page-head">
        <a class="button text" routerLink="/feedback">{{ own.t().item.back }}</a>
        <h1 class="mono">{{ no() }}</h1>
      </div>
      <div class="page-body">
        <section class="card">
          <app-item-panel [id]="id()" [latest]="latest.version()" (sent)="panel()?.reload()" />
        </section>
      </div>
    </div>
  `,
  styles: `
    :host {
      display: block;
      height: 100%;
    }
    h1 {
      font-size: 16px;
    }
    section {
      max-width: 1320px;
    }
  `,
})
export class TicketPage {
  /** Number, of the address. */
  readonly no = input.required<string>();
  readonly subject = input<string>();
  readonly #live = inject(LiveConnection);
  protected readonly own = inject(FeedbackWords);
  protected readonly panel = viewChild(ItemPanel);
  protected readonly id = computed(() => `${this.subject() ?? ''}:${this.no()}`);
  protected readonly latest = latestVersion();

  constructor() {
    // Its own little view of the queue: the steps of it tell when something happened here.
    toObservable(this.no)
      .pipe(
        switchMap((no) =>
          watchTopic<FeedbackRow, FeedbackCounters>(this.#live, {
            topic: 'feedback',
            filter: { text: no },
          }),
        ),
        takeUntilDestroyed(),
      )
      .subscribe((message) => {
        if (message.kind !== 'changed') return;
        for (const row of message.change.upsert)
          if (row.no === this.no()) this.latest.tell(row.version);
      });
    const key = (name: TicketKey, keys: string, run: () => void): Shortcut => ({
      keys,
      shown: keys.toUpperCase(),
      label: () => this.own.t().keys[name],
      run,
    });
    const begin = (act: FeedbackAct) => () => this.panel()?.begin(act);
    inject(Shortcuts).bind('ticket', [
      key('reply', 'r', () => this.panel()?.write(false)),
      key('template', 't', () => this.panel()?.write(true)),
      key('dispatch', 'd', begin('dispatch')),
      key('extension', 'e', begin('requestExtension')),
      key('back', 'b', begin('return')),
      key('note', 'i', begin('note')),
    ]);
  }
}
