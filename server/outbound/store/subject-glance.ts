import type { Contribution } from '#domain/derived-subject.ts';
import type { SubjectGlance } from '../../application/store/store-rows.ts';
import { hasAbsoluteCells, readContribution } from './contribution-text.ts';
import type { SubjectRecord } from './subject-record.ts';

/** The columns of a glance. */
export const GLANCE_COLUMNS = [
  ...(['no', 'path', 'department', 'line', 'item', 'finished', 'as_of', 'clocks'] as const),
  ...(['contribution', 'shape', 'detached', 'configuration'] as const),
] as const satisfies readonly (keyof SubjectRecord)[];

/** What a glance is read from, in either home. */
export type GlanceRecord = Pick<SubjectRecord, (typeof GLANCE_COLUMNS)[number]>;

/** The same as its columns stand in a row of the table. */
export type GlanceColumns = readonly [
  no: string,
  path: string,
  department: string | null,
  line: string | null,
  item: string | null,
  finished: number | null,
  asOf: number,
  clocks: string,
  contribution: string,
  shape: number | null,
  detached: string | null,
  configuration: number,
];

/** A subject at a glance, as its columns hold it. */
class KeptGlance implements SubjectGlance {
  readonly no: string;
  readonly path: string;
  readonly department: string | null;
  readonly line: string | null;
  readonly item: string | null;
  readonly finished: number | null;
  readonly asOf: number;
  readonly clocks: string;
  readonly shape: number | null;
  readonly detached: string | null;
  readonly configuration: number;
  readonly #contribution: string;

  // One by one: of a million a spread would be half the work.
  constructor(columns: GlanceColumns) {
    this.no = columns[0];
    this.path = columns[1];
    this.department = columns[2];
    this.line = columns[3];
    this.item = columns[4];
    this.finished = columns[5];
    this.asOf = columns[6];
    this.clocks = columns[7];
    this.#contribution = columns[8];
    this.shape = columns[9];
    this.detached = columns[10];
    this.configuration = columns[11];
  }

  get sign(): string {
    const text = this.#contribution;
    return hasAbsoluteCells(text) ? `${this.no}\n${text}` : text;
  }

  readContribution(): Contribution {
    return readContribution(this.#contribution, this);
  }
}

/** The glance that columns hold. */
export function glanceOfColumns(columns: GlanceColumns): SubjectGlance {
  return new KeptGlance(columns);
}

/** The glance that a record holds. */
export function glanceOf(record: GlanceRecord): SubjectGlance {
  return new KeptGlance(GLANCE_COLUMNS.map((column) => record[column]) as unknown as GlanceColumns);
}
