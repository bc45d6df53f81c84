/** `__Host-` binds the cookie to this host and to https; plain http has no such cookies. */
const SECURE_NAME = '__Host-mingjian';
const PLAIN_NAME = 'mingjian';

/** Session ids found in a Cookie header, the https one first. */
export function sessionIdIn(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const found = new Map<string, string>();
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0) found.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  return found.get(SECURE_NAME) ?? found.get(PLAIN_NAME);
}

/** The Set-Cookie value that starts a session; it ends with the browser or on the server. */
export function sessionCookie(id: string, https: boolean): string {
  return https
    ? `${SECURE_NAME}=${id}; Path=/; HttpOnly; SameSite=Strict; Secure`
    : `${PLAIN_NAME}=${id}; Path=/; HttpOnly; SameSite=Strict`;
}

/** The Set-Cookie value that takes the session id out of the browser. */
export function endedCookie(https: boolean): string {
  return `${sessionCookie('', https)}; Max-Age=0`;
}
