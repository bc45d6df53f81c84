import { LOADED_KINDS } from '../application/reference/loaded-kind.ts';
import { cliActor } from './cli-actor.ts';
import { WrongUse, done, findText, getOperand, refused } from './command.ts';
import type { Command } from './command.ts';
import { featuresOf } from './features-of.ts';
import { readRows } from './read-rows.ts';
import { withPlatform } from './with-platform.ts';

export const load: Command = {
  name: 'load',
  usage: `${LOADED_KINDS.join('|')} FILE [--licence TEXT]`,
  summary:
    'Loads reference data from a JSON, NDJSON or CSV file; what it changes is derived again.',
  details: [
    '',
    '  regions      code, name, parent, validFrom, validTo',
    '  departments  code, name, regionCode, line, parent, validFrom, validTo',
    '  items        code, name, type, departmentCode, statutoryLimit, commitmentLimit, validFrom, validTo',
    '  calendars    as in POST /time-limits/evaluate, with id',
    '  services     code, name, description, kind, group, keywords, notice, type, attributes: what is reported over Open311',
    '  ticket-limits   id, regionCode, kinds, urgent, sign, return, close, extension, validFrom, validTo:',
    '                  of the dispatches from validFrom on that state no limit themselves',
    '  review-periods  clock (contact, rectification, appeal), regionCode, limit, source, validFrom, validTo',
    '  review-labels   place (online, onSite, hotline), dimensions, good, bad, validFrom, validTo',
    '  surveys         no, title, regionCode, departmentCode, questions (id, kind, title, from, to, options,',
    '                  several; in CSV their JSON), from, to: what is asked stands once it is open',
    '  outlines        GeoJSON features of regions, Polygon or MultiPolygon in degrees of WGS 84, with the code of',
    '                  GB/T 2260 as properties.adcode, code or id; --licence says whose they are and what allows',
    '                  their use, and stands on the map; a geometry of null takes an outline back',
    '',
    'A limit is {"value":5,"unit":"workingDay"}; in CSV the columns close.value and close.unit. Without a',
    'regionCode a row is for everywhere that has none of its own, without kinds for all kinds. What begins',
    'later replaces what began before it, so that an old row stays as it is; the same row with other',
    'content is corrected, and what it concerns is derived again.',
  ],
  options: { licence: { type: 'string' } },
  operands: ['KIND', 'FILE'],
  run: async (call) => {
    const kind = LOADED_KINDS.find((each) => each === call.operands[0]);
    if (kind === undefined) throw new WrongUse(`KIND must be one of ${LOADED_KINDS.join(', ')}`);
    const licence = findText(call, 'licence');
    if (kind !== 'outlines' && licence !== undefined)
      throw new WrongUse('--licence is for outlines');
    if (kind === 'outlines' && !licence?.trim()) {
      throw new WrongUse('--licence is missing: whose the outlines are and what allows their use');
    }
    const rows = await readRows(getOperand(call, 1));
    if (!rows.ok) return refused(rows.error);
    return withPlatform(call.config, async (platform) => {
      const loaded = await platform.load(
        kind,
        licence === undefined ? rows.value : featuresOf(rows.value, licence),
        cliActor(),
      );
      if (!loaded.ok) return refused(loaded.error);
      const report = loaded.value;
      if (report.refused.length > 0) {
        const reasons = report.refused.map(({ row, code, message }) => ({
          code,
          path: `row ${row}`,
          message,
        }));
        return { done: false, reasons, value: report };
      }
      const { loaded: count, unchanged, rederived } = report;
      return done(
        report,
        `${count} ${kind} loaded, ${unchanged} unchanged, ${rederived} subjects derived again.`,
      );
    });
  },
};
