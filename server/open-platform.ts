import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from './application/clock.ts';
import type { Clock } from './application/clock.ts';
import { webhookBacklog } from './application/webhooks/webhook-backlog.ts';
import { SelfCheckLog } from './application/operation/self-check-log.ts';
import { platformFigures } from './application/operation/platform-figures.ts';
import { AuditAnchors } from './application/audit/audit-anchors.ts';
import type { AnchorSink } from './application/audit/audit-anchors.ts';
import { prepareWriter } from './prepare-writer.ts';
import type { WriterSettings } from './prepare-writer.ts';
import { makePlatform } from './application/make-platform.ts';
import type { Platform } from './application/platform.ts';
import { ReadSide } from './application/read-side.ts';
import type { Answers } from './application/read-side.ts';
import { SHIPPED_SCHEMES } from '../mock-data/reference/schemes.ts';
import { anchorJob } from './jobs/anchor-job.ts';
import { every } from './jobs/every.ts';
import type { Job } from './jobs/every.ts';
import { webhookRuns } from './jobs/webhook-job.ts';
import { startJobs } from './jobs/platform-jobs.ts';
import { retentionJob } from './jobs/retention-job.ts';
import { REAL_MACHINE } from './outbound/machine/real-machine.ts';
import { countsFile } from './outbound/counts/counts-file.ts';
import { archiveFolder } from './outbound/archive/archive-folder.ts';
import { findDiskSpace } from './outbound/machine/disk-space.ts';
import { hireCrew } from './outbound/store/thread/check-crew.ts';
import { startLocalWriter } from './outbound/store/thread/local-writer.ts';
import type { LocalWriter } from './outbound/store/thread/local-writer.ts';
import { homeOf, openStore } from './outbound/store/home.ts';
import type { HomeSetting, Memory } from './outbound/store/home.ts';
import type { Store } from './application/store/store.ts';
import { defaultKeyFile } from './outbound/vault/key-file.ts';
import { openVault } from './outbound/vault/open-vault.ts';
import { httpSender } from './outbound/webhooks/http-sender.ts';
import { startThreadWriter } from './outbound/store/thread/thread-writer.ts';
import type { ThreadWriter } from './outbound/store/thread/thread-writer.ts';

/** What the composition root decides. */
export interface PlatformSettings extends WriterSettings {
  /** Folder of what leaves the store by month; `archive` in the folder unless given. */
  readonly archiveDir?: string | undefined;
  /** How many whole months stay beside the present one; all unless given. */
  readonly keepMonths?: number | undefined;
  /** Addresses and networks that webhooks may reach although they are private; none unless given. */
  readonly webhookNetworks?: readonly string[] | undefined;
  /** Where the audit log is anchored; nowhere unless given. */
  readonly anchors?: AnchorSink | undefined;
  /** Whether the writer has a thread of its own, so that the main loop never waits for it; true unless given. */
  readonly thread?: boolean | undefined;
  /** A writer that was begun with the same settings before the platform was loaded; it is begun here unless given. */
  readonly writer?: Promise<ThreadWriter> | undefined;
  /** Called when the writer's thread has ended by itself: nothing is taken any more until another start. */
  readonly onWriterLost?: (() => void) | undefined;
  /**
   * `none` for a command that only brings something in: what answers are given from is not read, so
   * that its memory and its start do not grow with the store. `cards` for who works on these alone.
   * `all` unless given.
   */
  readonly answers?: Answers | undefined;
  /**
   * Whether the platform is there before it is whole, as `Platform.whole` says; only for who lets others
   * wait for that.
   */
  readonly late?: boolean | undefined;
}

/** Pause between two looks for what others are to be told. */
const TELL_EVERY_MS = 500;

/** Longest that an answer waits until all processes have what it tells of. */
const LONGEST_WAIT_MS = 1000;

/**
 * Opens the store of a folder, or of a database, and everything that lives on it. Several processes
 * may hold one open.
 *
 * @throws {StartupError} the store cannot promise durability, was written by a newer program, or its
 *   personal data are sealed with a key that is not there.
 */
export async function openPlatform(settings: PlatformSettings): Promise<Platform> {
  const { dataDir, clock = systemClock(REAL_MACHINE), jobs: wantsJobs = true } = settings;
  const { thread = true, memory = 'ample' } = settings;
  const home = homeOf(dataDir, settings.databaseUrl);
  const keyFile = settings.keyFile ?? defaultKeyFile(dataDir);
  const start = thread ? startThreadWriter : startLocalWriter;
  const writer = await (settings.writer ?? start(await prepareWriter(settings)));
  try {
    return await openOn(writer, { ...settings, home, keyFile, clock, memory }, wantsJobs);
  } catch (error) {
    // A thread that is left keeps the process from ending.
    await writer.close().catch(() => undefined);
    throw error;
  }
}

interface OpenSettings extends PlatformSettings {
  readonly home: HomeSetting;
  readonly keyFile: string;
  readonly clock: Clock;
  readonly memory: Memory;
}

