// Makes sure that PostgreSQL is there before the tests start, so that the home of many processes is
// tested as well. As root on Debian or Ubuntu it installs the package; elsewhere it says how and stops.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const folder = '/usr/lib/postgresql';
const isThere =
  process.env.MINGJIAN_TEST_DATABASE_URL !== undefined ||
  (existsSync(folder) &&
    readdirSync(folder).some((version) => existsSync(`${folder}/${version}/bin/initdb`)));
if (isThere) process.exit(0);

const command = 'apt-get install -y --no-install-recommends postgresql';
if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
  console.error(
    `The tests need PostgreSQL. Install it (on Debian or Ubuntu, as root: ${command})\n` +
      'or name a server in MINGJIAN_TEST_DATABASE_URL, and run the command again.',
  );
  process.exit(1);
}
console.log('Installing postgresql for the tests ...');
const options = {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
};
// A lock held by the system's own updater is waited for, 5 minutes at most.
const wait = ['-o', 'DPkg::Lock::Timeout=300'];
execFileSync('apt-get', [...wait, 'update'], options);
execFileSync('apt-get', [...wait, ...command.split(' ').slice(1)], options);
