import { z } from 'zod';
import type { Call } from '../http/route.ts';
import { formOf, languageOf, PagePaces, sendPage, sendWrong } from './page-call.ts';
import type { PublicPage } from './public-page.ts';
import type { Language } from './public-words.ts';

/** What every page answers. */
export const PAGE = { description: 'The page.', type: 'text/html' } as const;
const FORM = {
  types: ['application/x-www-form-urlencoded'],
  schema: z.record(z.string(), z.string()),
  example: { lang: 'zh' },
  maxBytes: 256 * 1024,
} as const;

/** What every form of these pages has. */
export const POSTED = {
  method: 'POST',
  atRoot: true,
  body: FORM,
  answer: PAGE,
  errors: ['request/unsupportedType', 'request/notUtf8', 'request/tooLarge'],
} as const;

/** Why a page cannot be shown. */
export type Wrong = 'link' | 'expired' | 'busy';

const STATUS: Readonly<Record<Wrong, number>> = { link: 404, expired: 410, busy: 503 };

/** A page, one that is not well, or why there is none. */
export type Made = PublicPage | readonly [page: PublicPage, status: number] | Wrong;

type PageCall = Pick<
  Call<{ readonly lang?: string | undefined }, unknown>,
  'request' | 'reply' | 'query'
>;

type FormCall = Pick<Call<unknown, unknown>, 'request' | 'reply' | 'bytes'>;

/** The one door of the public pages, which opens slowly to one address, whatever page it asks for. */
export class PublicDoor {
  readonly #paces = new PagePaces();

  /** Answers a page in the language that was asked for. */
  page(
    { request, reply, query }: PageCall,
    make: (language: Language) => Promise<Made>,
  ): Promise<unknown> {
    return this.#answer({ request, reply }, query.lang, false, make);
  }

  /**
   * Reads a form and answers it in the language that it was filled in.
   *
   * @param sends whether something comes of it, unless told it does
   */
  taken(
    { request, reply, bytes }: FormCall,
    make: (language: Language, form: URLSearchParams) => Promise<Made>,
    sends: (form: URLSearchParams) => boolean = () => true,
  ): Promise<unknown> {
    const form = formOf(request, bytes);
    const asked = form.get('lang') ?? undefined;
    return this.#answer({ request, reply }, asked, sends(form), (spoken) => make(spoken, form));
  }

  async #answer(
    { request, reply }: Pick<PageCall, 'request' | 'reply'>,
    asked: string | undefined,
    sends: boolean,
    make: (language: Language) => Promise<Made>,
  ): Promise<unknown> {
    const spoken = languageOf(asked, request);
    const wait = this.#paces.take(request, sends);
    if (wait > 0) {
      void reply.header('retry-after', String(wait));
      return sendWrong(reply, spoken, 'tooMany', 429);
    }
    const made = await make(spoken);
    if (typeof made === 'string') return sendWrong(reply, spoken, made, STATUS[made]);
    return 'body' in made ? sendPage(reply, made) : sendPage(reply, ...made);
  }
}
