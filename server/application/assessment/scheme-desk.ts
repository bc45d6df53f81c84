import type { SchemeView } from '#contract/scheme-view.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { AuditAction } from '#contract/audit-view.ts';
import { actorOf, auditEntry } from '../audit/audit-entry.ts';
import { compileScheme } from './compile-scheme.ts';
import type { SchemeActs } from './ranking-port.ts';
import type { Refusal } from '../refusal.ts';
import type { ReadSide } from '../read-side.ts';
import { readSchemes, SCHEME_RECORD, schemeKey } from './scheme-records.ts';
import type { KeptScheme, SchemeSource } from './scheme-records.ts';
import { instantText } from '../times.ts';
import type { Viewer } from '../people/viewer.ts';
import type { WriterPort } from '../writer/writer-port.ts';

/** Schemes are the province's: only who sees all of it changes them. */
export function schemeDesk(
  side: ReadSide,
  source: SchemeSource,
  writer: WriterPort,
  now: () => number,
): SchemeActs {
  const write = async (
    viewer: Viewer,
    action: AuditAction,
    view: SchemeView,
    before: number | null,
  ): Promise<Result<SchemeView, Refusal>> => {
    const { id, version, effectiveFrom, reason } = view;
    const entry = auditEntry(actorOf(viewer), action, {
      object: `${id}@${version}`,
      reason,
      detail: { effectiveFrom },
    });
    const row = { kind: SCHEME_RECORD, key: schemeKey(id, version) };
    const written = await writer.call(
      'writeRecords',
      [{ ...row, body: JSON.stringify(view), before }],
      [entry],
    );
    return written ? ok(view) : err({ code: 'scheme/conflict' });
  };
  const moment = () => instantText(side.calendar, now());
  const refuse = async (
    viewer: Viewer,
    action: AuditAction,
    object: string,
    code: string,
  ): Promise<Result<SchemeView, Refusal>> => {
    const entry = { object, outcome: 'refused', detail: { code } } as const;
    await writer.call('audit', [auditEntry(actorOf(viewer), action, entry)]);
    return err({ code });
  };
  return {
    schemes: async () => (await readSchemes(source)).map(({ view }) => view),
    proposeScheme: async (viewer, { scheme: text, reason }) => {
      if (!isProvinceWide(viewer)) {
        return refuse(viewer, 'scheme.propose', text.id, 'access/notAllowed');
      }
      const compiled = compileScheme(text, undefined, 'scheme');
      if (!compiled.ok) return compiled;
      const version = nextVersion(await readSchemes(source), text.id);
      const view: SchemeView = {
        ...text,
        version,
        state: 'proposed',
        proposedBy: viewer.account,
        proposedAt: moment(),
        decidedBy: null,
        decidedAt: null,
        reason,
      };
      return write(viewer, 'scheme.propose', view, null);
    },
    decideScheme: async (viewer, id, version, decision, { reason }) => {
      const action = decision === 'confirm' ? 'scheme.confirm' : 'scheme.reject';
      const object = `${id}@${version}`;
      if (!isProvinceWide(viewer)) return refuse(viewer, action, object, 'access/notAllowed');
      const kept = (await readSchemes(source)).find(
        ({ view }) => view.id === id && view.version === version,
      );
      if (kept === undefined) return err({ code: 'scheme/notFound' });
      const { view, record } = kept;
      if (view.state !== 'proposed') return err({ code: 'scheme/decided', current: view });
      // Who proposed may take it back; only another person can put it in force.
      if (decision === 'confirm' && view.proposedBy === viewer.account) {
        return refuse(viewer, action, object, 'twoPersons/same');
      }
      const decided: SchemeView = {
        ...view,
        state: decision === 'confirm' ? 'confirmed' : 'rejected',
        decidedBy: viewer.account,
        decidedAt: moment(),
        reason: reason ?? view.reason,
      };
      return write(viewer, action, decided, record);
    },
  };
}

function isProvinceWide({ scope }: Viewer): boolean {
  return scope.path === '' && scope.line === null;
}

function nextVersion(schemes: readonly KeptScheme[], id: string): number {
  return schemes
    .filter(({ view }) => view.id === id)
    .reduce((next, { view }) => Math.max(next, view.version + 1), 1);
}
