import type { ClockSetting } from '../../../application/clock.ts';
import type { Committed, WriterCommands } from '../../../application/writer/writer-port.ts';
import type { NewReference } from '../../../application/writer/new-reference.ts';
import type { HomeSetting, Memory } from '../home.ts';
import type { Lasting } from '../sqlite/open-sqlite.ts';

/** What the writer's thread is started with. */
export interface WriterSetting {
  readonly home: HomeSetting;
  /** File of the master key of personal data. */
  readonly keyFile: string;
  readonly clock: ClockSetting;
  readonly memory: Memory;
  readonly lasting?: Lasting | undefined;
  /** See the options of the writer. */
  readonly sweepsFirst: boolean;
  /** Reference data of an empty store. */
  readonly first: readonly NewReference[];
}

/** A request to the writer's thread. */
export interface ToWriter {
  readonly id: number;
  readonly name: keyof WriterCommands | 'ingest' | 'close';
  readonly args: readonly unknown[];
}

interface Failure {
  readonly code: string;
  readonly message: string;
  readonly facts: unknown;
}

/** What the writer's thread says. */
export type FromWriter =
  | { readonly kind: 'open'; readonly committed: Committed }
  | ({ readonly kind: 'failed' } & Failure)
  | { readonly kind: 'committed'; readonly committed: Committed }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | ({ readonly kind: 'refused'; readonly id: number } & Failure);
