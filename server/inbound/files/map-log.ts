import { createHash } from 'node:crypto';
import type { Json } from '#domain/cases/logged-event.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { RowProblem } from '../../application/writer/batch-rows.ts';
import { caseCodes } from './case-codes.ts';
import type { NamedCodes } from './case-codes.ts';
import type { Attributes, LogPart } from './log-part.ts';
import { makeEvent } from './make-event.ts';
import type { FileEvent } from './make-event.ts';
import type { EventRule, Profile, ValueRule } from './profile.ts';
import { findValue, rawValue, said, textOf } from './read-value.ts';
import type { Place } from './read-value.ts';
import { ToldCases } from './told-cases.ts';

interface Coded {
  readonly place: Place;
  readonly codes: NamedCodes;
}

/** Events that are told at once, and why the row they are of is put aside; undefined where it is not. */
export interface EventGroup {
  readonly events: readonly FileEvent[];
  readonly aside: RowProblem | undefined;
}

/** What of the run the mapping depends on. */
export interface MapSettings {
  /** Region of rows that name none. */
  readonly region: string;
  /** Name of the file without its endings. */
  readonly file: string;
  /** Instants that the platform takes; others it refuses. */
  readonly earliest: Instant;
  readonly latest: Instant;
}

/**
 * Turns the parts of a file into events. Ids follow from the case, what tells its rows apart and,
 * for equal rows, their count: never from the run or from the place in the file, so that a file
 * read again, reordered or grown makes the same events.
 */
export class LogMap {
  readonly #profile: Profile;
  readonly #settings: MapSettings;
  /** Rules that say where a case lies. */
  readonly #placing: readonly EventRule[];
  readonly #told = new ToldCases();
  #current: string | undefined;
  #occurrences = new Map<string, number>();

  constructor(profile: Profile, settings: MapSettings) {
    this.#profile = profile;
    this.#settings = settings;
    this.#placing = profile.ofCase.filter((rule) => rule.type === 'case.received');
  }

  /** Distinct numbers of cases so far. */
  get cases(): number {
    return this.#told.size;
  }

  /** Counts the case of an event that needs no mapping. */
  see(no: string): void {
    this.#told.tell(no, '');
  }

