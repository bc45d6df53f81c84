import { isHttps } from './is-https.ts';
import type { Call } from './route.ts';

/** Where a link begins that people type: the host by which the caller came. */
export function hostOf({ request }: Pick<Call<unknown, unknown>, 'request'>): string {
  return `${isHttps(request, undefined) ? 'https' : 'http'}://${request.headers.host ?? 'localhost'}`;
}
