import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Platform } from '../application/platform.ts';
import type { RetentionReport } from '../application/retention/retention.ts';
import { readArchive } from '../outbound/archive/archive-folder.ts';
import {
  HTTP,
  RECEIVED,
  openTestPlatform,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';

/** A database answers more slowly, and forgetting tidies it. */
const PATIENCE_MS = 30_000;
const BY = { actor: 'cli:test', session: null, ip: null };
const PERSON = { kind: 'person', name: '王小明', phone: '13812345678' };

type Sent = ReturnType<typeof sent>;

describe('the months that leave the store', () => {
  let patience: number;
  beforeAll(() => {
    patience = jasmine.DEFAULT_TIMEOUT_INTERVAL;
    jasmine.DEFAULT_TIMEOUT_INTERVAL = PATIENCE_MS;
  });
  afterAll(() => {
    jasmine.DEFAULT_TIMEOUT_INTERVAL = patience;
  });

  let home: TestPlatform;
  let archives: string;
  /** Events of a case that came and ended in March 2024, as they were sent. */
  let old: Sent[];

  beforeEach(async () => {
    home = await openTestPlatform('2024-03-04T09:00:00+08:00');
    archives = join(home.folder, 'archive');
    old = [
      sent('received', '2024-03-04', { ...RECEIVED, applicant: PERSON }, { subject: 'OLD' }),
      sent('accepted', '2024-03-04', {}, { subject: 'OLD' }),
      sent('note', '2024-03-04', { text: '请致电 13912345678' }, { subject: 'OLD' }),
    ];
    await send(old);
    await home.moveTo('2024-03-06T09:00:00+08:00');
    const end = [
      sent('decided', '2024-03-06', { result: 'denied', reason: 'x' }, { subject: 'OLD' }),
      sent('finished', '2024-03-06', { result: 'denied' }, { subject: 'OLD' }),
    ];
    old.push(...end);
    await send(end);
    await send([sent('received', '2024-03-06', RECEIVED, { subject: 'OPEN' })]);
    await home.moveTo('2026-03-02T09:00:00+08:00');
  });

  afterEach(() => home.dispose());

  const send = async (events: readonly unknown[]) => {
    const receipt = await home.current().ingest(events, HTTP);
    expect(receipt.rejected).toEqual([]);
    return receipt;
  };
  const retain = (months = 12): Promise<RetentionReport> =>
    home.current().retain({ by: BY, months });
  const archivePath = ({ archives: [made] }: RetentionReport): string =>
    join(archives, made?.archive ?? '');
  const attach = async (path: string) => home.current().attach(await readArchive(path), BY);
  const findCase = (no: string) => home.current().findCase(supervisor()(home.current()), no, {});
  const differences = async (): Promise<number> => (await home.current().verify()).difference;

  it('go case by case: what has come to its end, as a whole, with the month of its last event', async () => {
    const report = await retain();
    expect(report.firstKept).toBe('2025-03');
    expect(report.archives.map(({ month, subjects, events }) => [month, subjects, events])).toEqual(
      [['2024-03', 1, 5]],
    );
    const lines = gunzipSync(readFileSync(archivePath(report)))
      .toString('utf8')
      .trim()
      .split('\n');
    expect(lines.length).toBe(6);
    const ids = lines.slice(1).map((line) => (JSON.parse(line) as { event: Sent }).event['id']);
    expect(ids).toEqual(old.map((event) => event['id']));
  });

  it('take no person along: the archive has commitments only', async () => {
    const text = gunzipSync(readFileSync(archivePath(await retain()))).toString('utf8');
    expect(text).toContain('commitment');
    for (const part of ['王小明', '13812345678', '13912345678']) expect(text).not.toContain(part);
  });

  it('leave the row, the counts and the cards: lists and sums are the same as before', async () => {
    const viewer = supervisor()(home.current());
    const shown = async (platform: Platform) => ({
      cases: (await platform.cases(viewer, {}, {})).ok,
      summary: await platform.clockSummary(viewer, {
        subject: 'case',
        by: 'region',
        kind: 'commitment',
      }),
    });
    const before = await shown(home.current());
    await retain();
    const after = await shown(home.current());
    expect(withoutVersions(after)).toEqual(withoutVersions(before));
  });

  it('are counted apart by a check, which finds no difference', async () => {
    const before = await home.current().verify();
    await retain();
    const after = await home.current().verify();
    expect([after.difference, after.detached, after.checked]).toEqual([0, 1, before.checked - 1]);
    await home.reopen();
    expect((await home.current().recompute(() => undefined)).difference).toBe(0);
  });

  it('answer the same event as a duplicate and another one of its identity as a conflict', async () => {
    await retain();
    await home.reopen();
    expect(await send(old)).toEqual({ accepted: 0, duplicate: old.length, rejected: [] });
    const others = [
      { ...old[1], data: { note: 'another' } },
      // The number stands in free text, of which the log keeps stars.
      { ...old[2], data: { text: '请致电 13912345679' } },
      { ...old[0], data: { ...RECEIVED, applicant: { ...PERSON, phone: '13812345679' } } },
    ];
    const receipt = await home.current().ingest(others, HTTP);
    expect(receipt.rejected.map(({ code }) => code)).toEqual(Array(3).fill('event/conflict'));
  });

  it('take no new event of their cases: it waits in quarantine until the archive is attached', async () => {
    const report = await retain();
    const late = sent('note', '2024-03-05', { text: 'late' }, { subject: 'OLD' });
    const other = sent('received', '2026-03-02', RECEIVED, { subject: 'NEW' });
    const receipt = await home.current().ingest([late, other], HTTP);
    expect([receipt.accepted, receipt.rejected.map(({ code }) => code)]).toEqual([
      1,
      ['event/detached'],
    ]);
    const viewer = supervisor()(home.current());
    const [row] = (await home.current().quarantine(viewer, {})).items;
    expect(await attach(archivePath(report))).toEqual(jasmine.objectContaining({ ok: true }));
    const retried = await home.current().retryQuarantined(viewer, row?.id ?? '');
    expect(retried.ok && retried.value.accepted).toBe(1);
    expect((await findCase('OLD'))?.events.length).toBe(6);
    expect(await differences()).toBe(0);
  });

  it('come back by their archive exactly as they were', async () => {
    const before = await findCase('OLD');
    const report = await retain();
    const answer = await attach(archivePath(report));
    expect(answer.ok && answer.value).toEqual(
      jasmine.objectContaining({ subjects: 1, events: 5, there: 0 }),
    );
    expect(withoutVersions(await findCase('OLD'))).toEqual(withoutVersions(before));
    expect((await home.current().verify()).detached).toBe(0);
    expect(await differences()).toBe(0);
    const again = await attach(archivePath(report));
    expect(again.ok && again.value.there).toBe(1);
  });

  it('may go and come again, each time with an archive of its own', async () => {
    const first = await retain();
    await attach(archivePath(first));
    const second = await retain();
    expect(second.archives.length).toBe(1);
    expect(readdirSync(archives).length).toBe(2);
    // The first one is known, and its case lies in the second one.
    const answer = await attach(archivePath(first));
    expect(answer.ok && [answer.value.subjects, answer.value.there]).toEqual([0, 1]);
    expect((await home.current().verify()).detached).toBe(1);
  });

  it('are refused where the file is not the one that was written', async () => {
    const path = archivePath(await retain());
    const text = gunzipSync(readFileSync(path)).toString('utf8');
    const forged = join(archives, 'forged.ndjson.gz');
    writeFileSync(forged, gzipSync(text.replace('denied', 'approved')));
    const answer = await attach(forged);
    expect(!answer.ok && answer.error.code).toBe('archive/unknown');
    expect(!answer.ok && answer.error.message).toContain('knows no archive');
  });

  it('forget their people like all others, also when they come back', async () => {
    const report = await retain();
    const forgotten = await home.current().forget('OLD', 'asked for it', BY);
    expect(forgotten.events).toBe(2);
    await attach(archivePath(report));
    expect(JSON.stringify((await findCase('OLD'))?.facts)).toContain('erased');
    expect(await differences()).toBe(0);
  });

  it('open as a case whose events lie elsewhere, with the name of the archive', async () => {
    const report = await retain();
    const view = await findCase('OLD');
    expect(view?.detached?.archive).toBe(report.archives[0]?.archive);
    expect(view?.phase).toBe('finished');
    expect(view?.events).toEqual([]);
  });

  for (const end of ['withdrawn', 'terminated', 'notAccepted']) {
    it(`go with a case that was ${end} and never finished`, async () => {
      const other = await openTestPlatform('2024-03-04T09:00:00+08:00');
      try {
        const events = [
          sent('received', '2024-03-04', RECEIVED, { subject: 'V' }),
          sent(end, '2024-03-04', { reason: 'x' }, { subject: 'V' }),
        ];
        expect((await other.current().ingest(events, HTTP)).accepted).toBe(2);
        await other.moveTo('2026-03-02T09:00:00+08:00');
        const report = await other.current().retain({ by: BY, months: 12 });
        expect(report.archives.map(({ subjects }) => subjects)).toEqual([1]);
        expect((await other.current().verify()).difference).toBe(0);
      } finally {
        await other.dispose();
      }
    });
  }

  const stay: readonly { why: string; events: () => readonly Sent[] }[] = [
    {
      why: 'a case that is not finished',
      events: () => [sent('received', '2024-03-06', RECEIVED, { subject: 'X' })],
    },
    {
      why: 'a finished case with a card that nobody has settled',
      events: () => [
        sent('received', '2024-02-01', RECEIVED, { subject: 'X' }),
        sent('accepted', '2024-02-01', {}, { subject: 'X' }),
        sent('finished', '2024-03-06', {}, { subject: 'X' }),
      ],
    },
    {
      why: 'an old case of which something came lately',
      events: () => [
        sent('received', '2024-02-01', { ...RECEIVED, commitmentLimit: null }, { subject: 'X' }),
        sent('withdrawn', '2024-02-02', {}, { subject: 'X' }),
      ],
    },
  ];
  for (const { why, events } of stay) {
    it(`stay with ${why}`, async () => {
      await send(events());
      const report = await retain();
      expect(report.archives.map(({ subjects }) => subjects)).toEqual([1]);
      expect((await findCase('X'))?.events.length).toBe(events().length);
    });
  }

  it('are noted in the audit log with the hash of the archive', async () => {
    const report = await retain();
    const viewer = home.current().viewerOf({
      ...{ name: 'shen', displayName: 'shen', role: 'auditor', regionCode: null },
      ...{ line: null, disabled: false },
    });
    const log = await home.current().auditLog(viewer, { action: 'store.detach' }, {});
    const rows = log.ok ? log.value.items : [];
    expect(rows.map(({ object, detail }) => [object, detail['sha256']])).toEqual([
      [report.archives[0]?.archive ?? '', report.archives[0]?.sha256],
    ]);
  });
});

/** What an answer says, without the moment at which it was given. */
function withoutVersions(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (name, part: unknown) => (name === 'dataVersion' ? 0 : part)),
  );
}

describe('an archive that is being written', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mingjian-archive-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is there only when it is finished', async () => {
    const { archiveFolder } = await import('../outbound/archive/archive-folder.ts');
    const draft = await archiveFolder(folder).begin('2024-03');
    await draft.add('{"archive":"x","month":"2024-03"}');
    expect(readdirSync(folder)).not.toContain(draft.name);
    const { sha256, bytes } = await draft.finish();
    expect(readdirSync(folder)).toEqual([draft.name]);
    expect(bytes).toBe(readFileSync(join(folder, draft.name)).length);
    expect((await readArchive(join(folder, draft.name))).sha256).toBe(sha256);
  });

  it('leaves nothing where it is given up', async () => {
    const { archiveFolder } = await import('../outbound/archive/archive-folder.ts');
    const draft = await archiveFolder(folder).begin('2024-03');
    await draft.add('x'.repeat(100_000));
    await draft.discard();
    expect(readdirSync(folder)).toEqual([]);
  });
});
