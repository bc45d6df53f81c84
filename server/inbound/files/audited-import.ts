import { basename } from 'node:path';
import { maskText } from '#domain/access/masking.ts';
import { auditEntry } from '../../application/audit/audit-entry.ts';
import type { AuditActor } from '../../application/audit/audit-rows.ts';
import type { Platform } from '../../application/platform.ts';
import { importFile } from './import-file.ts';
import type { ImportTarget } from './feed.ts';
import type { ImportOptions } from './import-file.ts';
import { ImportRefused } from './import-refused.ts';
import type { ImportReport } from './import-report.ts';

/** What an import needs that is written to the audit log. */
export type AuditedTarget = ImportTarget & Pick<Platform, 'audit'>;

/**
 * Imports a file; the audit log holds that it began and how it ended.
 *
 * @param name of the file as its owner knows it; that of `path` unless given
 * @throws {ImportRefused} as `importFile`
 */
export async function auditedImport(
  platform: AuditedTarget,
  by: AuditActor,
  options: ImportOptions,
  name = basename(options.path),
): Promise<ImportReport> {
  const { profile, region = null } = options;
  const object = maskText(name);
  const asked = { profile: basename(profile), region };
  await platform.audit(auditEntry(by, 'import.file', { object, outcome: 'begun', detail: asked }));
  try {
    const report = await importFile(platform, options);
    const { cases, logEvents, accepted, duplicate, quarantined } = report;
    const detail = { ...asked, cases, logEvents, accepted, duplicate, quarantined };
    await platform.audit(auditEntry(by, 'import.file', { object, detail }));
    return report;
  } catch (error) {
    const refused = error instanceof ImportRefused;
    const detail = { ...asked, code: refused ? error.code : 'server/unexpected' };
    const outcome = refused ? 'refused' : 'failed';
    await platform.audit(auditEntry(by, 'import.file', { object, outcome, detail }));
    throw error;
  }
}
