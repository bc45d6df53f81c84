// Makes sure that a Chromium and a CJK font are there before a browser test starts. As root on
// Debian or Ubuntu it installs the two packages itself; elsewhere it says the command and stops.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const chromium = process.env.CHROME_BIN ?? '/usr/bin/chromium';
const hasFont = ['/usr/share/fonts/opentype/noto', '/usr/share/fonts/truetype/wqy'].some(
  existsSync,
);
if (existsSync(chromium) && (hasFont || process.platform !== 'linux')) process.exit(0);

const packages = ['chromium', 'fonts-noto-cjk'];
const command = `apt-get install -y ${packages.join(' ')}`;
if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
  if (existsSync(chromium)) process.exit(0);
  console.error(
    `The browser tests need Chromium. Install it (on Debian or Ubuntu, as root: ${command})\n` +
      'or name an existing one in CHROME_BIN, and run the command again.',
  );
  process.exit(1);
}
console.log(`Installing ${packages.join(' and ')} for the browser tests ...`);
const options = {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
};
// A lock held by the system's own updater is waited for, 5 minutes at most.
const wait = ['-o', 'DPkg::Lock::Timeout=300'];
execFileSync('apt-get', [...wait, 'update'], options);
execFileSync(
  'apt-get',
  [...wait, 'install', '-y', '--no-install-recommends', ...packages],
  options,
);
