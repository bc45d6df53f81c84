import type { ImportReport } from './import-report.ts';

export type ImportRefusalCode =
  | 'file/notFound'
  | 'file/unreadable'
  | 'file/unknownFormat'
  | 'profile/unknown'
  | 'profile/invalid';

/**
 * A file or profile that cannot be imported, with the way out in the message. What had been read
 * before stays taken: `report` tells how far it came, and importing again goes on from there.
 */
export class ImportRefused extends Error {
  readonly code: ImportRefusalCode;
  /** Field of the profile or place in the file; null where there is none. */
  readonly path: string | null;
  readonly report: ImportReport | null;

  constructor(
    code: ImportRefusalCode,
    message: string,
    facts: {
      readonly path?: string;
      readonly report?: ImportReport;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, { cause: facts.cause });
    this.name = 'ImportRefused';
    this.code = code;
    this.path = facts.path ?? null;
    this.report = facts.report ?? null;
  }
}
