import type { ClockSetting } from '../../application/clock.ts';
import type { Committed, WriterCommands } from '../../application/writer-port.ts';
import type { NewReference } from '../../application/writer.ts';

/** What the writer's thread is started with. */
/** How much a platform may hold in memory: a server's caches, or what one command needs. */
export type Memory = 'ample' | 'small';

export interface WriterSetting {
  readonly folder: string;
  readonly clock: ClockSetting;
  readonly memory: Memory;
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
