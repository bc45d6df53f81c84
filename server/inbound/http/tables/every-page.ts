import type { Page } from '#contract/page.ts';
import type { Result } from '#domain/result.ts';
import type { PageQuery, Refusal } from '../../../application/platform.ts';
import { valueOf } from '../refused-request.ts';

const PAGE = 200;

/** A whole list, page by page. */
export async function* everyPage<T>(
  read: (page: PageQuery) => Promise<Result<Page<T>, Refusal>>,
): AsyncGenerator<Page<T>, void> {
  let cursor: string | undefined;
  do {
    const page = valueOf(await read({ cursor, limit: PAGE }));
    yield page;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}
