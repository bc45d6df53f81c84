import type { Json } from '#domain/cases/logged-event.ts';
import type { Zone } from '#domain/time/zone.ts';

/** In which order a date without its year in front is written. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

/** How a text of the file is read. */
export type ReadAs =
  | 'text'
  /** A text without the blanks and empty lines around its lines. */
  | 'prose'
  /** The last of several that are written behind each other, such as the way a ticket went. */
  | 'last'
  | 'number'
  | 'boolean'
  | 'instant'
  /** The end of a limit: an instant, or a day. */
  | 'due'
  /**
   * A limit: its end as `due` reads it, or an amount such as `5个工作日`; a bare number is working days.
   * `24小时` are hours of the clock: the end is so much after the time of the event.
   */
  | 'limit';

/**
 * Where a value comes from. A column named `case:x` is the fact `x` of the case: an attribute of
 * the trace in a log, the column `case:x` in a table.
 */
export type ValueRule =
  | { readonly from: 'constant'; readonly value: Json }
  | {
      readonly from: 'columns';
      /** The first that is there and not absent counts. */
      readonly columns: readonly string[];
      readonly as: ReadAs;
      /** Replaces texts of the file; a text it does not name stays. */
      readonly map: ReadonlyMap<string, Json> | undefined;
      /** Replaces texts that the map does not name. */
      readonly others: Json | undefined;
      /** Stands where none of them says anything. */
      readonly otherwise: Json | undefined;
    }
  /** `{region}`, `{department}`, `{file}`, `{no}`, `{identity}` or `{column}` in a text; absent where a part is. */
  | { readonly from: 'template'; readonly template: string }
  /** Parts of an object; those that are absent are left out, and the object where all are. */
  | { readonly from: 'object'; readonly fields: ReadonlyMap<string, ValueRule> };

/** When a rule makes an event of a row. */
export interface Condition {
  readonly present: readonly string[];
  readonly absent: readonly string[];
  /** One of them has to say something, where there are any. */
  readonly any: readonly string[];
  /** Columns with the texts that they may have. */
  readonly equals: ReadonlyMap<string, ReadonlySet<string>>;
}

/** One event that a case or a row makes. */
export interface EventRule {
  /** Distinguishes the events of one row; part of their ids. */
  readonly key: string;
  readonly type: string;
  readonly time: ValueRule;
  /** Comes after what has a smaller one, or none, at the same instant, whatever their types. */
  readonly sequence: number | undefined;
  readonly when: Condition;
  readonly data: ReadonlyMap<string, ValueRule>;
  /** Name in `data` under which the row's other columns are kept; undefined to drop them. */
  readonly keepRowAs: string | undefined;
  /** Columns that are not kept there. */
  readonly drop: ReadonlySet<string>;
  /** Whether the facts of the case that no rule reads stand in `data` by their own names. */
  readonly keepFacts: boolean;
}

/** Something the rows name that is to be known before their events come. */
export interface NamedRule {
  readonly code: ValueRule;
  readonly name: ValueRule | undefined;
}

/** How the columns of a file become events. */
export interface Profile {
  readonly name: string;
  readonly source: string;
  readonly zone: Zone;
  readonly dateOrder: DateOrder;
  /** Encodings of tables, tried in turn; logs say their own. */
  readonly encodings: readonly string[];
  /** Between the columns of a table; found in its head where undefined. */
  readonly delimiter: string | undefined;
  /** Texts that say nothing. */
  readonly nothing: ReadonlySet<string>;
  /** Length of the longest of them. */
  readonly longestNothing: number;
  readonly no: ValueRule;
  /** What tells one row of a case from another. */
  readonly identity: readonly ValueRule[];
  readonly region: NamedRule | undefined;
  readonly department: NamedRule | undefined;
  readonly item: NamedRule | undefined;
  readonly ofCase: readonly EventRule[];
  readonly ofRow: readonly EventRule[];
  /** Whether a row is taken or put aside whole; its first event then has to hold all of it. */
  readonly wholeRows: boolean;
  /** Columns with a time, and the column with the time before which it cannot lie. */
  readonly notBefore: ReadonlyMap<string, string>;
}
