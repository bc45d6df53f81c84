import { readAnswers } from '#domain/reference/service-answers.ts';
import type { ServiceAnswers } from '#domain/reference/service-answers.ts';
import type { Service } from '#domain/reference/service.ts';
import type { Open311Desk } from '../../application/public/open311-port.ts';
import { RefusedRequest } from '../http/refused-request.ts';
import type { ReportFields } from './report-fields.ts';

/** A report as it was filled in, checked. Texts are null where nothing was said. */
export interface Report {
  readonly service: Service;
  readonly jurisdiction: string | undefined;
  readonly address: string | null;
  readonly addressId: string | null;
  /** Degrees of WGS 84 as they were sent; null where no point was. */
  readonly point: { readonly lat: string; readonly long: string } | null;
  readonly description: string | null;
  readonly mediaUrl: string | null;
  readonly answers: ServiceAnswers;
  /** Who reports, by field of the standard. */
  readonly reporter: Readonly<Record<string, string>>;
}

/** Of the standard: a description is limited to 4,000 characters. */
const LONGEST_DESCRIPTION = 4000;
const LONGEST_LINE = 500;
const LONGEST_URL = 2000;
const OF_THE_REPORTER = [
  'email',
  'device_id',
  'account_id',
  'first_name',
  'last_name',
  'phone',
] as const;
const DEGREES = /^[+-]?\d{1,3}(?:\.\d{1,20})?$/;

/**
 * Reads a report from the fields of `POST requests`.
 *
 * @throws {RefusedRequest} 404 for an unknown service or jurisdiction, else 400 with a sentence for
 *   everything that is missing or wrong.
 */
export function readReport(
  { fields, attributes }: ReportFields,
  desk: Pick<Open311Desk, 'findService' | 'hasJurisdiction'>,
): Report {
  const problems: string[] = [];
  const jurisdiction = fields.get('jurisdiction_id');
  if (jurisdiction !== undefined && !desk.hasJurisdiction(jurisdiction)) {
    throw new RefusedRequest({
      code: 'open311/jurisdictionNotFound',
      message: `jurisdiction_id ${jurisdiction.slice(0, 100)} was not found.`,
    });
  }
  const code = fields.get('service_code');
  const service = code === undefined ? undefined : desk.findService(code);
  if (code === undefined) problems.push('service_code was not provided.');
  else if (service === undefined) {
    throw new RefusedRequest({
      code: 'open311/serviceNotFound',
      message: `service_code ${code.slice(0, 100)} was not found.`,
    });
  }
  const line = (name: string, longest = LONGEST_LINE): string | null => {
    const value = fields.get(name);
    if (value !== undefined && value.length > longest) {
      problems.push(`${name} has more than ${longest} characters.`);
    }
    return value ?? null;
  };
  const point = readPoint(fields, problems);
  const address = line('address_string');
  const addressId = line('address_id', 100);
  if (point === null && address === null && addressId === null && !fields.has('lat')) {
    problems.push('A location was not provided: lat and long, address_string or address_id.');
  }
  const read = service === undefined ? undefined : readAnswers(service, attributes);
  for (const { attribute, message } of read?.problems ?? []) {
    problems.push(`attribute[${attribute}] ${message}.`);
  }
  const report = {
    jurisdiction,
    address,
    addressId,
    point,
    description: line('description', LONGEST_DESCRIPTION),
    mediaUrl: readUrl(fields, problems),
    reporter: Object.fromEntries(
      OF_THE_REPORTER.flatMap((name) => {
        const value = line(name);
        return value === null ? [] : [[name, value]];
      }),
    ),
  };
  if (problems.length > 0 || service === undefined || read === undefined) {
    throw new RefusedRequest({ code: 'open311/invalid', messages: problems });
  }
  return { service, answers: read.answers, ...report };
}

function readPoint(fields: ReportFields['fields'], problems: string[]): Report['point'] {
  const lat = fields.get('lat')?.trim();
  const long = fields.get('long')?.trim();
  if (lat === undefined && long === undefined) return null;
  if (lat === undefined || long === undefined) {
    problems.push(
      `${lat === undefined ? 'lat' : 'long'} was not provided; it goes with the other.`,
    );
    return null;
  }
  const isLat = isDegrees(lat, 90);
  const isLong = isDegrees(long, 180);
  if (!isLat) problems.push('lat must be degrees from -90 to 90.');
  if (!isLong) problems.push('long must be degrees from -180 to 180.');
  return isLat && isLong ? { lat, long } : null;
}

function isDegrees(text: string, most: number): boolean {
  return DEGREES.test(text) && Math.abs(Number(text)) <= most;
}

function readUrl(fields: ReportFields['fields'], problems: string[]): string | null {
  const text = fields.get('media_url')?.trim();
  if (text === undefined) return null;
  const url = text.length <= LONGEST_URL && URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text;
  problems.push('media_url must be an address that begins with http:// or https://.');
  return null;
}
