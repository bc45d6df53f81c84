import { gzipSync } from 'node:zlib';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import { workbookBytes } from '../http/tables/workbook.ts';
import type { RecordingTarget } from './testing/recording-target.ts';
import { csvTable, importText } from './testing/some-file.ts';

describe('importing tickets of cities', () => {
  const only = (target: RecordingTarget, type: string): LoggedEvent[] =>
    target.events().filter((event) => event.type === type);

  describe('of Boston', () => {
    const row = (more: Readonly<Record<string, string>> = {}) => ({
      CASE_ENQUIRY_ID: '101',
      OPEN_DT: '2022-07-01 10:00:00',
      TARGET_DT: '2022-07-05 03:30:00',
      CLOSED_DT: '2022-07-04 12:00:00',
      CASE_STATUS: 'Closed',
      TYPE: 'Pothole',
      Department: 'PWDx',
      neighborhood: 'Back Bay',
      Source: 'App',
      ...more,
    });

    it('reads times off clocks in Boston: summer, winter, the hour twice and the hour never', async () => {
      const dues: readonly (readonly [string, string])[] = [
        ['2022-07-05 03:30:00', '2022-07-05T07:30:00.000Z'],
        ['2022-01-05 03:30:00', '2022-01-05T08:30:00.000Z'],
        ['2022-11-06 01:30:00', '2022-11-06T05:30:00.000Z'],
        ['2022-03-13 02:30:00', '2022-03-13T07:00:00.000Z'],
      ];
      const rows = dues.map(([due], index) => row({ CASE_ENQUIRY_ID: `${index}`, TARGET_DT: due }));
      const { target } = await importText('boston311', csvTable(rows));
      expect<unknown>(only(target, 'ticket.dispatched').map(({ data }) => data['limit'])).toEqual(
        dues.map(([, due]) => ({ due })),
      );
    });

    it('states that there is no limit where the row has no end', async () => {
      const { target } = await importText('boston311', csvTable([row({ TARGET_DT: '' })]));
      expect<unknown>(only(target, 'ticket.dispatched')[0]?.data).toEqual({
        departmentCode: 'PWDx',
        limit: null,
        signLimit: null,
        returnLimit: null,
      });
    });

    it('ends with the time of the closing, whatever the status says, and only with it', async () => {
      const rows = [
        row({ CASE_ENQUIRY_ID: '1', CASE_STATUS: 'Open' }),
        row({ CASE_ENQUIRY_ID: '2', CLOSED_DT: '' }),
      ];
      const { target } = await importText('boston311', csvTable(rows));
      expect(only(target, 'ticket.closed').map(({ subject }) => subject)).toEqual(['1']);
    });

    it('takes blanks around the name of a neighbourhood for none of its name', async () => {
      const rows = [row(), row({ CASE_ENQUIRY_ID: '102', neighborhood: ' Back Bay ' })];
      const { target } = await importText('boston311', csvTable(rows));
      const regions = only(target, 'ticket.created').map(({ data }) => data['regionCode']);
      expect(new Set(regions).size).toBe(1);
    });

    it('files neighbourhoods below the region under codes that are parts of no path, always the same', async () => {
      const rows = ['Back Bay', 'Allston / Brighton', 'Allston Brighton', ' '].map(
        (neighborhood, index) => row({ CASE_ENQUIRY_ID: `${index}`, neighborhood }),
      );
      const { target } = await importText('boston311', csvTable(rows));
      const regions = target.references.flatMap((each) => each.regions ?? []).slice(1);
      expect(regions.map(({ name, parent }) => `${name ?? ''} < ${parent ?? ''}`)).toEqual([
        'Back Bay < 370998',
        'Allston / Brighton < 370998',
        'Allston Brighton < 370998',
      ]);
      expect(new Set(regions.map(({ code }) => code)).size).toBe(3);
      expect(regions.filter(({ code }) => /[^\w.~-]/.test(code))).toEqual([]);
      const filed = only(target, 'ticket.created').map(({ data }) => data['regionCode']);
      expect<unknown>(filed).toEqual([...regions.map(({ code }) => code), '370998']);
      const turned = await importText('boston311', csvTable(rows.toReversed()));
      expect(new Set(turned.target.codes('regions'))).toEqual(new Set(target.codes('regions')));
    });

    it('belong to departments of the region, not of the neighbourhood', async () => {
      const { target } = await importText('boston311', csvTable([row()]));
      expect(target.references.flatMap((each) => each.departments ?? [])).toEqual([
        { code: 'PWDx', name: undefined, regionCode: '370998' },
      ]);
    });

    it('takes the head for no row where joined files repeat it', async () => {
      const joined = ['101', '102']
        .map((no) => csvTable([row({ CASE_ENQUIRY_ID: no })]))
        .join('\r\n\uFEFF');
      const { report } = await importText('boston311', joined);
      expect(report).toEqual(
        jasmine.objectContaining({ cases: 2, logEvents: 2, accepted: 6, quarantined: 0 }),
      );
    });

    it('reads halves of the day, months first, and offsets of hours alone', async () => {
      const first = { OPEN_DT: '01/17/2022 11:20:00 PM', TARGET_DT: '2022-01-19 04:20:00+00' };
      const { report, target } = await importText('boston311', csvTable([row(first)]));
      expect(report.quarantined).toBe(0);
      const [created] = only(target, 'ticket.created');
      expect(created?.time).toBe(Date.UTC(2022, 0, 18, 4, 20));
    });

    it('reads a head that repeats names, by its names and not by its places', async () => {
      const columns = [...Object.keys(row())].toReversed();
      const text = csvTable([row()], [...columns, 'hours', 'days']).replace('days', 'hours');
      const { report, target } = await importText('boston311', `\uFEFF${text}`);
      expect(report).toEqual(jasmine.objectContaining({ accepted: 3, quarantined: 0 }));
      const again = await importText('boston311', gzipSync(csvTable([row()])), target);
      expect(again.report).toEqual(jasmine.objectContaining({ accepted: 0, duplicate: 3 }));
    });

    it('puts a row aside whole whose end cannot be read, and takes the others', async () => {
      const rows = [row({ TARGET_DT: 'soon' }), row({ CASE_ENQUIRY_ID: '102' })];
      const { report, target } = await importText('boston311', csvTable(rows));
      expect(report).toEqual(jasmine.objectContaining({ accepted: 3, quarantined: 1 }));
      expect(target.events('101')).toEqual([]);
    });

    it('reads a workbook as it reads the table of the same rows', async () => {
      const rows = [row(), row({ CASE_ENQUIRY_ID: '102', TARGET_DT: '' })];
      const { target } = await importText('boston311', csvTable(rows));
      const chunks: Uint8Array[] = [];
      const cells = rows.map((each) => Object.values(each));
      const pages = (async function* () {
        yield await Promise.resolve(cells);
      })();
      for await (const chunk of workbookBytes(Object.keys(row()), pages)) chunks.push(chunk);
      const { report } = await importText('boston311', Buffer.concat(chunks), target);
      expect(report).toEqual(
        jasmine.objectContaining({ logEvents: 2, accepted: 0, duplicate: 6, quarantined: 0 }),
      );
    });

    it('puts a row without a number aside once', async () => {
      const { report } = await importText(
        'boston311',
        csvTable([row({ CASE_ENQUIRY_ID: '' }), row()]),
      );
      expect(report).toEqual(jasmine.objectContaining({ accepted: 3, quarantined: 1 }));
    });
  });

  describe('of St. Louis', () => {
    const row = (more: Readonly<Record<string, string>> = {}) => ({
      REQUESTID: '9155',
      DATETIMEINIT: '2009-01-02 08:26:34.0',
      PRJCOMPLETEDATE: '2009-01-06 00:00:00.0',
      DATETIMECLOSED: '2009-01-05 11:16:34.96',
      STATUS: 'CLOSED',
      PROBLEMCODE: 'No Heat, Int',
      SUBMITTO: 'FORESTRY,',
      NEIGHBORHOOD: '59',
      CALLERTYPE: 'WEB',
      ...more,
    });

    it('take exact copies once and put conflicting rows aside with the reason, in any column', async () => {
      const rows = [
        row(),
        row(),
        row({ CALLERTYPE: 'PHONE' }),
        row({ DATETIMECLOSED: '' }),
        row({ STATUS: 'Closed' }),
        row({ REQUESTID: '9156' }),
      ];
      const { report, target } = await importText('stlouis', csvTable(rows));
      expect(report).toEqual(
        jasmine.objectContaining({ cases: 2, logEvents: 6, accepted: 6, duplicate: 3 }),
      );
      expect(report.reasons).toEqual({ 'event/conflict': 3 });
      expect<unknown>(only(target, 'ticket.created')[0]?.data['channel']).toBe('WEB');
    });

    it('keep of two rows the first, though the second says more', async () => {
      const rows = [row({ DATETIMECLOSED: '' }), row()];
      const { target } = await importText('stlouis', csvTable(rows));
      expect(target.events().map(({ type }) => type)).toEqual([
        'ticket.created',
        'ticket.dispatched',
      ]);
    });

    it('are put aside where they closed before they were opened, by seconds as by years', async () => {
      const rows = [
        row({ DATETIMECLOSED: '2009-01-02 08:26:33.0' }),
        row({ REQUESTID: '2', DATETIMECLOSED: '1999-01-02 08:26:33.0' }),
        row({ REQUESTID: '3', DATETIMECLOSED: '2009-01-02 08:26:34.0' }),
      ];
      const { report, target } = await importText('stlouis', csvTable(rows));
      expect(report.reasons).toEqual({ 'row/endBeforeStart': 2 });
      expect(report.examples[0]?.message).toContain('2009-01-02 08:26:33.0');
      expect(new Set(target.events().map(({ subject }) => subject))).toEqual(new Set(['3']));
    });

    it('that were cancelled end with their closing as any other', async () => {
      const { target } = await importText('stlouis', csvTable([row({ STATUS: 'CANCEL' })]));
      expect(only(target, 'ticket.closed').length).toBe(1);
    });

    it('take nothing of a file a second time', async () => {
      const text = csvTable([row(), row({ CALLERTYPE: 'x' }), row({ REQUESTID: '2' })]);
      const { target } = await importText('stlouis', text);
      const { report } = await importText('stlouis', text, target);
      expect(report).toEqual(
        jasmine.objectContaining({ accepted: 0, duplicate: 6, quarantined: 1 }),
      );
    });
  });
});