  /** The events of a part, those of the case and of each row together, and the codes they name. */
  eventsOf(part: LogPart): {
    readonly groups: readonly EventGroup[];
    readonly named: NamedCodes[];
  } {
    const groups: EventGroup[] = [];
    const named: NamedCodes[] = [];
    const facts = said(part.facts, this.#profile);
    const { place: whole, codes } = this.#place(facts, undefined);
    const placed = this.#isPlaced(whole);
    if (this.#profile.ofCase.length > 0 || part.rows.length === 0) {
      named.push(codes);
      if (part.complete && this.#isNews(whole)) {
        groups.push({ events: this.#ofCase(whole, codes, placed), aside: undefined });
      }
    }
    for (const row of part.rows) {
      const { place, codes } = this.#identified(facts, row);
      if (this.#profile.ofCase.length === 0) {
        named.push(codes);
        const no = place.names.get('no');
        if (no !== undefined) this.see(no);
      }
      const aside = findMisplaced(place, this.#profile);
      groups.push({ events: this.#ofRow(place, codes, placed), aside });
    }
    return { groups, named };
  }

  /** Ends a trace: the next one counts its equal rows anew, also where it repeats the same case. */
  endTrace(): void {
    this.#current = undefined;
  }

  #ofCase(place: Place, codes: NamedCodes, placed: boolean): FileEvent[] {
    const unreadable = new Set<string>();
    const rules = this.#profile.ofCase.filter((rule) => applies(rule, place));
    return rules.flatMap((rule) => {
      const { event, wrong, refused } = makeEvent(rule, place, codes, {
        profile: this.#profile,
        withCodes: statesCodes(rule, placed),
        isCase: true,
      });
      // Received and accepted at one unreadable instant: one refusal says it.
      if (wrong !== undefined && unreadable.has(wrong)) return [];
      if (wrong !== undefined) unreadable.add(wrong);
      return refused === undefined ? [event] : [event, refused];
    });
  }

  /** A row that cannot be read makes one event, which the platform refuses and keeps to be seen. */
  #ofRow(place: Place, codes: NamedCodes, placed: boolean): FileEvent[] {
    const made = this.#profile.ofRow
      .filter((rule) => applies(rule, place))
      .map((rule) =>
        makeEvent(rule, place, codes, {
          profile: this.#profile,
          withCodes: statesCodes(rule, placed),
          isCase: false,
        }),
      );
    const wrong = made.find((each) => each.wrong !== undefined);
    return wrong === undefined ? made.map((each) => each.event) : [wrong.event];
  }

  /** Whether an event that will be taken states where the case lies; else each of them has to. */
  #isPlaced(place: Place): boolean {
    return this.#placing.some((rule) => {
      if (!applies(rule, place)) return false;
      const found = findValue(rule.time, place, this.#profile);
      if (found.state !== 'value' || typeof found.value !== 'string') return false;
      const at = Date.parse(found.value);
      return at >= this.#settings.earliest && at <= this.#settings.latest;
    });
  }

  #place(facts: Attributes, row: Attributes | undefined): Coded {
    const { region, file } = this.#settings;
    const names = new Map([
      ['region', region],
      ['file', file],
    ]);
    const place = { facts, row: row && said(row, this.#profile), names };
    const codes = caseCodes(place, this.#profile);
    names.set('region', codes.region.code);
    if (codes.department !== undefined) names.set('department', codes.department.code);
    const no = findValue(this.#profile.no, place, this.#profile);
    const text = no.state === 'value' ? textOf(no.value)?.trim() : undefined;
    if (text !== undefined && text !== '') names.set('no', text);
    return { place, codes };
  }

  #identified(facts: Attributes, row: Attributes): Coded {
    const { place: bare, codes } = this.#place(facts, row);
    // A whole row has no other beside it that could be alike.
    if (this.#profile.wholeRows) return { place: bare, codes };
    const no = bare.names.get('no');
    if (no === undefined || no !== this.#current) {
      this.#current = no;
      this.#occurrences = new Map();
    }
    const parts = this.#profile.identity.map((rule) => {
      const found = findValue(rule, bare, this.#profile);
      return found.state === 'value' ? (textOf(found.value) ?? '') : '';
    });
    const known = parts.some((part) => part !== '');
    const own = shortened(known ? parts.join('/') : digest(JSON.stringify(sorted(row))));
    const occurrence = (this.#occurrences.get(own) ?? 0) + 1;
    this.#occurrences.set(own, occurrence);
    const identity = occurrence === 1 ? own : `${own}#${occurrence}`;
    const place = { ...bare, names: new Map([...bare.names, ['identity', identity]]) };
    return { place, codes };
  }

  /** Whether these facts of the case have not been told by the rows before. */
  #isNews({ facts, names }: Place): boolean {
    const no = names.get('no');
    if (no === undefined) return true;
    return this.#told.tell(no, JSON.stringify(sorted(facts)));
  }
}

/** Facts of a case may stand in any of its events; a ticket says at its beginning where it is. */
function statesCodes({ type }: EventRule, placed: boolean): boolean {
  if (type.startsWith('ticket.')) return type === 'ticket.created';
  return type === 'case.received' || !placed;
}

/** A time of the row that lies before one it has to follow: the row tells of something that cannot be. */
function findMisplaced(place: Place, profile: Profile): RowProblem | undefined {
  for (const [later, earlier] of profile.notBefore) {
    const [end, start] = [instantIn(later, place, profile), instantIn(earlier, place, profile)];
    if (end === undefined || start === undefined || end >= start) continue;
    const [column, other] = [later, earlier].map((name) => textOf(place.row?.get(name) ?? ''));
    return {
      code: 'row/endBeforeStart',
      path: later,
      message: `${later} ${column ?? ''} lies before ${earlier} ${other ?? ''}`,
    };
  }
  return undefined;
}

function instantIn(column: string, place: Place, profile: Profile): Instant | undefined {
  const rule: ValueRule = {
    ...{ from: 'columns', columns: [column], as: 'instant' },
    ...{ map: undefined, others: undefined, otherwise: undefined },
  };
  const found = findValue(rule, place, profile);
  return found.state === 'value' && typeof found.value === 'string'
    ? Date.parse(found.value)
    : undefined;
}

function applies({ when }: EventRule, place: Place): boolean {
  const isThere = (column: string): boolean => rawValue(column, place) !== undefined;
  return (
    when.present.every(isThere) &&
    !when.absent.some(isThere) &&
    (when.any.length === 0 || when.any.some(isThere)) &&
    [...when.equals].every(([column, texts]) => {
      const value = rawValue(column, place);
      const text = value === undefined ? undefined : textOf(value);
      return text !== undefined && texts.has(text);
    })
  );
}

function sorted(attributes: Attributes): (readonly [string, Json])[] {
  return [...attributes].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
}

function shortened(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 80)}~${digest(text)}`;
}

function digest(text: string): string {
  return createHash('sha1').update(text).digest('base64url').slice(0, 16);
}
