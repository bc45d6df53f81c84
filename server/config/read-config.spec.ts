import { readConfig } from './read-config.ts';
import { SettingError } from './setting-error.ts';

const DEFAULTS = { dataDir: '/tmp/mingjian' };

describe('readConfig', () => {
  it('listens on loopback, port 4200, when nothing is set', () => {
    const config = readConfig({}, DEFAULTS);
    expect(config.host).toBe('127.0.0.1');
    expect(config.port).toBe(4200);
    expect(config.dataDir).toBe('/tmp/mingjian');
    expect(config.testClock).toBeUndefined();
    expect(config.anchorDir).toBe('/tmp/mingjian-anchors');
    expect(Object.isFrozen(config)).toBeTrue();
  });

  it('takes every setting that is given', () => {
    const config = readConfig(
      {
        MINGJIAN_DATA_DIR: '/srv/data',
        MINGJIAN_DATABASE_URL: 'postgres://mj:secret@db:5433/mingjian?sslmode=verify-full',
        MINGJIAN_HOST: '0.0.0.0',
        MINGJIAN_PORT: '0',
        MINGJIAN_ADMIN_PASSWORD: 'correct horse',
        MINGJIAN_KEY_FILE: '/srv/key',
        MINGJIAN_ANCHOR_DIR: '/mnt/other',
        MINGJIAN_ARCHIVE_DIR: '/mnt/archive',
        MINGJIAN_KEEP_MONTHS: '24',
        MINGJIAN_LOG_LEVEL: 'warn',
        MINGJIAN_ORIGIN: 'https://mingjian.example',
        MINGJIAN_WEBHOOK_NETWORKS: '10.20.0.0/16',
        MINGJIAN_SECOND_FACTOR_ROLES: 'auditor, securityAdmin',
        MINGJIAN_TRUSTED_PROXIES: '10.0.0.5, 10.1.0.0/16,2001:db8::/32',
        MINGJIAN_CLOCK: '2026-10-08T09:00:00+08:00@60',
        MINGJIAN_TEST: '1',
      },
      DEFAULTS,
    );
    expect(config).toEqual({
      dataDir: '/srv/data',
      databaseUrl: 'postgres://mj:secret@db:5433/mingjian?sslmode=verify-full',
      host: '0.0.0.0',
      port: 0,
      adminPassword: 'correct horse',
      keyFile: '/srv/key',
      anchorDir: '/mnt/other',
      archiveDir: '/mnt/archive',
      keepMonths: 24,
      logLevel: 'warn',
      origin: 'https://mingjian.example',
      provider: undefined,
      trustedProxies: ['10.0.0.5', '10.1.0.0/16', '2001:db8::/32'],
      webhookNetworks: ['10.20.0.0/16'],
      secondFactorRoles: ['auditor', 'securityAdmin'],
      testClock: { startsAt: Date.UTC(2026, 9, 8, 1), speed: 60 },
    });
  });

  const refused: readonly { why: string; env: Record<string, string>; setting: string }[] = [
    {
      why: 'a role that there is not',
      env: { MINGJIAN_SECOND_FACTOR_ROLES: 'auditor,king' },
      setting: 'MINGJIAN_SECOND_FACTOR_ROLES',
    },
    { why: 'a port in words', env: { MINGJIAN_PORT: 'http' }, setting: 'MINGJIAN_PORT' },
    {
      why: 'no month kept',
      env: { MINGJIAN_KEEP_MONTHS: '0' },
      setting: 'MINGJIAN_KEEP_MONTHS',
    },
    { why: 'a port above 65535', env: { MINGJIAN_PORT: '65536' }, setting: 'MINGJIAN_PORT' },
    { why: 'a negative port', env: { MINGJIAN_PORT: '-1' }, setting: 'MINGJIAN_PORT' },
    { why: 'a fractional port', env: { MINGJIAN_PORT: '42.5' }, setting: 'MINGJIAN_PORT' },
    {
      why: 'a log level of another program',
      env: { MINGJIAN_LOG_LEVEL: 'verbose' },
      setting: 'MINGJIAN_LOG_LEVEL',
    },
    ...[
      'mingjian.example',
      'https://mingjian.example/',
      'https://Mingjian.example',
      'file://x',
    ].map((origin) => ({
      why: `${origin} as origin`,
      env: { MINGJIAN_ORIGIN: origin },
      setting: 'MINGJIAN_ORIGIN',
    })),
    ...['proxy.example', '10.0.0.0/33', '10.0.0.5/8/8', '10.0.0.5;10.0.0.6'].map((proxies) => ({
      why: `${proxies} as trusted proxies`,
      env: { MINGJIAN_TRUSTED_PROXIES: proxies },
      setting: 'MINGJIAN_TRUSTED_PROXIES',
    })),
    {
      why: 'a provider without the origin',
      env: { MINGJIAN_OIDC_ISSUER: 'https://login.example' },
      setting: 'MINGJIAN_OIDC_ISSUER',
    },
    {
      why: 'a provider that others can listen to',
      env: { MINGJIAN_OIDC_ISSUER: 'http://login.example', MINGJIAN_ORIGIN: 'https://a.example' },
      setting: 'MINGJIAN_OIDC_ISSUER',
    },
    {
      why: 'a provider without a client',
      env: { MINGJIAN_OIDC_ISSUER: 'https://login.example', MINGJIAN_ORIGIN: 'https://a.example' },
      setting: 'MINGJIAN_OIDC_CLIENT_ID',
    },
    {
      why: 'a client without a provider',
      env: { MINGJIAN_OIDC_CLIENT_ID: 'mingjian' },
      setting: 'MINGJIAN_OIDC_CLIENT_ID',
    },
    { why: 'a host with a space', env: { MINGJIAN_HOST: 'a b' }, setting: 'MINGJIAN_HOST' },
    {
      why: 'a short administrator password',
      env: { MINGJIAN_ADMIN_PASSWORD: 'short' },
      setting: 'MINGJIAN_ADMIN_PASSWORD',
    },
    {
      why: 'a database of another kind',
      env: { MINGJIAN_DATABASE_URL: 'mysql://db/mingjian' },
      setting: 'MINGJIAN_DATABASE_URL',
    },
    {
      why: 'a database server without a database',
      env: { MINGJIAN_DATABASE_URL: 'postgres://db' },
      setting: 'MINGJIAN_DATABASE_URL',
    },
    {
      why: 'an address of a database that cannot be read',
      env: { MINGJIAN_DATABASE_URL: 'postgres' },
      setting: 'MINGJIAN_DATABASE_URL',
    },
    {
      why: 'anchors inside of the data folder',
      env: { MINGJIAN_ANCHOR_DIR: '/tmp/mingjian/anchors' },
      setting: 'MINGJIAN_ANCHOR_DIR',
    },
    {
      why: 'anchors in the data folder itself',
      env: { MINGJIAN_ANCHOR_DIR: '/tmp/mingjian/' },
      setting: 'MINGJIAN_ANCHOR_DIR',
    },
    {
      why: 'a test clock outside tests',
      env: { MINGJIAN_CLOCK: '2026-10-08T09:00:00+08:00' },
      setting: 'MINGJIAN_CLOCK',
    },
    {
      why: 'a test clock without offset',
      env: { MINGJIAN_CLOCK: '2026-10-08T09:00:00', MINGJIAN_TEST: '1' },
      setting: 'MINGJIAN_CLOCK',
    },
    {
      why: 'a test clock on a day that does not exist',
      env: { MINGJIAN_CLOCK: '2026-04-31T09:00:00+08:00', MINGJIAN_TEST: '1' },
      setting: 'MINGJIAN_CLOCK',
    },
    {
      why: 'a test clock that stands still',
      env: { MINGJIAN_CLOCK: '2026-10-08T09:00:00+08:00@0', MINGJIAN_TEST: '1' },
      setting: 'MINGJIAN_CLOCK',
    },
  ];

  for (const { why, env, setting } of refused) {
    it(`refuses ${why} with a sentence that names ${setting}`, () => {
      expect(() => readConfig(env, DEFAULTS)).toThrowMatching(
        (thrown: unknown) =>
          thrown instanceof SettingError &&
          thrown.setting === setting &&
          thrown.message.startsWith(`${setting}: `) &&
          thrown.message.endsWith('.'),
      );
    });
  }
});