/** Everything that lives on a store whose writer has begun. */
async function openOn(
  writer: LocalWriter | ThreadWriter,
  settings: OpenSettings,
  wantsJobs: boolean,
): Promise<Platform> {
  const { dataDir, home, keyFile, clock, memory } = settings;
  let trouble: string | null = null;
  if ('lost' in writer) {
    void writer.lost.then(() => {
      trouble = 'platform/closed';
      settings.onWriterLost?.();
    });
  }
  const open = (): Store => openStore(home, 'reader', memory);
  const store = open();
  const vault = await openVault(store, keyFile, clock.now());
  const moments = { one: open(), list: open() };
  // Who comes and goes leaves them to the server: they are of no use to another command.
  const keeper = wantsJobs ? countsFile(dataDir) : undefined;
  const { answers, late } = settings;
  const side = await ReadSide.open(store, moments, vault, { answers, keeper, late });
  let { sweptTo, dataVersion } = side;
  const refresh = (): Promise<void> => side.refresh(sweptTo);
  const log = new SelfCheckLog(() => clock.now());
  const figures = { failures: 0, checked: 0, differences: 0, log };
  writer.onCommit((committed) => {
    ({ trouble } = committed);
    sweptTo = Math.max(sweptTo, committed.sweptTo);
    dataVersion = Math.max(dataVersion, committed.dataVersion);
    // What could not be read now is read with the next commit, or by the job that follows others.
    refresh().catch(() => {
      figures.failures += 1;
    });
  });
  // In a shared home an older transaction of another process may stand before what was committed here.
  const caughtUp = async (): Promise<void> => {
    const wanted = dataVersion;
    const end = performance.now() + LONGEST_WAIT_MS;
    await refresh();
    while (side.settledTo < wanted && performance.now() < end) {
      await pause(5);
      await refresh();
    }
  };
  const anchors =
    settings.anchors && new AuditAnchors(side.store.audit, settings.anchors, Date.now);
  const jobs = wantsJobs ? startJobs(side, writer, refresh, figures) : [];
  const sender = httpSender(settings.webhookNetworks ?? [], Date.now);
  const told = { delivered: 0, failed: 0 };
  const telling = { side, writer, sender, now: Date.now, random: Math.random };
  const tellers = wantsJobs
    ? [every(TELL_EVERY_MS, webhookRuns(telling, told), () => (figures.failures += 1))]
    : [];
  const anchoring =
    wantsJobs && anchors !== undefined ? [anchorJob(anchors, () => (figures.failures += 1))] : [];
  const retaining: Job[] = [];
  const platform = makePlatform({
    side,
    writer,
    clock,
    sender,
    openStore: open,
    // A server goes on answering meanwhile; a command has nothing else to do.
    hire: () => hireCrew(home, Math.max(1, availableParallelism() - (wantsJobs ? 1 : 0))),
    selfCheck: log,
    warms: wantsJobs,
    schemes: SHIPPED_SCHEMES,
    archives: archiveFolder(settings.archiveDir ?? join(dataDir, 'archive')),
    caughtUp,
    trouble: () => trouble,
    surroundings: async () => ({
      disk: await findDiskSpace(dataDir),
      // A clock that went back while nobody ran is behind what was already counted.
      clockOffsetMs: clock.offMs() || Math.min(0, clock.now() - side.sweptTo),
      checkDifferences: figures.differences,
      unreadable: side.wholes.unreadable,
      sweepLagMs: Math.max(0, clock.now() - side.sweptTo),
    }),
    metrics: async () => ({
      // A writer that has ended has no figures; the others tell why.
      ...(await writer.call('metrics').catch(() => ({}))),
      ...(await platformFigures(side)),
      mingjian_swept_lag_seconds: Math.max(0, clock.now() - side.sweptTo) / 1000,
      mingjian_store_takes_writes: trouble === null ? 1 : 0,
      mingjian_clock_off_seconds: clock.offMs() / 1000,
      mingjian_receipts_waiting: writer.waiting(),
      ...(await webhookBacklog(side.store.desk)),
      mingjian_webhook_delivered_total: told.delivered,
      mingjian_webhook_failed_total: told.failed,
      mingjian_job_failures_total: figures.failures,
      mingjian_cases_checked_total: figures.checked,
      mingjian_check_differences_total: figures.differences,
      mingjian_disk_free_bytes: (await findDiskSpace(dataDir))?.freeBytes ?? NaN,
    }),
    close: async () => {
      await Promise.all([...jobs, ...anchoring, ...tellers, ...retaining].map((job) => job.stop()));
      // Without them the next start takes longer and is not wrong.
      await side.keepCounts().catch(() => undefined);
      // What was recorded on the way is followed before others look; where the store takes nothing,
      // at the next start.
      await writer.call('record', []).catch(() => undefined);
      // Anchors that cannot be written now are written by the next process.
      await anchors?.finish().catch(() => undefined);
      await writer.close();
      await Promise.all([store.close(), moments.one.close(), moments.list.close()]);
    },
  });
  const { keepMonths } = settings;
  if (wantsJobs && keepMonths !== undefined) {
    const failed = () => (figures.failures += 1);
    retaining.push(retentionJob(platform, side.store, keepMonths, () => clock.now(), failed));
  }
  return platform;
}
