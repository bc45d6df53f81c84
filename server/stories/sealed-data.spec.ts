import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Role } from '#domain/access/role.ts';
import { MIGRATIONS } from '../outbound/store/sqlite/sqlite-schema.ts';
import { homeOf, openStore } from '../outbound/store/home.ts';
import { openPlatform } from '../open-platform.ts';
import { FILE, HTTP, RECEIVED, openTestPlatform, sent } from '../testing/open-test-platform.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import type { Platform } from '../application/platform.ts';
import type { Viewer } from '../application/people/viewer.ts';

const PHONE = '13812345678';
const OTHER_PHONE = '13812345679';
const ID_NO = '370102199003077758';
const PERSON = { kind: 'natural', name: '王小明', idNo: ID_NO, phone: PHONE };
const SECRETS = [PHONE, OTHER_PHONE, ID_NO, '王小明', '李代办'];
/** A database answers more slowly. */
const PATIENCE_MS = 30_000;
const IS_FOLDER = process.env['MINGJIAN_TEST_HOME'] !== 'postgresql';
const AT = '2026-03-02T10:00:00+08:00';
const CLI = { actor: 'cli:test', session: null, ip: null };

describe('personal data at rest', () => {
  let test: TestPlatform;
  let patience: number;

  beforeAll(() => {
    patience = jasmine.DEFAULT_TIMEOUT_INTERVAL;
    jasmine.DEFAULT_TIMEOUT_INTERVAL = PATIENCE_MS;
  });

  afterAll(() => {
    jasmine.DEFAULT_TIMEOUT_INTERVAL = patience;
  });

  beforeEach(async () => {
    test = await openTestPlatform(AT);
  });

  afterEach(() => test.dispose());

  const received = (data: object = {}, more: object = {}) =>
    sent('received', '2026-03-02', { ...RECEIVED, ...data }, { id: 'r', ...more });

  it('leave no trace of anybody in the files of the store, quarantine included', async () => {
    const platform = test.current();
    await platform.ingest(
      [
        received({ applicant: PERSON, title: `取水许可 ${PHONE}` }),
        sent('note', '2026-03-02', { contact: { name: '李代办', phone: OTHER_PHONE } }),
        { ...sent('note', '2026-03-02'), data: [PERSON] },
        `${ID_NO} 王小明`,
        received({ applicant: { ...PERSON, name: '李代办' } }),
      ],
      HTTP,
    );
    expect((await platform.quarantine(viewer(platform), {}, undefined)).total).toBe(3);
    expect(await secretsIn(test.folder)).toEqual([]);
    await platform.verify();
    expect((await platform.verify()).difference).toBe(0);
  });

  it('are one event when they come again the same, and a conflict when they differ', async () => {
    const data = { applicant: PERSON, remark: `电话${PHONE}` };
    await test.current().ingest([received(data)], HTTP);
    const again = async (more: object): Promise<unknown> => {
      const receipt = await (await test.reopen()).ingest([received({ ...data, ...more })], FILE);
      return receipt.duplicate === 1 ? 'duplicate' : receipt.rejected[0]?.code;
    };
    expect(await again({})).toBe('duplicate');
    expect(
      await again({ applicant: { phone: PHONE, idNo: ID_NO, name: '王小明', kind: 'natural' } }),
    ).toBe('duplicate');
    expect(await again({ applicant: { ...PERSON, phone: OTHER_PHONE } })).toBe('event/conflict');
    expect(await again({ applicant: { ...PERSON, kind: 'agent' } })).toBe('event/conflict');
    expect(await again({ applicant: null })).toBe('event/conflict');
    expect(await again({ remark: `电话${OTHER_PHONE}` })).toBe('event/conflict');
    expect(await again({ remark: `电话 ${PHONE}` })).toBe('event/conflict');
    expect(await again({ channel: 'window' })).toBe('event/conflict');
  });

  const damages: readonly { why: string; run: string }[] = [
    { why: 'a sealed part is damaged', run: "UPDATE personal SET sealed = x'0102'" },
    { why: 'a sealed part is gone', run: 'DELETE FROM personal' },
    { why: 'the half of a key is damaged', run: "UPDATE secret SET half = x'0102'" },
    { why: 'the half of a key is gone', run: 'DELETE FROM secret' },
  ];
  for (const { why, run } of damages) {
    it(`answer a case where ${why}: the field says so, and an alarm tells`, async () => {
      const inPostgres = run.replace(/x'(\d+)'/, "'\\x$1'");
      await test.current().ingest([received({ applicant: PERSON })], HTTP);
      await test.tamper(run, inPostgres);
      const platform = await test.reopen();
      const view = await platform.findCase(viewer(platform), 'C1', {});
      expect(JSON.stringify(view?.facts.applicant)).toBe(
        JSON.stringify({ kind: 'natural', unreadable: true }),
      );
      expect(view?.clocks.length).toBeGreaterThan(0);
      expect(await platform.alarms(viewer(platform))).toContain({
        kind: 'personalUnreadable',
        events: 1,
      });
      const shown = await platform.reveal(viewer(platform), 'C1', { reason: '核实身份' });
      expect(shown.ok && shown.value.parts).toEqual([]);
      expect((await platform.verify()).difference).toBe(0);
    });
  }

  it('are shown masked, and in clear only to a duty that needs them, on record', async () => {
    const platform = test.current();
    await platform.ingest([received({ applicant: PERSON, remark: `电话${PHONE}` })], HTTP);
    const view = await platform.findCase(viewer(platform), 'C1', {});
    expect(JSON.stringify(view?.facts.applicant)).toBe(
      JSON.stringify({
        kind: 'natural',
        name: '王*明',
        idNo: '370102********7758',
        phone: '138****5678',
      }),
    );
    const shown = await platform.reveal(viewer(platform), 'C1', { reason: '核实联系方式' });
    expect(shown.ok && JSON.stringify(shown.value.applicant)).toContain(PHONE);
    expect(shown.ok && shown.value.parts.map(({ path }) => path)).toEqual(['applicant', 'remark']);
    const part = await platform.reveal(viewer(platform), 'C1', {
      reason: '核实联系方式',
      fields: ['remark'],
    });
    expect(part.ok && part.value.applicant).toBeNull();
    expect(part.ok && JSON.stringify(part.value.parts.map(({ value }) => value))).toBe(
      `["电话${PHONE}"]`,
    );
    const refused = async (who: Viewer, no = 'C1'): Promise<unknown> => {
      const answer = await platform.reveal(who, no, { reason: '核实联系方式' });
      return answer.ok ? 'shown' : answer.error.code;
    };
    for (const role of ['leader', 'kiosk', 'systemAdmin', 'securityAdmin'] as const) {
      expect(await refused(viewer(platform, role))).toBe('access/notAllowed');
    }
    expect(await refused(viewer(platform, 'supervisor', '370202'))).toBe('case/notFound');
    expect(await refused(viewer(platform), 'C9')).toBe('case/notFound');
    const log = await platform.auditLog(
      viewer(platform, 'auditor'),
      { action: 'person.reveal' },
      {},
    );
    expect(log.ok && log.value.items.map(({ outcome }): string => outcome)).toEqual([
      ...Array<string>(6).fill('refused'),
      'done',
      'done',
    ]);
    expect(await secretsIn(test.folder)).toEqual([]);
  });

  it('are shown to one account only so often', async () => {
    const platform = test.current();
    await platform.ingest([received({ applicant: PERSON })], HTTP);
    const codes: unknown[] = [];
    for (let asked = 0; asked < 22; asked += 1) {
      const answer = await platform.reveal(viewer(platform), 'C1', { reason: '核实联系方式' });
      codes.push(answer.ok ? 'shown' : answer.error.code);
    }
    expect(codes).toEqual([...Array<string>(20).fill('shown'), 'reveal/tooMany', 'reveal/tooMany']);
    test.clock.set(Date.parse(AT) + 30_000);
    expect(
      (await platform.reveal(viewer(platform), 'C1', { reason: '核实联系方式' })).ok,
    ).toBeTrue();
  });

  it('are gone once they are forgotten, and the case stays as it was', async () => {
    const platform = test.current();
    const first = received({ applicant: PERSON, remark: `电话${PHONE}` });
    await platform.ingest([first, { ...sent('note', '2026-03-02'), data: [PERSON] }], HTTP);
    await platform.ingest([{ ...first, id: 'other', subject: 'C2' }], HTTP);
    expect(await sealedIn(test)).toBe(2);
    expect(await platform.forget('C1', '当事人申请', CLI)).toEqual({
      no: 'C1',
      kinds: ['case'],
      events: 1,
      quarantined: 1,
    });
    expect(await sealedIn(test)).toBe(1);
    const view = await platform.findCase(viewer(platform), 'C1', {});
    expect(JSON.stringify(view?.facts.applicant)).toBe('{"kind":"natural","erased":true}');
    expect(JSON.stringify(view?.facts.others['remark'])).toBe('"电话***********"');
    const shown = await platform.reveal(viewer(platform), 'C1', { reason: '核实联系方式' });
    expect(shown.ok && shown.value.parts.length).toBe(0);
    const other = await platform.reveal(viewer(platform), 'C2', { reason: '核实联系方式' });
    expect(other.ok && JSON.stringify(other.value.applicant)).toContain(PHONE);
    // Sent again: whoever was meant cannot be told any more; all else still counts.
    expect((await platform.ingest([first], HTTP)).duplicate).toBe(1);
    const odd = { ...first, data: { ...RECEIVED, applicant: PERSON, channel: 'app' } };
    expect((await platform.ingest([odd], HTTP)).rejected[0]?.code).toBe('event/conflict');
    // What comes later keeps nothing of people either.
    await platform.ingest([sent('corrected', '2026-03-02', { applicant: PERSON })], HTTP);
    const later = await platform.findCase(viewer(platform), 'C1', {});
    expect(JSON.stringify(later?.facts.applicant)).toBe('{"kind":"natural","erased":true}');
    expect((await platform.verify()).difference).toBe(0);
    expect((await platform.forget('C7', '当事人申请', CLI)).kinds).toEqual([]);
    const again = await test.reopen();
    expect((await again.verify()).difference).toBe(0);
  });

  it('of quarantine are taken in clear when they are tried again', async () => {
    const platform = test.current();
    const early = received({ applicant: PERSON }, { time: '2026-03-02T10:10:00+08:00' });
    await platform.ingest([early], HTTP);
    test.clock.set(Date.parse('2026-03-02T10:30:00+08:00'));
    const [row] = (await platform.quarantine(viewer(platform), {}, undefined)).items;
    expect(JSON.stringify(row?.event)).toContain('王*明');
    expect(JSON.stringify(row?.event)).not.toContain(PHONE);
    const taken = await platform.retryQuarantined(viewer(platform), row?.id ?? '');
    expect(taken.ok && taken.value.accepted).toBe(1);
    const shown = await platform.reveal(viewer(platform), 'C1', { reason: '核实联系方式' });
    expect(shown.ok && JSON.stringify(shown.value.applicant)).toContain(PHONE);
  });
});

