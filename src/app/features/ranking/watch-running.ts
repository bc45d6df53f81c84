import { inject } from '@angular/core';
import type { Signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { EMPTY, switchMap, throttleTime } from 'rxjs';
import type { IndicatorFilter } from '#contract/indicator-view.ts';
import { TopicWatch } from '../../data/topic-watch.ts';

const REFRESH_MS = 10_000; // a running period moves at most so often

/** Period and filter of topic `indicators:{period}`. */
type Watched = IndicatorFilter & { readonly period: string };

/**
 * Reloads whenever the numbers that are watched move; in an injection context.
 *
 * @param watched period and filter as JSON; empty where nothing is to be followed
 */
export function watchRunning(watched: Signal<string>, reload: () => void): void {
  const watch = inject(TopicWatch);
  toObservable(watched)
    .pipe(
      switchMap((text) => {
        if (text === '') return EMPTY;
        const { period, ...filter } = JSON.parse(text) as Watched;
        return watch.changes(`indicators:${period}`, filter);
      }),
      throttleTime(REFRESH_MS, undefined, { leading: false, trailing: true }),
      takeUntilDestroyed(),
    )
    .subscribe(reload);
}
