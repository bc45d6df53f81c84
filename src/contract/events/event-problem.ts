/** Why one event is not taken; the code is part of the contract (interfaces.md 1.1). */
export type EventCode =
  | 'event/unreadable'
  | 'event/invalid'
  | 'event/unknownType'
  | 'event/reservedSource'
  | 'event/tooOld'
  | 'event/inFuture';

/** A reason for a source's log: what is wrong, where, and what would be right. */
export interface EventProblem {
  readonly code: EventCode;
  /** JSON path of the field, such as `data.by.value`; empty for the event as a whole. */
  readonly path: string;
  readonly message: string;
}