// No database is older than personal data apart: only files are.
const ofFiles = IS_FOLDER ? describe : xdescribe;

ofFiles('a store from before personal data were kept apart', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mingjian-old-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('is sealed when it is opened, shows what it showed, and differs in nothing', async () => {
    const test = await openTestPlatform(AT);
    const events = Array.from({ length: 1100 }, (_, at) =>
      sent(
        'received',
        '2026-03-02',
        {
          ...RECEIVED,
          applicant: { ...PERSON, name: `王小明${at}` },
          title: at % 2 === 0 ? `取水许可 ${PHONE}` : '取水许可',
        },
        { subject: `C${at}` },
      ),
    );
    await test.current().ingest(events, HTTP);
    await test.current().ingest([{ ...sent('note', '2026-03-02'), data: [PERSON] }], HTTP);
    await test.current().close();
    unseal(test.folder, events, [PERSON]);
    expect((await secretsIn(test.folder)).length).toBeGreaterThan(0);
    const platform = await openPlatform({
      dataDir: test.folder,
      clock: test.clock,
      jobs: false,
      thread: false,
    });
    expect(await secretsIn(test.folder)).toEqual([]);
    expect((await platform.verify()).difference).toBe(0);
    const shown = await platform.reveal(viewer(platform), 'C7', { reason: '核实联系方式' });
    expect(shown.ok && JSON.stringify(shown.value.applicant)).toContain('王小明7');
    const view = await platform.findCase(viewer(platform), 'C8', {});
    expect(JSON.stringify(view?.facts.applicant)).toContain('138****5678');
    expect((await platform.ingest([events[8]], HTTP)).duplicate).toBe(1);
    const [row] = (await platform.quarantine(viewer(platform), {}, undefined)).items;
    expect(JSON.stringify(row?.event)).toContain('王*明');
    await platform.close();
    await rm(test.folder, { recursive: true });
  }, 60_000);
});

