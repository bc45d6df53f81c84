import { html } from './html.ts';
import type { Html } from './html.ts';
import { wordsOf } from './public-words.ts';
import type { Language } from './public-words.ts';

/** What a public page shows. */
export interface PublicPage {
  readonly language: Language;
  readonly title: string;
  readonly body: Html;
  /** Address of the same page in the other language. */
  readonly other: string;
  /** Whether the browser may show it again on its way back; nobody else keeps it. */
  readonly goesBack?: true;
}

/** Address of the style sheet of all public pages. */
export const STYLE_PATH = '/public/style.css';

/**
 * Policy of the public pages: no script at all, the style sheet of this host, forms to this host.
 * Nothing inline is let through, so a text that slipped into the page unescaped could do nothing.
 */
export const PUBLIC_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The whole document of a page. */
export function pageText({ language, title, body, other }: PublicPage): string {
  const words = wordsOf(language);
  const otherLanguage = language === 'zh' ? 'en' : 'zh-CN';
  const page = html`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>${title} · ${words.product}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="${STYLE_PATH}" />
    </head>
    <body>
      <a class="skip" href="#main">${words.skip}</a>
      <header>
        <span>${words.product}</span><a href="${other}" lang="${otherLanguage}">${words.other}</a>
      </header>
      <main id="main">${body}</main>
    </body>
  </html>`;
  return `<!doctype html>${page.text}`;
}

/** A page that says one thing, such as thanks or what is wrong. */
export function notePage(
  language: Language,
  other: string,
  title: string,
  ...paragraphs: readonly string[]
): PublicPage {
  const texts = paragraphs.map((text) => html`<p>${text}</p>`);
  return {
    language,
    other,
    title,
    body: html`<div class="sheet">
      <h1>${title}</h1>
      ${texts}
    </div>`,
  };
}
