import { isAllowedOrigin } from './origin-rule.ts';

const HOST = 'mingjian.example:4200';
const OWN = 'http://mingjian.example:4200';
const COOKIE = 'mingjian=abc';

describe('isAllowedOrigin', () => {
  const cases: readonly {
    why: string;
    headers: Readonly<Record<string, string>>;
    allowed: boolean;
  }[] = [
    { why: 'a sender without cookie and origin', headers: {}, allowed: true },
    { why: 'the own page', headers: { origin: OWN, cookie: COOKIE }, allowed: true },
    {
      why: 'the own page behind a proxy that ends TLS',
      headers: { origin: 'https://mingjian.example:4200', cookie: COOKIE },
      allowed: true,
    },
    { why: 'a cookie without origin', headers: { cookie: COOKIE }, allowed: false },
    {
      why: 'a browser’s same-origin request without origin',
      headers: { cookie: COOKIE, 'sec-fetch-site': 'same-origin' },
      allowed: true,
    },
    {
      why: 'a browser’s cross-site request without origin',
      headers: { cookie: COOKIE, 'sec-fetch-site': 'cross-site' },
      allowed: false,
    },
    { why: 'origin null', headers: { origin: 'null' }, allowed: false },
    { why: 'another host', headers: { origin: 'http://evil.example:4200' }, allowed: false },
    { why: 'a sub-domain', headers: { origin: 'http://a.mingjian.example:4200' }, allowed: false },
    { why: 'another port', headers: { origin: 'http://mingjian.example' }, allowed: false },
    {
      why: 'the host as a user name',
      headers: { origin: 'http://mingjian.example:4200@evil.example' },
      allowed: false,
    },
    { why: 'another scheme', headers: { origin: 'file://mingjian.example:4200' }, allowed: false },
    { why: 'a path behind it', headers: { origin: `${OWN}/x` }, allowed: false },
    {
      why: 'letters that look alike',
      headers: { origin: 'http://mіngjian.example:4200' },
      allowed: false,
    },
  ];
  for (const { why, headers, allowed } of cases) {
    it(`${allowed ? 'lets in' : 'refuses'} ${why}`, () => {
      expect(isAllowedOrigin({ headers: { host: HOST, ...headers } })).toBe(allowed);
    });
  }

  it('takes the default port as unsaid', () => {
    const headers = { host: 'mingjian.example:443', origin: 'https://mingjian.example' };
    expect(isAllowedOrigin({ headers })).toBeTrue();
  });
});
