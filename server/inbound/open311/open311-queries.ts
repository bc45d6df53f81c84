import { z } from 'zod';
import type { RouteForm } from '../http/route.ts';
import { FORM_TYPE } from './form-type.ts';

/** A parameter that may stand several times, with commas in it. */
const listed = z.union([z.string(), z.array(z.string())]);

const jurisdiction = listed
  .optional()
  .describe('Code of a region; the whole province unless given.');

/** Several values: repeated, with commas between them, or both. */
export function valuesOf(value: string | readonly string[] | undefined): readonly string[] {
  return [value ?? []]
    .flat()
    .flatMap((one) => one.split(','))
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** What every reading may name. */
export const jurisdictionQuery = z.object({ jurisdiction_id: jurisdiction });

/** The filters of `GET requests`. */
export const requestsQuery = z.object({
  jurisdiction_id: jurisdiction,
  service_request_id: listed.optional().describe('Numbers; they stand for all other filters.'),
  service_code: listed.optional(),
  start_date: listed.optional().describe('Earliest requested_datetime, W3C date and time.'),
  end_date: listed
    .optional()
    .describe('Latest requested_datetime; at most 90 days after start_date.'),
  status: listed.optional().describe('`open` or `closed`.'),
  page: listed.optional().describe('Page of the answer, from 1.'),
  page_size: listed.optional().describe('At most 1,000 a page.'),
  extensions: listed.optional().describe('`true` adds attributes, extended_attributes and notes.'),
});

/** What one request may be asked with. */
export const requestQuery = requestsQuery.pick({ jurisdiction_id: true, extensions: true });

/** The body of `POST requests`, as it is described; it is read field by field. */
export function reportForm(example: unknown): NonNullable<RouteForm<undefined, unknown>['body']> {
  const schema = z.looseObject({
    api_key: z.string().describe('Key of a source.'),
    jurisdiction_id: z.string().optional(),
    service_code: z.string(),
    lat: z.string().optional(),
    long: z.string().optional(),
    address_string: z.string().optional(),
    address_id: z.string().optional(),
    email: z.string().optional(),
    device_id: z.string().optional(),
    account_id: z.string().optional(),
    first_name: z.string().optional(),
    last_name: z.string().optional(),
    phone: z.string().optional(),
    description: z.string().optional().describe('At most 4,000 characters.'),
    media_url: z.string().optional(),
  });
  return { schema, types: [FORM_TYPE], example };
}
