import { BlockList, isIP } from 'node:net';

/**
 * Networks that nobody outside may make this server talk to: its own machine, private and shared
 * networks, link-local ones (where clouds keep their credentials), multicast and reserved ones.
 * RFC 1918, 6598, 3927, 5737, 6890, 4193, 4291.
 */
const CLOSED: readonly string[] = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16'],
  ...['172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ...['::/128', '::1/128', '64:ff9b::/96', '100::/64', '2001:db8::/32', '2002::/16'],
  ...['fc00::/7', 'fe80::/10', 'ff00::/8'],
];

/** Which addresses messages may be sent to. */
export class AddressRule {
  readonly #closed = listOf(CLOSED);
  readonly #allowed: BlockList;

  /** @param allowed addresses and networks that are open although they are private */
  constructor(allowed: readonly string[]) {
    this.#allowed = listOf(allowed);
  }

  /** Whether messages may go to an address. */
  permits(address: string): boolean {
    const plain = embedded(address);
    return this.isAllowed(plain) || !covers(this.#closed, plain);
  }

  /** Whether an operator opened the address: there a connection without TLS is taken as well. */
  isAllowed(address: string): boolean {
    return covers(this.#allowed, embedded(address));
  }
}

/** The IPv4 address inside of an IPv6 one, which reaches the same machine. */
function embedded(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}

function covers(list: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
