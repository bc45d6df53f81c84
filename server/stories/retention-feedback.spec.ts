import { readArchive } from '../outbound/archive/archive-folder.ts';
import { HTTP, openTestPlatform, sent, supervisor } from '../testing/open-test-platform.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import { join } from 'node:path';

const PATIENCE_MS = 30_000;
const BY = { actor: 'cli:test', session: null, ip: null };
const WHERE = { regionCode: '370102', departmentCode: '370102-water' };

type Sent = ReturnType<typeof sent>;

const ticket = (type: string, day: string, data: object = {}): Sent =>
  sent(`ticket.${type}`, day, { ...data }, { subject: 'T1' });
const review = (type: string, day: string, data: object = {}): Sent =>
  sent(`review.${type}`, day, { ...data }, { subject: 'R1' });
const survey = (type: string, day: string, data: object = {}): Sent =>
  sent(`survey.${type}`, day, { surveyId: 'S1', ...data }, { subject: 'S1' });

const OLD: readonly Sent[] = [
  ticket('created', '2024-03-04', {
    ...{ kind: 'consultation', title: '停水咨询', text: '何时来水', channel: 'phone' },
    ...{ regionCode: '370102' },
  }),
  ticket('dispatched', '2024-03-04', { departmentCode: '370102-water' }),
  ticket('signed', '2024-03-04'),
  ticket('replied', '2024-03-05', { text: '明天来水' }),
  ticket('closed', '2024-03-05'),
  review('submitted', '2024-03-04', {
    ...{ grade: 5, channel: 'hall', origin: 'active', text: '很好' },
    ...WHERE,
  }),
  survey('published', '2024-03-04', { regionCode: '370102', title: '满意吗' }),
  survey('answered', '2024-03-05', { answers: { q1: 'yes' }, regionCode: '370102' }),
  survey('closed', '2024-03-06'),
];

describe('feedback of months that leave the store', () => {
  let home: TestPlatform;
  let patience: number;
  beforeAll(() => {
    patience = jasmine.DEFAULT_TIMEOUT_INTERVAL;
    jasmine.DEFAULT_TIMEOUT_INTERVAL = PATIENCE_MS;
  });
  afterAll(() => {
    jasmine.DEFAULT_TIMEOUT_INTERVAL = patience;
  });

  beforeEach(async () => {
    home = await openTestPlatform('2024-03-06T09:00:00+08:00');
    const { rejected } = await home.current().ingest(OLD, HTTP);
    expect(rejected).toEqual([]);
    await home.moveTo('2026-03-02T09:00:00+08:00');
    await home.index();
  });
  afterEach(() => home.dispose());

  const viewer = () => supervisor()(home.current());
  const retain = () => home.current().retain({ by: BY, months: 12 });
  const find = (kind: 'ticket' | 'review', no: string) =>
    home.current().findFeedback(viewer(), no, kind);
  /** What lists, sums and results say, which stay as they were. */
  const shown = async () => {
    const platform = home.current();
    const results = platform.surveyResults(viewer(), 'S1', { by: 'region' });
    const by = { period: '2024-03', by: 'region' } as const;
    const indicators = await platform.indicators(viewer(), by);
    return {
      tickets: await platform.clockSummary(viewer(), {
        ...({ subject: 'ticket', by: 'region', kind: 'close' } as const),
      }),
      indicators: indicators.ok && indicators.value.items,
      results: results.ok && results.value,
    };
  };
  const withoutVersions = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (name, part: unknown) => (name === 'dataVersion' ? 0 : part)));

  it('goes as a whole, and leaves lists, sums, indicators and the answers to surveys as they were', async () => {
    const before = await shown();
    const { archives } = await retain();
    expect(archives.map(({ subjects, events }) => [subjects, events])).toEqual([
      // A ticket, a review, a survey and the answer to it.
      [4, OLD.length],
    ]);
    await home.reopen();
    expect(withoutVersions(await shown())).toEqual(withoutVersions(before));
    expect((await home.current().verify()).difference).toBe(0);
  });

  for (const [kind, no] of [
    ['ticket', 'T1'],
    ['review', 'R1'],
  ] as const) {
    it(`is shown as it ended, with the archive that tells the rest: ${kind}`, async () => {
      const before = await find(kind, no);
      const report = await retain();
      const after = await find(kind, no);
      expect(after?.detached?.archive).toBe(report.archives[0]?.archive);
      const same = [
        'phase',
        'title',
        'regionCode',
        'departmentCode',
        'receivedAt',
        'ended',
        'grade',
      ] as const;
      for (const field of same) {
        expect(after?.[field]).withContext(field).toEqual(before?.[field]);
      }
      expect(after?.timeline).toEqual([]);
      expect(after?.acts.every(({ open }) => !open)).toBeTrue();
    });
  }

  it('takes no late event, which waits until the archive is back; a late answer stands by itself', async () => {
    const { archives } = await retain();
    const late = [
      ticket('revisited', '2024-03-07', { reached: true, solved: true }),
      review('added', '2024-03-07', { grade: 5, text: '补充' }),
      survey('answered', '2024-03-05', { answers: { q1: 'no' }, regionCode: '370102' }),
    ];
    const receipt = await home.current().ingest(late, HTTP);
    expect(receipt.accepted).toBe(1);
    expect(receipt.rejected.map(({ code }) => code)).toEqual(Array(2).fill('event/detached'));
    const counted = () => {
      const found = home.current().surveyResults(viewer(), 'S1', { by: 'region' });
      return found.ok && found.value.whole.answered;
    };
    expect(counted()).toBe(2);
    expect(await home.current().ingest(OLD, HTTP)).toEqual(
      jasmine.objectContaining({ accepted: 0, duplicate: OLD.length }),
    );
    for (const { archive } of archives) {
      const file = await readArchive(join(home.folder, 'archive', archive));
      expect((await home.current().attach(file, BY)).ok).toBeTrue();
    }
    expect((await home.current().ingest(late, HTTP)).accepted).toBe(2);
    expect(counted()).toBe(2);
    expect((await find('ticket', 'T1'))?.timeline.length).toBe(6);
    expect((await home.current().verify()).difference).toBe(0);
  });

  it('opens no act', async () => {
    const before = await find('ticket', 'T1');
    await retain();
    const body = { reason: '重办', expectedVersion: before?.version ?? 0 };
    const handler = { ...viewer(), role: 'dispatcher' as const };
    const answer = await home.current().actOnFeedback(handler, 'T1', 'ticket', 'reopen', body);
    expect(!answer.ok && answer.error.code).toBe('event/detached');
  });
});
