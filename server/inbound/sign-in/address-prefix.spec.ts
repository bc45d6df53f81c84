import { addressPrefix } from './address-prefix.ts';

describe('addressPrefix', () => {
  for (const { address, prefix } of [
    { address: '198.51.100.7', prefix: '198.51.100' },
    { address: '::ffff:198.51.100.9', prefix: '198.51.100' },
    { address: '2001:db8:0:1::7', prefix: '2001:db8:0:1' },
    { address: '2001:0DB8:0000:0001:5:6:7:8', prefix: '2001:db8:0:1' },
    { address: '2001:db8::7', prefix: '2001:db8:0:0' },
    { address: 'unknown', prefix: 'unknown' },
    { address: '127.0.0.1', prefix: undefined },
    { address: '::ffff:127.0.0.1', prefix: undefined },
    { address: '::1', prefix: undefined },
  ]) {
    it(`of ${address} is ${prefix ?? 'none'}`, () => {
      expect(addressPrefix(address)).toBe(prefix);
    });
  }
});
