const SECURE_NAME = '__Host-mingjian-journey';
const PLAIN_NAME = 'mingjian-journey';
const LIFE_S = 600;

/** What the browser keeps while its user is at the OpenID provider; Lax, for it comes back from there. */
export function journeyCookie(sealed: string, https: boolean): string {
  return `${nameOf(https)}=${sealed}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${LIFE_S}${https ? '; Secure' : ''}`;
}

export function endedJourney(https: boolean): string {
  return `${nameOf(https)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${https ? '; Secure' : ''}`;
}

export function journeyIn(header: string | undefined): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim();
    if (name === SECURE_NAME || name === PLAIN_NAME) return part.slice(at + 1).trim();
  }
  return undefined;
}

function nameOf(https: boolean): string {
  return https ? SECURE_NAME : PLAIN_NAME;
}
