import type { FastifyReply, FastifyRequest } from 'fastify';
import { TokenBuckets } from '../sign-in/token-bucket.ts';
import { mediaTypeOf, textOf } from '../http/read-body.ts';
import { refuse } from '../http/refused-request.ts';
import { notePage, pageText, PUBLIC_POLICY } from './public-page.ts';
import type { PublicPage } from './public-page.ts';
import { LANGUAGES, wordsOf } from './public-words.ts';
import type { Language } from './public-words.ts';

/** Looking: a screen a second in the long run, a family behind one address at once. */
const LOOKING = { perSecond: 1, burst: 60 };
/** Sending, and looking up by a code: ten at once, then one in ten seconds. */
const SENDING = { perSecond: 0.1, burst: 10 };

/** Longest form: words of a survey at three bytes a character, percent-encoded. */
const MOST_FIELDS = 300;

/** The doors of the public pages, which open slowly to one address. */
export class PagePaces {
  readonly #looking = new TokenBuckets(LOOKING);
  readonly #sending = new TokenBuckets(SENDING);

  /**
   * Seconds after which to try again; 0 where it may be answered.
   *
   * @param sends whether something comes of it: a form that only turns to its next screen looks
   */
  take({ ip }: FastifyRequest, sends: boolean): number {
    const paces = sends ? this.#sending : this.#looking;
    return paces.take(ip, 1, performance.now());
  }
}

/** The language asked for: by the address, else by the browser, else Chinese. */
export function languageOf(asked: string | undefined, request: FastifyRequest): Language {
  const named = LANGUAGES.find((language) => language === asked);
  if (named !== undefined) return named;
  const [first = ''] = (request.headers['accept-language'] ?? '').toLowerCase().split(',');
  return first.startsWith('en') ? 'en' : 'zh';
}

/** Sends a page with its own policy; it is kept by nobody but a browser that may go back to it. */
export function sendPage(
  reply: FastifyReply,
  page: PublicPage,
  status = 200,
  policy = PUBLIC_POLICY,
): FastifyReply {
  return reply
    .code(status)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-language': page.language === 'zh' ? 'zh-CN' : 'en',
      'content-security-policy': policy,
      // With none at all a browser names no origin when a form is sent, and we could not tell it is ours.
      'referrer-policy': 'same-origin',
      ...(page.goesBack === true && { 'cache-control': 'private, no-cache' }),
    })
    .send(pageText(page));
}

/** Sends a page that says why something cannot be done. */
export function sendWrong(
  reply: FastifyReply,
  language: Language,
  what: 'link' | 'expired' | 'tooMany' | 'busy',
  status: number,
): FastifyReply {
  const words = wordsOf(language);
  const page = notePage(language, '?lang=zh', words['error.title'], words[`error.${what}`]);
  return sendPage(reply, page, status);
}

/** The fields of a form that was sent. */
export function formOf(request: FastifyRequest, bytes: Buffer): URLSearchParams {
  if (mediaTypeOf(request.headers['content-type']) !== 'application/x-www-form-urlencoded') {
    refuse('request/unsupportedType', 'The body must be a form.');
  }
  const form = new URLSearchParams(textOf(bytes));
  if (form.size > MOST_FIELDS) refuse('request/tooLarge');
  return form;
}

/** A field of a form without white space around it, no longer than so many characters; null where it says nothing. */
export function fieldOf(form: URLSearchParams, name: string, longest: number): string | null {
  const text = (form.get(name) ?? '').trim();
  return text === '' ? null : Array.from(text).slice(0, longest).join('');
}
