/** What stands before a number to make its token. */
const PREFIX = 'T-';

/** The token of a request, for services that do not tell its number at once. */
export function tokenOf(no: string): string {
  return `${PREFIX}${no}`;
}

/** The number that a token stands for; a number is its own token. */
export function numberOf(token: string): string {
  return token.startsWith(PREFIX) ? token.slice(PREFIX.length) : token;
}