/** Puts a store back to where the version before it was: everything in clear, nothing split off. */
function unseal(folder: string, events: readonly object[], refused: unknown): void {
  const db = new DatabaseSync(join(folder, 'mingjian.db'));
  const clear = db.prepare('UPDATE event SET data = ? WHERE id = ?');
  const title = db.prepare('UPDATE subject SET title = ? WHERE no = ?');
  for (const event of events as { id: string; subject: string; data: { title: string } }[]) {
    clear.run(JSON.stringify(event.data), event.id);
    title.run(event.data.title.replace(PHONE, '138****5678'), event.subject);
  }
  db.prepare('UPDATE quarantine SET event = ?').run(JSON.stringify({ data: refused }));
  db.exec('DELETE FROM personal; DELETE FROM secret; DELETE FROM vault_key');
  db.exec("INSERT INTO head (name, value) VALUES ('unsealed', 1)");
  db.close();
  expect(MIGRATIONS.some((step) => step.includes("'unsealed', 1"))).toBeTrue();
}

function viewer(
  platform: Platform,
  role: Role = 'supervisor',
  regionCode: string | null = null,
): Viewer {
  const name = `${role} ${regionCode ?? ''}`;
  return platform.viewerOf({
    name,
    displayName: name,
    role,
    regionCode,
    line: null,
    disabled: false,
  });
}

/** How many events the store holds something sealed of. */
async function sealedIn({ settings, folder }: TestPlatform): Promise<number> {
  const store = openStore(homeOf(folder, settings.databaseUrl), 'reader', 'small');
  const seqs = Array.from({ length: 100 }, (_, at) => at + 1);
  const found = await store.personal.read(seqs);
  await store.close();
  return found.length;
}

/** Which secrets stand in clear in the files of a folder. */
function secretsIn(folder: string): Promise<readonly string[]> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      return SECRETS.filter((secret) => bytes.includes(secret)).map(
        (one) => `${entry.name}: ${one}`,
      );
    });
  return Promise.resolve(found);
}
