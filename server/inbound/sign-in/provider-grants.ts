import { z } from 'zod';
import { ROLES } from '#domain/access/role.ts';

const grantsFile = z.strictObject({
  /** Claim of the id token whose values are looked at, such as `groups`. */
  claim: z.string().min(1),
  /** The first that matches is taken; what is not listed is granted to nobody. */
  grants: z
    .array(
      z.strictObject({
        value: z.string().min(1),
        role: z.enum(ROLES),
        regionCode: z.string().min(1).nullable().default(null),
        line: z.string().min(1).nullable().default(null),
      }),
    )
    .min(1),
});

export type ProviderGrants = z.infer<typeof grantsFile>;
export type ProviderGrant = ProviderGrants['grants'][number];

/** @throws {Error} the text is not such a file; the message names the place. */
export function readProviderGrants(text: string): ProviderGrants {
  return grantsFile.parse(JSON.parse(text));
}

/** What the claims of a person grant; undefined where nothing is mapped to them. */
export function grantOf(
  { claim, grants }: ProviderGrants,
  claims: Readonly<Record<string, unknown>>,
): ProviderGrant | undefined {
  const found = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  const values: ReadonlySet<unknown> = new Set(Array.isArray(found) ? found : [found]);
  return grants.find(({ value }) => values.has(value));
}
