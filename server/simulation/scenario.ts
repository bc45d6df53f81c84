import type { CardAct, CardFilter } from '#contract/card-view.ts';
import type { EventData } from '#domain/cases/logged-event.ts';
import type { Role } from '#domain/access/role.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { NamedReference } from '../application/reference/reference-port.ts';

/** One life of a platform, drawn from a seed: everything that happens to it, in order. */
export interface Scenario {
  readonly seed: number;
  readonly startsAt: Instant;
  /** Server processes on one home. */
  readonly processes: number;
  /** Whether they write at once, as on a database, or one after the other, as on a file. */
  readonly shared: boolean;
  /** Whether time is swept at each instant at which something is due, or only now and then. */
  readonly eager: boolean;
  /** Whether browsers are told after every step, or only now and then. */
  readonly watchful: boolean;
  readonly people: readonly Person[];
  readonly steps: readonly Step[];
}

/** Somebody with an account. */
export interface Person {
  readonly name: string;
  readonly role: Role;
  readonly regionCode: string | null;
  readonly line: string | null;
}

/** An event as a source means it; the wire form is made when it is sent. */
export interface DrawnEvent {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly time: Instant;
  readonly sequence: number | null;
  readonly data: EventData;
}

/** What a batch holds: events, and things that are none. */
export type Sent =
  | { readonly kind: 'event'; readonly event: DrawnEvent }
  | { readonly kind: 'garbage'; readonly value: unknown };

/**
 * What becomes of a batch on its way: it arrives; it never does; it arrives and its receipt does
 * not; it arrives twice; only its first events arrive.
 */
export type Fate = 'arrives' | 'lost' | 'receiptLost' | 'twice' | 'truncated';

export interface SendStep {
  readonly do: 'send';
  readonly process: number;
  readonly source: string;
  readonly way: 'http' | 'socket' | 'file';
  readonly fate: Fate;
  readonly events: readonly Sent[];
}

/** Somebody acts on a card; which one follows from how many there are then. */
export interface ActStep {
  readonly do: 'act';
  readonly process: number;
  readonly person: number;
  readonly card: number;
  readonly act: CardAct;
  /** Sends the version before the one he should have seen. */
  readonly stale: boolean;
  readonly uphold: boolean;
}

export interface LoadStep {
  readonly do: 'load';
  readonly process: number;
  readonly kind: 'regions' | 'departments' | 'items' | 'calendars';
  readonly rows: readonly unknown[];
}

/** What may happen while something else happens. */
export type Deed =
  | SendStep
  | ActStep
  | LoadStep
  /** A file import makes known what its rows name, before their events come. */
  | { readonly do: 'name'; readonly process: number; readonly named: NamedReference }
  /** A source sends again whatever it has no receipt for. */
  | { readonly do: 'retry'; readonly process: number; readonly source: string }
  | { readonly do: 'sweep' | 'tidy' | 'follow' | 'check'; readonly process: number };

export type Happening =
  | Deed
  /** Deeds at once; which of them goes on at each call of the store follows from `order`. */
  | { readonly do: 'together'; readonly order: number; readonly deeds: readonly Deed[] }
  /** The process is killed at a call of its store from here, perhaps after the commit that it asks for. */
  | { readonly do: 'kill'; readonly process: number; readonly call: number }
  | { readonly do: 'killAtCommit'; readonly process: number; readonly done: boolean }
  /** A call of its store fails. */
  | { readonly do: 'fail'; readonly process: number; readonly call: number }
  /** Its clock is so much ahead of the true time, or stands still. */
  | { readonly do: 'clock'; readonly process: number; readonly aheadMs: number | 'frozen' }
  /** A browser watches; it loses its frames where the line is bad. */
  | {
      readonly do: 'watch';
      readonly client: number;
      readonly process: number;
      readonly person: number;
      readonly topic: 'cards' | 'overview';
      readonly filter: CardFilter;
    }
  | { readonly do: 'flush'; readonly lost: readonly number[] }
  /** Everything that can be checked while others work is checked. */
  | { readonly do: 'look' };

export type Step = { readonly at: Instant } & Happening;
