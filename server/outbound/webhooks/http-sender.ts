import { lookup } from 'node:dns';
import { request as requestPlain } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import type {
  OutgoingMessage,
  SendOutcome,
  WebhookSender,
} from '../../application/webhooks/webhook-sender.ts';
import { AddressRule } from './address-rule.ts';
import { signedHeaders } from './sign-message.ts';

const TIMEOUT_MS = 10_000;
const LONGEST_RETRY_AFTER_MS = 3_600_000;

/**
 * Sends messages over HTTPS, or HTTP to addresses that were opened. What a name leads to is looked
 * at for each connection and connected to as it was looked at, so that no name can lead elsewhere
 * meanwhile; no redirection is followed, and what is answered is not read.
 *
 * @param allowed addresses and networks that are open although they are private
 */
export function httpSender(allowed: readonly string[], now: () => number): WebhookSender {
  const rule = new AddressRule(allowed);
  return {
    findProblem: (url) => findProblem(url, rule),
    send: (message) => {
      const problem = findProblem(message.url, rule);
      return problem === undefined ? post(message, rule, now()) : Promise.resolve(failed(problem));
    },
  };
}

function findProblem(text: string, rule: AddressRule): string | undefined {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return 'an address begins with https://';
  }
  if (url.username !== '' || url.password !== '') return 'an address has no name and password';
  const host = hostOf(url);
  if (isIP(host) !== 0 && !rule.permits(host))
    return 'the address lies in a network that is closed';
  return undefined;
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function post(message: OutgoingMessage, rule: AddressRule, sentAt: number): Promise<SendOutcome> {
  const url = new URL(message.url);
  const isSecure = url.protocol === 'https:';
  const body = Buffer.from(message.body);
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    lookup: guarded(rule, isSecure),
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'content-length': body.length,
      'user-agent': 'mingjian',
      ...signedHeaders(message, sentAt),
    },
  };
  const host = hostOf(url);
  if (isIP(host) !== 0 && !isSecure && !rule.isAllowed(host)) {
    return Promise.resolve(failed('without TLS only addresses that were opened are reached'));
  }
  return new Promise((resolve) => {
    const request = (isSecure ? requestSecure : requestPlain)(url, options, (response) => {
      resolve(outcomeOf(response));
      // Nothing of the answer is of use; the connection ends here.
      response.destroy();
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      resolve(failed(error.name === 'TimeoutError' ? 'no answer in time' : describe(error)));
    });
    request.end(body);
  });
}

function outcomeOf({ statusCode = 0, headers }: IncomingMessage): SendOutcome {
  if (statusCode >= 200 && statusCode < 300) return { delivered: true };
  const seconds = Number(headers['retry-after']);
  const retryAfterMs =
    Number.isFinite(seconds) && seconds > 0
      ? Math.min(seconds * 1000, LONGEST_RETRY_AFTER_MS)
      : undefined;
  return { delivered: false, error: `status ${statusCode}`, retryAfterMs };
}

/** Looks a name up and refuses it where any of its addresses is closed. */
function guarded(rule: AddressRule, isSecure: boolean): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        done(error, '', 0);
        return;
      }
      const isOpen = addresses.every(
        ({ address }) => rule.permits(address) && (isSecure || rule.isAllowed(address)),
      );
      const [first] = addresses;
      if (!isOpen || first === undefined) {
        done(new ClosedAddress('the name leads to a network that is closed'), '', 0);
      } else if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

class ClosedAddress extends Error {}

function describe(error: NodeJS.ErrnoException): string {
  return error instanceof ClosedAddress ? error.message : (error.code ?? error.name);
}

function failed(error: string): SendOutcome {
  return { delivered: false, error, retryAfterMs: undefined };
}
