import type { PublishedResults, ReviewResult } from '../../application/public/public-platform.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { PublicPage } from './public-page.ts';
import { wordsOf } from './public-words.ts';
import type { Language } from './public-words.ts';

/** Address of the published results. */
export const RESULTS_PATH = '/public/results';

/** Reviews and rectification by region and department, as they are published. */
export function resultsPage(
  language: Language,
  results: PublishedResults,
  query: { readonly region: string | undefined; readonly month: string | undefined },
): PublicPage {
  const words = wordsOf(language);
  const here = (region: string | undefined, lang: Language): string => {
    const said = new URLSearchParams({ lang });
    if (region !== undefined) said.set('region', region);
    if (query.month !== undefined) said.set('month', query.month);
    return `${RESULTS_PATH}?${said.toString()}`;
  };
  const regions = results.regions.map(
    (row) =>
      html`<tr>
        <th scope="row">
          ${row.opens ? html`<a href="${here(row.key, language)}">${row.name}</a>` : row.name}
        </th>
        ${figures(row)}
      </tr>`,
  );
  const departments = results.departments.map(
    (row) =>
      html`<tr>
        <th scope="row">${row.name}</th>
        ${figures(row)}
      </tr>`,
  );
  const { length } = results.departments;
  const body = html`<div class="sheet">
    <h1>${words['results.title']}</h1>
    <p>${results.region}</p>
    <p class="quiet">${words['results.period'](results.from, results.to)}</p>
    ${table(language, words['results.byRegion'], regions)}
    ${table(language, words['results.byDepartment'], departments)}
    ${results.more && html`<p class="quiet">${words['results.more'](length)}</p>`}
    <p class="quiet">${words['results.note']}</p>
  </div>`;
  const other = here(query.region, language === 'zh' ? 'en' : 'zh');
  return { language, title: words['results.title'], body, other };
}

function table(language: Language, caption: string, rows: readonly Html[]): Html {
  const words = wordsOf(language);
  if (rows.length === 0)
    return html`<h2>${caption}</h2>
      <p>${words['results.none']}</p>`;
  const heads = (['unit', 'reviews', 'good', 'score', 'bad', 'rectified', 'inTime'] as const).map(
    (name) => html`<th scope="col">${words[`results.${name}`]}</th>`,
  );
  return html`<div class="table" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function figures(row: ReviewResult): Html {
  const rate = (value: string | null): string => (value === null ? '—' : `${value}%`);
  return html`<td>${row.reviews}</td>
    <td>${rate(row.goodRate)}</td>
    <td>${row.score ?? '—'}</td>
    <td>${row.bad}</td>
    <td>${row.rectified}</td>
    <td>${rate(row.inTimeRate)}</td>`;
}
