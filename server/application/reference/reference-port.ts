import type { Result } from '#domain/result.ts';
import type { AuditActor } from '../audit/audit-rows.ts';
import type { Refusal } from '../refusal.ts';
import type { LoadedKind } from './loaded-kind.ts';

/** Codes that an import names; without a name the code is the name. */
export interface NamedReference {
  readonly regions?:
    | readonly {
        readonly code: string;
        readonly name?: string | undefined;
        readonly parent?: string | undefined;
      }[]
    | undefined;
  readonly departments?:
    | readonly {
        readonly code: string;
        readonly name?: string | undefined;
        readonly regionCode: string;
        readonly line?: string | undefined;
      }[]
    | undefined;
  readonly items?:
    | readonly {
        readonly code: string;
        readonly name?: string | undefined;
        readonly departmentCode?: string | undefined;
      }[]
    | undefined;
}

export interface LoadReport {
  readonly loaded: number;
  readonly unchanged: number;
  readonly refused: readonly {
    readonly row: number;
    readonly code: string;
    readonly message: string;
  }[];
  /** Subjects derived again because of it. */
  readonly rederived: number;
}

/** How reference data come in; the platform itself acts where nobody is named. */
export interface ReferencePort {
  load(
    kind: LoadedKind,
    rows: readonly unknown[],
    by?: AuditActor,
  ): Promise<Result<LoadReport, Refusal>>;
  /**
   * Makes known what the rows of a file import name, before their events come: regions below
   * `parent` (the root where absent), departments and items. What is known already stays as it is.
   * Durable when it resolves; the subjects waiting for a code are filed under it.
   */
  ensureReference(reference: NamedReference): Promise<void>;
}
