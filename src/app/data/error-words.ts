import type { zh } from '../i18n/zh.ts';
import type { Texts } from '../i18n/texts.ts';
import type { ApiError } from './api-error.ts';

type ErrorTexts = Texts<typeof zh>['error'];

/** What happened and what to do, in one sentence; the code stays beside it for the operator. */
export function errorWords(error: ApiError, texts: ErrorTexts): string {
  if (error.status === 0) return texts.offline;
  if (error.status === 403) return texts.forbidden;
  if (error.status === 404) return texts.notFound;
  if (error.status === 409) return texts.conflict;
  if (error.code === 'evidence/gone') return texts.notKept;
  if (error.status === 422) return texts.invalid(error.problem?.detail ?? error.code);
  if (error.status === 429) return texts.rateLimited;
  if (error.status >= 500) return texts.unavailable(error.status);
  return texts.unexpected(error.code);
}
