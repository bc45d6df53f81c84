import type { EventData } from '#domain/cases/logged-event.ts';
import type { Instant } from '#domain/time/limit.ts';
import { sourceOf } from './catalogue.ts';
import type { Counter } from './catalogue.ts';
import type { DemoEvent } from './demo-event.ts';

/** A case while its course is made up: numbers its events and knows where and for what it is. */
export class CaseDraft {
  readonly no: string;
  readonly counter: Counter;
  readonly events: DemoEvent[] = [];
  readonly #numbered: boolean;

  constructor(no: string, counter: Counter, numbered: boolean) {
    this.no = no;
    this.counter = counter;
    this.#numbered = numbered;
  }

  /** Adds what happened at an instant. */
  add(type: string, at: Instant, data: EventData = {}): void {
    const index = this.events.length;
    this.events.push({
      specversion: '1.0',
      id: `${this.no}-${index + 1}`,
      source: sourceOf(this.counter.cityCode),
      type: `case.${type}`,
      subject: this.no,
      time: new Date(Math.floor(at / 1000) * 1000).toISOString(),
      ...(this.#numbered ? { sequence: index } : {}),
      data,
    });
  }
}
