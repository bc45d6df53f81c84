import { TrustedProxies } from './trusted-proxies.ts';

describe('TrustedProxies', () => {
  const cases: readonly {
    why: string;
    named?: readonly string[];
    from: string;
    forwarded?: string;
    caller: string | undefined;
  }[] = [
    { why: 'a stranger', from: '203.0.113.9', caller: '203.0.113.9' },
    {
      why: 'a stranger who claims to be another',
      from: '203.0.113.9',
      forwarded: '198.51.100.1',
      caller: '203.0.113.9',
    },
    { why: 'a program on this machine', from: '127.0.0.1', caller: undefined },
    {
      why: 'whom a proxy on this machine names',
      from: '127.0.0.1',
      forwarded: '198.51.100.1',
      caller: '198.51.100.1',
    },
    {
      why: 'the last of several, the others being what the caller claimed',
      from: '::1',
      forwarded: '192.0.2.1, 198.51.100.1',
      caller: '198.51.100.1',
    },
    {
      why: 'whom a named proxy names',
      named: ['10.0.0.5'],
      from: '10.0.0.5',
      forwarded: '198.51.100.1',
      caller: '198.51.100.1',
    },
    {
      why: 'whom the first of two named proxies names',
      named: ['10.0.0.0/24'],
      from: '10.0.0.5',
      forwarded: '198.51.100.1, 10.0.0.6',
      caller: '198.51.100.1',
    },
    {
      why: 'a proxy that nobody named',
      named: ['10.0.0.0/24'],
      from: '10.0.1.5',
      forwarded: '198.51.100.1',
      caller: '10.0.1.5',
    },
    { why: 'IPv4 written as IPv6', from: '::ffff:203.0.113.9', caller: '203.0.113.9' },
    {
      why: 'a proxy here, written as IPv6, and a caller of IPv6',
      from: '::ffff:127.0.0.1',
      forwarded: '2001:db8::1',
      caller: '2001:db8::1',
    },
    {
      why: 'nonsense as it is, for nobody vouches for it',
      from: '127.0.0.1',
      forwarded: 'unknown',
      caller: 'unknown',
    },
  ];
  for (const { why, named, from, forwarded, caller } of cases) {
    it(`takes for the caller ${why}`, () => {
      const message = {
        headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
        socket: { remoteAddress: from },
      };
      expect(new TrustedProxies(named).callerOf(message as never)).toBe(caller);
    });
  }
});
