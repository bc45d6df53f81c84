import { z } from 'zod';
import type { RouteForm } from '../http/route.ts';
import { FORM_TYPE } from './form-type.ts';

/** A parameter that may stand several times, with commas in it. */
const listed = z.union([z.string(), z.array(z.string())]);

const jurisdiction = listed
  .optional()
  .describe('Code of a region; the whole province unless given.');

/** What every reading may name. */
export const jurisdictionQuery = z.object({ jurisdiction_id: jurisdiction });

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
