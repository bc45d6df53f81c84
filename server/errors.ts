/** How one way of refusing or failing is answered over HTTP. */
export interface ErrorEntry {
  readonly status: number;
  readonly title: string;
}

/**
 * Every way the server can refuse or fail, with the sentence a caller sees. The code is part of the
 * contract: logs, replies and tests name it; the wording may change.
 */
export const ERRORS = {
  'anchor/keyUnreadable': { status: 503, title: 'The key that signs anchors cannot be read.' },
  'app/notBuilt': { status: 503, title: 'The application is not built; run npm run build once.' },
  'access/notAllowed': { status: 403, title: 'The role of this account may not do this.' },
  'account/exists': { status: 409, title: 'An account of this name exists already.' },
  'account/notFound': { status: 404, title: 'There is no account of this name.' },
  'account/invalid': { status: 422, title: 'The account has a field that it cannot have.' },
  'archive/noRoom': {
    status: 503,
    title: 'There is no room for the archive: nothing has left the store; make some and try again.',
  },
  'attachment/notFound': { status: 404, title: 'There is no such file within reach.' },
  'attachment/tooMany': { status: 409, title: 'No more files can be laid to it.' },
  'attachment/type': { status: 415, title: 'Files of this type are not taken.' },
  'calendar/notFound': { status: 404, title: 'There is no such calendar.' },
  'card/alreadyDone': { status: 409, title: 'It is done already.' },
  'card/assignee': {
    status: 422,
    title: 'The card cannot be assigned to this account: it does not see it or may not act on it.',
  },
  'card/conflict': { status: 409, title: 'The card has changed since it was read.' },
  'card/notAllowed': { status: 409, title: 'The act is not open in this state of the card.' },
  'card/notFound': { status: 404, title: 'There is no such card within reach.' },
  'card/reasonRequired': { status: 422, title: 'The act needs a reason.' },
  'case/detached': {
    status: 409,
    title: 'The events of the case lie in an archive; attach it first.',
  },
  'case/notFound': { status: 404, title: 'There is no such case within reach.' },
  'database/missing': { status: 503, title: 'The database server has no such database.' },
  'database/noRoom': {
    status: 503,
    title:
      'The database server has no room on its disk for the tables of this version: make some and start again.',
  },
  'database/notUtf8': {
    status: 503,
    title: 'The database is not encoded in UTF8; make it with ENCODING UTF8.',
  },
  'database/refused': {
    status: 503,
    title: 'The database server refused the name or the password.',
  },
  'database/standby': {
    status: 503,
    title: 'The database server is a standby; name the primary server.',
  },
  'database/tooOld': { status: 503, title: 'The database server is older than PostgreSQL 13.' },
  'database/unreachable': { status: 503, title: 'The database server cannot be reached.' },
  'database/unusable': {
    status: 503,
    title: 'The tables of the database cannot be made or read; the account has to own them.',
  },
  'event/conflict': {
    status: 409,
    title: 'An event of this source and id is stored with other content.',
  },
  'event/detached': {
    status: 409,
    title: 'The other events of the subject lie in an archive; attach it and send again.',
  },
  'event/failed': {
    status: 422,
    title: 'The rules could not take the event; it is kept in quarantine.',
  },
  'event/inFuture': { status: 422, title: 'The event lies more than 5 minutes in the future.' },
  'event/invalid': { status: 422, title: 'A field has a value that it cannot have.' },
  'event/reservedSource': {
    status: 403,
    title: 'The source is reserved for the decisions of the platform.',
  },
  'event/sourceNotCovered': {
    status: 403,
    title: 'The source of the event is not covered by the key.',
  },
  'event/tooOld': { status: 422, title: 'The event lies before the year 2000.' },
  'event/unknownType': { status: 422, title: 'The type of the event is not known.' },
  'event/unreadable': { status: 422, title: 'The event is not a CloudEvent of version 1.0.' },
  'evidence/gone': {
    status: 410,
    title: 'Not kept any more: ask for the end of an hour or day, or for the present.',
  },
  'feedback/conflict': { status: 409, title: 'It has changed since it was read.' },
  'feedback/extension': {
    status: 409,
    title: 'An extension waits for an answer already, or none was asked for.',
  },
  'feedback/notAllowed': { status: 409, title: 'The act is not open in this phase.' },
  'feedback/notFound': { status: 404, title: 'There is no such ticket or review within reach.' },
  'feedback/reasonRequired': { status: 422, title: 'The act needs a reason.' },
  'feedback/tooLate': { status: 409, title: 'The time inside which it was possible is over.' },
  'forget/nothing': {
    status: 404,
    title: 'Nothing is known of anybody under this number.',
  },
  'indicator/unknown': { status: 404, title: 'There is no such indicator.' },
  'key/invalid': {
    status: 503,
    title:
      'The key file of personal data holds no key: 32 random bytes in base64url are wanted. Put back the file as it was made.',
  },
  'key/loose': {
    status: 503,
    title: 'Others than its owner may read the key file of personal data; set its mode to 600.',
  },
  'key/missing': {
    status: 503,
    title:
      'The key file of personal data is not there, and this store was sealed with it. Put the file back, or name its place in MINGJIAN_KEY_FILE.',
  },
  'key/other': {
    status: 503,
    title:
      'The store was sealed with another key than the one in the key file of personal data. Every process on one store needs the same file.',
  },
  'key/unreadable': { status: 503, title: 'The key file of personal data cannot be read.' },
  'key/unwritable': { status: 503, title: 'The key file of personal data cannot be made.' },
  'live/tooManyRooms': { status: 429, title: 'This connection watches too many topics.' },
  'load/cycle': { status: 422, title: 'The region would lie below itself.' },
  'load/invalid': { status: 422, title: 'The row cannot be read.' },
  'load/questionsStand': { status: 409, title: 'What a survey asks stands once it is open.' },
  'load/unknownRegion': { status: 422, title: 'The region that the row names is not known.' },
  'open311/invalid': { status: 400, title: 'The report has a field that it cannot have.' },
  'open311/jurisdictionNotFound': { status: 404, title: 'There is no such jurisdiction_id.' },
  'open311/keyReused': {
    status: 422,
    title: 'The Idempotency-Key was used for another report before.',
  },
  'open311/requestNotFound': { status: 404, title: 'There is no such service_request_id.' },
  'open311/serviceNotFound': { status: 404, title: 'There is no such service_code.' },
  'open311/tokenNotFound': { status: 404, title: 'There is no such token.' },
  'platform/closed': { status: 503, title: 'The platform is shutting down.' },
  'provider/failed': {
    status: 401,
    title: 'The sign-in by the provider did not succeed; try again.',
  },
  'provider/noGrant': {
    status: 403,
    title: 'The provider knows you, but nothing here is granted to you.',
  },
  'provider/settings': { status: 503, title: 'A file of the sign-in provider cannot be used.' },
  'provider/unreachable': { status: 503, title: 'The sign-in provider does not answer.' },
  'password/common': {
    status: 422,
    title: 'The password is among the first that anybody would try; take another one.',
  },
  'password/wrong': { status: 403, title: 'The present password is not this one.' },
  'quarantine/notFound': { status: 404, title: 'There is no such row in quarantine.' },
  'quarantine/notKept': {
    status: 409,
    title:
      'The event was too large to be kept with its refusal: have its source send it again, which decides on it anew.',
  },
  'rating/expired': { status: 410, title: 'The link to rate by has expired.' },
  'rating/given': { status: 409, title: 'The service was rated by this link already.' },
  'rating/link': { status: 404, title: 'This platform has not made such a link.' },
  'region/unknown': {
    status: 422,
    title: 'The region is not known or lies outside the scope of the account.',
  },
  'request/cursor': { status: 422, title: 'The cursor does not belong to this list.' },
  'request/foreignOrigin': {
    status: 403,
    title: 'The page that sent the request is not of this site.',
  },
  'request/headersTooLarge': {
    status: 431,
    title: 'The address and the headers are larger than what is taken.',
  },
  'request/invalid': { status: 422, title: 'A field of the request cannot be taken.' },
  'request/malformed': { status: 400, title: 'The request could not be read.' },
  'request/notMingjian': {
    status: 403,
    title: 'The header X-Requested-With: mingjian is missing.',
  },
  'request/notUtf8': { status: 400, title: 'The body is not UTF-8 text.' },
  'request/tooLarge': { status: 413, title: 'The request is larger than what is taken at once.' },
  'request/tooSlow': { status: 408, title: 'The request took too long to arrive.' },
  'request/tooMany': { status: 429, title: 'Too many requests; try again a little later.' },
  'request/unsupportedType': { status: 415, title: 'This content type or coding is not taken.' },
  'reveal/confirmed': { status: 409, title: 'A second person has confirmed it already.' },
  'reveal/expired': { status: 410, title: 'The request was not used in time; ask again.' },
  'reveal/notConfirmed': { status: 409, title: 'No second person has confirmed it yet.' },
  'reveal/notFound': { status: 404, title: 'There is no such request within reach.' },
  'reveal/open': { status: 409, title: 'Three requests of the account are open; use them first.' },
  'reveal/tooMany': {
    status: 429,
    title: 'Personal data were asked for too often; try again in half a minute.',
  },
  'route/methodNotAllowed': { status: 405, title: 'This address does not take this method.' },
  'route/notFound': { status: 404, title: 'There is nothing at this address.' },
  'row/endBeforeStart': {
    status: 422,
    title: 'A row of a file tells of an end before its beginning.',
  },
  'scheme/conflict': { status: 409, title: 'Somebody else was here first; read the scheme again.' },
  'scheme/decided': { status: 409, title: 'This version of the scheme is decided already.' },
  'scheme/invalid': { status: 422, title: 'The scheme has a field that it cannot have.' },
  'scheme/notFound': { status: 404, title: 'There is no such scheme in force.' },
  'scope/aggregateOnly': {
    status: 403,
    title: 'Beyond your scope you see the number, not what it is made of.',
  },
  'score/conflict': { status: 409, title: 'The score has changed since it was read.' },
  'score/invalid': { status: 422, title: 'The score cannot be given so.' },
  'score/notFound': { status: 404, title: 'There is no such score within reach.' },
  'secondFactor/notStarted': { status: 409, title: 'No new second factor has been started.' },
  'secondFactor/on': { status: 409, title: 'A second factor is in force; take it away first.' },
  'secondFactor/wrong': { status: 422, title: 'The code is not right, or has been used.' },
  'server/busy': { status: 503, title: 'The server is busy; try again a little later.' },
  'server/notReady': { status: 503, title: 'The server is not ready.' },
  'server/unexpected': {
    status: 500,
    title: 'The server failed; the operator finds it in the log.',
  },
  'session/refused': { status: 401, title: 'Name or password is not right.' },
  'session/notFound': { status: 404, title: 'The account has no such session.' },
  'session/secondFactorRequired': { status: 401, title: 'The account asks for a code as well.' },
  'session/secondFactorOwed': {
    status: 403,
    title: 'The role has to have a second factor; set one up first.',
  },
  'session/secondFactorWrong': { status: 401, title: 'The code is not right, or has been used.' },
  'session/required': { status: 401, title: 'Sign in first.' },
  'session/tooManyFailures': { status: 429, title: 'Too many failed sign-ins; wait a little.' },
  'assessment/invalid': { status: 422, title: 'The scheme or a value cannot be scored.' },
  'source/exists': { status: 409, title: 'A source of this name exists already.' },
  'source/invalid': { status: 422, title: 'The source has a field that it cannot have.' },
  'source/keyMissing': { status: 401, title: 'A known source key is needed.' },
  'source/notFound': { status: 404, title: 'There is no such source within reach.' },
  'source/notCovered': { status: 403, title: 'The key does not cover this source.' },
  'store/failed': { status: 503, title: 'The store failed; nothing of the request was kept.' },
  'store/full': {
    status: 503,
    title: 'The disk is full: nothing more is taken until there is room; reading goes on.',
  },
  'store/newer': { status: 503, title: 'The data were written by a newer version of the program.' },
  'store/noRoom': {
    status: 503,
    title: 'There is no room on the disk to open the store: make some and start again.',
  },
  'store/notDurable': {
    status: 503,
    title: 'The store cannot promise that what is acknowledged survives a crash.',
  },
  'store/unreadable': { status: 503, title: 'The store cannot be opened.' },
  'summary/kind': { status: 422, title: 'The subject has no clock of this kind.' },
  'survey/closed': { status: 409, title: 'The survey is not open.' },
  'survey/draftChanged': { status: 409, title: 'The draft has changed since it was read.' },
  'survey/given': { status: 409, title: 'This form was sent before.' },
  'survey/noDraft': { status: 404, title: 'There is no such draft within reach.' },
  'survey/notFound': { status: 404, title: 'There is no such survey.' },
  'survey/ofSource': {
    status: 409,
    title: 'A source published the survey, and it alone closes it.',
  },
  'task/closed': { status: 409, title: 'The task is closed.' },
  'task/conflict': { status: 409, title: 'The task has changed since it was read.' },
  'task/notFound': { status: 404, title: 'There is no such task within reach.' },
  'template/notFound': { status: 404, title: 'There is no such template within reach.' },
  'topic/notAllowed': { status: 403, title: 'The role of this account may not watch this topic.' },
  'topic/unknown': { status: 404, title: 'There is no such topic.' },
  'twoPersons/same': {
    status: 409,
    title: 'A second person has to confirm what the first one asked for.',
  },
  'unit/notFound': {
    status: 404,
    title: 'There is no such unit in this group, or none within reach.',
  },
  'webhook/busy': { status: 409, title: 'It is being delivered just now; try again.' },
  'webhook/exists': { status: 409, title: 'A webhook of this name exists already.' },
  'webhook/invalid': { status: 422, title: 'The webhook has a field that it cannot have.' },
  'webhook/notFound': { status: 404, title: 'There is no such webhook within reach.' },
} as const satisfies Readonly<Record<string, ErrorEntry>>;

export type ErrorCode = keyof typeof ERRORS;

/** The entry of a code; a code outside the table is a refusal of the domain and answered as 422. */
export function findError(code: string): ErrorEntry | undefined {
  return Object.hasOwn(ERRORS, code) ? ERRORS[code as ErrorCode] : undefined;
}

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
    super(`${code}: ${ERRORS[code].title}`, options);
    this.code = code;
    this.facts = facts;
  }
}

/** The server cannot start as it is; the process prints the sentence and leaves with status 1. */
export class StartupError extends ServiceError {
  override readonly name = 'StartupError';
}
