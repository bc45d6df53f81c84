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
  'access/notAllowed': { status: 403, title: 'The role of this account may not do this.' },
  'account/exists': { status: 409, title: 'An account of this name exists already.' },
  'card/notFound': { status: 404, title: 'There is no such card within reach.' },
  'card/versionConflict': { status: 409, title: 'The card has changed since it was read.' },
  'calendar/notFound': { status: 404, title: 'There is no such calendar.' },
  'case/notFound': { status: 404, title: 'There is no such case within reach.' },
  'live/tooManyRooms': { status: 429, title: 'This connection watches too many topics.' },
  'quarantine/notFound': { status: 404, title: 'There is no such row in quarantine.' },
  'request/invalid': { status: 422, title: 'A field of the request cannot be taken.' },
  'request/malformed': { status: 400, title: 'The request could not be read.' },
  'request/notMingjian': {
    status: 403,
    title: 'The header X-Requested-With: mingjian is missing.',
  },
  'request/notUtf8': { status: 400, title: 'The body is not UTF-8 text.' },
  'request/tooLarge': { status: 413, title: 'The request is larger than what is taken at once.' },
  'request/tooMany': { status: 429, title: 'Too many requests; try again a little later.' },
  'request/unsupportedType': { status: 415, title: 'This content type or coding is not taken.' },
  'route/methodNotAllowed': { status: 405, title: 'This address does not take this method.' },
  'route/notFound': { status: 404, title: 'There is nothing at this address.' },
  'server/busy': { status: 503, title: 'The server is busy; try again a little later.' },
  'server/notReady': { status: 503, title: 'The server is not ready.' },
  'server/unexpected': { status: 500, title: 'The server failed; the operator finds it in the log.' },
  'session/refused': { status: 401, title: 'Name or password is not right.' },
  'session/required': { status: 401, title: 'Sign in first.' },
  'session/tooManyFailures': { status: 429, title: 'Too many failed sign-ins; wait a little.' },
  'source/exists': { status: 409, title: 'A source of this name exists already.' },
  'source/keyMissing': { status: 401, title: 'A known source key is needed.' },
  'source/notCovered': { status: 403, title: 'The key does not cover this source.' },
  'topic/notAllowed': { status: 403, title: 'The role of this account may not watch this topic.' },
  'topic/notYet': { status: 404, title: 'This topic comes with a later release.' },
  'topic/unknown': { status: 404, title: 'There is no such topic.' },
} as const satisfies Readonly<Record<string, ErrorEntry>>;

export type ErrorCode = keyof typeof ERRORS;

/** The entry of a code; a code outside the table is a refusal of the domain and answered as 422. */
export function findError(code: string): ErrorEntry | undefined {
  return Object.hasOwn(ERRORS, code) ? ERRORS[code as ErrorCode] : undefined;
}
