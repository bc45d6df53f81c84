import type { Instant } from '../time/limit.ts';
import type { Finding } from './finding.ts';
import type { LoggedEvent } from './logged-event.ts';

/** The findings of one case while they are gathered, and the next instant at which one arises by itself. */
export class FindingList {
  readonly #found: Finding[] = [];
  #isInOrder = true;
  #nextAt: Instant = Infinity;

  /** Adds what an event shows. */
  add(code: string, event: LoggedEvent, facts: Finding['facts'] = {}): void {
    const { source, id, time } = event;
    this.#push({ code, at: time, event: { source, id }, facts });
  }

  /** Adds what no single event shows, such as a limit that passed. */
  addAt(code: string, at: Instant, facts: Finding['facts'] = {}): void {
    this.#push({ code, at, facts });
  }

  /** Notes that a finding will arise at an instant in the future. */
  expectAt(at: Instant): void {
    if (at < this.#nextAt) this.#nextAt = at;
  }

  /** Null if no finding arises by itself. */
  get nextAt(): Instant | null {
    return this.#nextAt === Infinity ? null : this.#nextAt;
  }

  /** What was found, in order of time. */
  get inOrder(): readonly Finding[] {
    if (!this.#isInOrder) this.#found.sort((one, other) => one.at - other.at);
    this.#isInOrder = true;
    return this.#found;
  }

  #push(finding: Finding): void {
    const last = this.#found.at(-1);
    this.#isInOrder &&= last === undefined || last.at <= finding.at;
    this.#found.push(finding);
  }
}
