import { randomBytes } from 'node:crypto';
import type { SourceAccount } from '../../application/platform.ts';
import type { Report } from './read-report.ts';

/** Channel of tickets that come over Open311. */
export const OPEN311_CHANNEL = 'open311';

// Without I, L, O and U: numbers are read out on the telephone.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_LETTERS = 10;
const MARK_LETTERS = 16;

/**
 * A new number of a request: its day and 50 random bits, so that processes need not agree and
 * nobody counts what a city receives.
 *
 * @param now RFC 3339, of whose day the number tells.
 */
export function newRequestNo(now: string): string {
  return `311-${now.slice(0, 10).replaceAll('-', '')}-${lettersOf(randomBytes(RANDOM_LETTERS))}`;
}

/** The number of a request that one mark stands for: 80 bits of it, and no day, which may differ when it comes again. */
export function numberOfMark(mark: string): string {
  return `311-${lettersOf(Buffer.from(mark, 'base64url').subarray(0, MARK_LETTERS))}`;
}

function lettersOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** The `source` of what comes over Open311 with a key. */
export function open311SourceOf({ prefix }: Pick<SourceAccount, 'prefix'>): string {
  return /[:/#]$/.test(prefix) ? `${prefix}open311` : `${prefix}:open311`;
}

/** A report as the event that it becomes. Who reports is `caller`, and so is sealed on receipt. */
export function reportEvent(
  report: Report,
  {
    no,
    id,
    source,
    now,
    regionCode,
  }: {
    readonly no: string;
    readonly id: string;
    readonly source: string;
    /** RFC 3339. */
    readonly now: string;
    readonly regionCode: string;
  },
): Readonly<Record<string, unknown>> {
  const { service, point, address, addressId, mediaUrl, answers } = report;
  return {
    specversion: '1.0',
    id,
    source,
    type: 'ticket.created',
    subject: no,
    time: now,
    data: {
      kind: service.kind,
      regionCode,
      channel: OPEN311_CHANNEL,
      category: service.code,
      title: service.name,
      text: report.description ?? '',
      ...callerOf(report.reporter),
      // Numbers, not texts: digits of a point are no telephone.
      open311: {
        address,
        addressId,
        lat: point === null ? null : Number(point.lat),
        long: point === null ? null : Number(point.long),
        mediaUrl,
        answers,
      },
    },
  };
}

function callerOf(reporter: Report['reporter']): { readonly caller?: object } {
  const { first_name: first, last_name: last, phone, email, ...rest } = reporter;
  if (Object.keys(reporter).length === 0) return {};
  const name = nameOf(first, last);
  return {
    caller: {
      ...(name === '' ? {} : { name }),
      ...(phone === undefined ? {} : { phone }),
      ...(email === undefined ? {} : { email }),
      ...(rest['device_id'] === undefined ? {} : { deviceId: rest['device_id'] }),
      ...(rest['account_id'] === undefined ? {} : { accountId: rest['account_id'] }),
    },
  };
}

/** Chinese names are written family name first and without a blank. */
function nameOf(first = '', last = ''): string {
  const whole = `${last}${first}`;
  return /^\p{Script=Han}+$/u.test(whole) ? whole : `${first} ${last}`.trim();
}
