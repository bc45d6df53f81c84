import type { Verification } from '../application/platform.ts';

/** What a verification found, for an operator. */
export function verificationText(found: Verification): string {
  const { checked, detached, difference, sweptTo, dataVersion, details } = found;
  return [
    `${checked} subjects derived again, ${difference} differences.`,
    ...(detached === 0 ? [] : [`${detached} subjects lie in archives; their counts stand.`]),
    `Swept to ${sweptTo}, data version ${dataVersion}.`,
    ...details,
  ].join('\n');
}
