import type { Platform } from '../application/platform.ts';
import { SHIPPED_PROFILES } from '../inbound/files/find-profile.ts';
import { auditedImport } from '../inbound/files/audited-import.ts';
import type { ImportProgress } from '../inbound/files/import-file.ts';
import { ImportRefused } from '../inbound/files/import-refused.ts';
import type { ImportReport } from '../inbound/files/import-report.ts';
import { cliActor } from './cli-actor.ts';
import { done, findText, getOperand, getText } from './command.ts';
import type { Command, Outcome } from './command.ts';
import { withPlatform } from './with-platform.ts';

export const importCommand: Command = {
  name: 'import',
  usage: 'FILE --profile NAME [--region CODE]',
  summary: 'Imports a file of cases or requests; importing it again takes nothing twice.',
  details: [
    '',
    `  --profile NAME   ${SHIPPED_PROFILES.join(', ')}, or the path of a profile of your own`,
    '  --region CODE    where the rows belong; made below the province where it is not known',
  ],
  options: { profile: { type: 'string' }, region: { type: 'string' } },
  operands: ['FILE'],
  run: (call) => {
    const path = getOperand(call, 0);
    const profile = getText(call, 'profile');
    const region = findText(call, 'region');
    const work = async (platform: Platform): Promise<Outcome> => {
      try {
        const options = { path, profile, region, onProgress: progressLine() };
        const report = await auditedImport(platform, cliActor(), options);
        return done(report, reportText(report));
      } catch (error) {
        if (!(error instanceof ImportRefused)) throw error;
        const { code, message, report } = error;
        const reason = { code, message, path: error.path ?? undefined };
        return { done: false, reasons: [reason], value: { ...report, refused: [reason] } };
      }
    };
    return withPlatform(call.config, work, 'none');
  },
};

/** Tells a person at a terminal how far it is; files and pipes stay clean. */
function progressLine(): ((progress: ImportProgress) => void) | undefined {
  if (!process.stderr.isTTY) return undefined;
  return ({ bytesRead, bytes, cases, logEvents }) => {
    const percent = bytes === 0 ? 100 : Math.floor((bytesRead / bytes) * 100);
    process.stderr.write(`\r${percent} %, ${cases} cases, ${logEvents} events `);
  };
}

function reportText(report: ImportReport): string {
  const { cases, logEvents, accepted, duplicate, quarantined, types, reasons } = report;
  return [
    `${cases} cases, ${logEvents} rows: ${accepted} events accepted, ${duplicate} known already, ${quarantined} in quarantine.`,
    ...Object.entries(types).map(([type, count]) => `  ${type}: ${count}`),
    ...Object.entries(reasons).map(([code, count]) => `  refused ${code}: ${count}`),
  ].join('\n');
}
