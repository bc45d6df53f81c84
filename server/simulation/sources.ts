import { contentOf } from '#contract/events/content-of.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Receipt } from '#contract/receipt.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { MemoryHome } from '../testing/memory-home/memory-home.ts';
import { promise } from './broken.ts';
import type { DrawnEvent, SendStep, Sent } from './scenario.ts';

/** Clocks of sources may run ahead by this much. */
const AHEAD_MS = 5 * 60_000;

/** What the sources sent, what they were told of it, and what they still have to send. */
export class Sources {
  accepted = 0;
  readonly #home: MemoryHome;
  readonly #waiting = new Map<string, Sent[]>();
  readonly #sent = new Map<string, Set<string>>();
  readonly #ways = new Map<string, Set<string>>();
  readonly #promised = new Map<string, string>();

  constructor(home: MemoryHome) {
    this.#home = home;
  }

  get names(): readonly string[] {
    return [...this.#waiting.keys()];
  }

  /** Keeps a batch for another try. */
  keep(source: string, events: readonly Sent[]): void {
    const waiting = this.#waiting.get(source) ?? [];
    waiting.push(...events);
    this.#waiting.set(source, waiting);
  }

  /** Takes what waits, in an order that its source has: as it came. */
  take(source: string): readonly Sent[] {
    return this.#waiting.get(source)?.splice(0, 200) ?? [];
  }

  isWaiting(): boolean {
    return [...this.#waiting.values()].some((events) => events.length > 0);
  }

  /** Notes that a batch is on its way: whatever becomes of it, it may arrive. */
  send(events: readonly Sent[], way: SendStep['way']): void {
    for (const sent of events) {
      if (sent.kind === 'garbage') continue;
      const identity = identityOf(sent.event);
      const contents = this.#sent.get(identity) ?? new Set();
      this.#sent.set(identity, contents.add(contentOf(sent.event)));
      const ways = this.#ways.get(identity) ?? new Set();
      this.#ways.set(identity, ways.add(way === 'file' ? 'file' : 'live'));
    }
  }

  /** How events came: all from files, or none; undefined where it cannot be told. */
  isSilent(events: readonly LoggedEvent[]): boolean | undefined {
    const ways = new Set(events.flatMap((event) => [...(this.#ways.get(identityOf(event)) ?? [])]));
    return ways.size === 1 ? ways.has('file') : undefined;
  }

  /**
   * Holds a receipt against the log as it is committed now: what it does not refuse is there.
   *
   * @param now what the platform takes for now
   * @returns what the source has to send again: what lay in the future
   */
  check(events: readonly Sent[], receipt: Receipt, now: Instant): readonly Sent[] {
    const { accepted, duplicate, rejected } = receipt;
    promise(
      'receiptCountsEachEventOnce',
      accepted + duplicate + rejected.length === events.length,
      () => `${accepted} + ${duplicate} + ${rejected.length} of ${events.length}`,
    );
    this.accepted += accepted;
    const refusedAt = new Map(rejected.map(({ index, code }) => [index, code]));
    const later: Sent[] = [];
    for (const [index, sent] of events.entries()) {
      const code = refusedAt.get(index);
      if (sent.kind === 'garbage') {
        promise('garbageIsRefused', code !== undefined, () => JSON.stringify(sent.value));
      } else if (code === undefined) {
        this.#checkKept(sent.event);
      } else if (code === 'event/inFuture') {
        promise('nothingGoodIsRefused', sent.event.time > now + AHEAD_MS, () => sent.event.id);
        later.push(sent);
      } else {
        this.#checkConflict(sent.event, code);
      }
    }
    return later;
  }

  /** At the end: nothing promised is missing or twice, nothing is there that nobody sent. */
  checkLog(exact: boolean): void {
    const { events, identities } = this.#home.tables;
    for (const [identity, content] of this.#promised) {
      promise('acknowledgedIsKept', this.#keptOf(identity) === content, () => identity);
    }
    const seen = new Set<string>();
    let fromSources = 0;
    for (const event of events.rows.values()) {
      const identity = identityOf(event);
      promise('eachIdentityOnce', !seen.has(identity), () => identity);
      seen.add(identity);
      if (event.source.startsWith('urn:mingjian')) continue;
      fromSources += 1;
      const wasSent = this.#sent.get(identity)?.has(contentOf(event)) === true;
      promise('onlyWhatWasSentIsKept', wasSent, () => identity);
    }
    promise('identitiesAreTheLog', seen.size === identities.rows.size, () => `${seen.size}`);
    promise(
      'receiptsAddUpToTheLog',
      exact ? this.accepted === fromSources : this.accepted <= fromSources,
      () => `${this.accepted} accepted, ${fromSources} in the log`,
    );
  }

  #checkKept(event: DrawnEvent): void {
    const identity = identityOf(event);
    const content = contentOf(event);
    promise('acknowledgedIsDurable', this.#keptOf(identity) === content, () => identity);
    promise(
      'theFirstIsKept',
      (this.#promised.get(identity) ?? content) === content,
      () => `${identity} was acknowledged with two contents`,
    );
    this.#promised.set(identity, content);
  }

  #checkConflict(event: DrawnEvent, code: string): void {
    const kept = this.#keptOf(identityOf(event));
    promise(
      'nothingGoodIsRefused',
      code === 'event/conflict' && kept !== undefined && kept !== contentOf(event),
      () => `${event.id} ${event.type}: ${code}`,
    );
  }

  #keptOf(identity: string): string | undefined {
    const { identities, events } = this.#home.tables;
    const kept = events.rows.get(identities.rows.get(identity) ?? 0);
    return kept === undefined ? undefined : contentOf(kept);
  }
}

function identityOf({ source, id }: { readonly source: string; readonly id: string }): string {
  return `${source}\0${id}`;
}

/** An event in the form in which a source sends it. */
export function wireOf(sent: Sent): unknown {
  if (sent.kind === 'garbage') return sent.value;
  const { source, id, type, subject, time, sequence, data } = sent.event;
  return {
    specversion: '1.0',
    source,
    id,
    type,
    subject,
    time: new Date(time).toISOString(),
    ...(sequence === null ? {} : { sequence }),
    data,
  };
}
