import { Readable } from 'node:stream';
import { importQuery } from '#contract/decode/import-query.ts';
import { actorOf } from '../../../application/audit/audit-entry.ts';
import type { AuditActor } from '../../../application/audit/audit-rows.ts';
import { auditedImport } from '../../files/audited-import.ts';
import type { AuditedTarget } from '../../files/audited-import.ts';
import { ImportRefused } from '../../files/import-refused.ts';
import { problemOf } from '../problem.ts';
import { LINES_HEADERS, LINES_TYPE, progressLines } from '../progress-lines.ts';
import { refuse } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';
import { withUpload } from './upload.ts';

export const UPLOAD_TYPE = 'application/octet-stream';

/** Files at once: each is one reader, and the store has one writer. */
const IMPORTS_AT_ONCE = 2;

/** File imports from the browser: the body is the file, the answer tells how far it is, line by line. */
export function importRoutes(platform: AuditedTarget): readonly Route[] {
  let running = 0;
  return [
    route({
      method: 'POST',
      path: '/imports',
      id: 'importFile',
      summary:
        'Imports a file. The answer is NDJSON: lines with `progress`, then one with `report` or `problem`.',
      query: importQuery,
      upload: UPLOAD_TYPE,
      answer: { description: 'Progress and report.', type: LINES_TYPE },
      errors: ['request/invalid', 'request/tooLarge', 'request/unsupportedType', 'server/busy'],
      handle: async (call) => {
        // Rows of a file name any region, so only who sees them all may bring them in.
        const { viewer } = signedInOf(call);
        if (viewer.scope.path !== '') return refuse('access/notAllowed');
        if (running >= IMPORTS_AT_ONCE) return refuse('server/busy', undefined, 10);
        const body: unknown = call.request.body;
        if (!(body instanceof Readable)) {
          return refuse('request/unsupportedType', `The file must be sent as ${UPLOAD_TYPE}.`);
        }
        running += 1;
        const upload = await withUpload(body, call.query.name).catch((error: unknown) => {
          running -= 1;
          throw error;
        });
        const { profile, region } = call.query;
        const { name } = call.query;
        const file = { path: upload.path, name, profile, region };
        const lines = importLines(platform, actorOf(viewer), file, async () => {
          running -= 1;
          await upload.remove();
        });
        return call.reply.headers(LINES_HEADERS).send(Readable.from(lines, { objectMode: false }));
      },
    }),
  ];
}

/** Runs an import and tells of it; the import goes on to its end even when nobody listens any more. */
function importLines(
  platform: AuditedTarget,
  by: AuditActor,
  {
    name,
    ...options
  }: {
    readonly path: string;
    readonly name: string;
    readonly profile: string;
    readonly region: string | undefined;
  },
  end: () => Promise<void>,
): AsyncGenerator<string> {
  return progressLines((onProgress) =>
    auditedImport(platform, by, { ...options, onProgress }, name)
      .then((report) => ({ report }))
      .catch((error: unknown) => {
        if (!(error instanceof ImportRefused)) throw error;
        const { code, message, path, report } = error;
        return { problem: problemOf({ code, message, path: path ?? undefined }), report };
      })
      .finally(end),
  );
}
