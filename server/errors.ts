/**
 * Every way the server can refuse or fail, with the text an operator sees. The code is part of the
 * contract: receipts, problem documents, logs and tests name it; the wording may change.
 */
export const ERRORS = {
  'event/unreadable': 'The event is not a CloudEvent of version 1.0.',
  'event/unknownType': 'The type of the event is not known.',
  'event/missing': 'A required field is missing.',
  'event/invalid': 'A field has a value that it cannot have.',
  'event/tooLarge': 'The event is too large.',
  'event/inFuture': 'The event lies more than 5 minutes in the future.',
  'event/tooOld': 'The event lies before the year 2000.',
  'event/conflict': 'An event of this source and id is stored with other content.',
  'event/sourceNotCovered': 'The source of the event is not covered by the key.',
  'event/sourceReserved': 'The source is reserved for the decisions of the platform.',
  'quarantine/notFound': 'There is no such row in quarantine.',
  'request/invalid': 'A field of the request has a value that it cannot have.',
  'request/cursor': 'The cursor does not belong to this list.',
  'region/unknown': 'The region is not known or lies outside the scope of the account.',
  'summary/kind': 'The subject has no clock of this kind.',
  'card/notFound': 'There is no such card in the scope of the account.',
  'card/conflict': 'The card has changed since it was read.',
  'card/notAllowed': 'The act is not open to this role in this state of the card.',
  'card/reasonRequired': 'The act needs a reason.',
  'twoPersons/same': 'A second person has to confirm what the first one asked for.',
  'account/exists': 'An account of this name exists already.',
  'account/invalid': 'The account has a field that it cannot have.',
  'source/exists': 'A source of this name exists already.',
  'source/invalid': 'The source has a field that it cannot have.',
  'load/invalid': 'The row cannot be read.',
  'load/unknownRegion': 'The region that the row names is not known.',
  'load/cycle': 'The region would lie below itself.',
  'store/notDurable': 'The store cannot promise that what is acknowledged survives a crash.',
  'store/newer': 'The data were written by a newer version of the program.',
  'store/unreadable': 'The store cannot be opened.',
  'store/failed': 'The store failed; nothing of the request was kept.',
  'platform/closed': 'The platform is shutting down.',
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** The world failed: a disk, a file, another process. Refusals by rule are values, not errors. */
export class ServiceError extends Error {
  override readonly name: string = 'ServiceError';
  readonly code: ErrorCode;
  /** Facts for the log. No personal data: the log outlives the case. */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    facts: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(`${code}: ${ERRORS[code]}`, options);
    this.code = code;
    this.facts = facts;
  }
}

/** The server cannot start as it is; the process prints the sentence and leaves with status 78. */
export class StartupError extends ServiceError {
  override readonly name = 'StartupError';
}
