/** Why a use case refused: a code of `server/errors.ts`, the field, and the current item for a conflict. */
export interface Refusal {
  readonly code: string;
  readonly message?: string | undefined;
  readonly path?: string | undefined;
  readonly current?: unknown;
  /** Every sentence where several things are wrong and the caller is to hear of all. */
  readonly messages?: readonly string[] | undefined;
}
