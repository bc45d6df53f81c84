import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** A proxy on this machine says who its callers are. */
const LOOPBACK = ['127.0.0.0/8', '::1/128'];

/**
 * The reverse proxies whose word counts: only what they add to `X-Forwarded-For` and
 * `X-Forwarded-Proto` is believed. Those on this machine always do; others are named.
 */
export class TrustedProxies {
  readonly #list = new BlockList();

  /** @param named addresses or networks such as `10.0.0.5` and `10.0.0.0/24`, checked before. */
  constructor(named: readonly string[] = []) {
    for (const each of [...LOOPBACK, ...named]) {
      const [address = '', bits] = each.split('/');
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
      if (bits === undefined) this.#list.addAddress(address, family);
      else this.#list.addSubnet(address, Number(bits), family);
    }
  }

  trusts(address: string | undefined): boolean {
    const plain = withoutMapping(address ?? '');
    const family = isIP(plain);
    return family !== 0 && this.#list.check(plain, family === 6 ? 'ipv6' : 'ipv4');
  }

  /**
   * Who sent a message: the last address that no trusted proxy vouches for; undefined where a
   * trusted proxy, or a program on its machine, speaks for itself.
   */
  callerOf(message: Pick<IncomingMessage, 'headers' | 'socket'>): string | undefined {
    const forwarded = message.headers['x-forwarded-for'];
    const named = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? ''))
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '');
    const hops = [message.socket.remoteAddress ?? '', ...named.reverse()];
    const caller = hops.find((each) => !this.trusts(each));
    return caller === undefined ? undefined : withoutMapping(caller);
  }
}

/** IPv4 as a socket of both families names it. */
function withoutMapping(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
