import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const find = () => [process.env.CHROMIUM_PATH, ...places].find((file) => file && fs.existsSync(file));

const run = (command, args) =>
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    .status === 0;

/** How Debian's packages can be installed here: as root, by sudo that asks nothing, or not at all. */
const installer = () => {
  if (!fs.existsSync('/usr/bin/apt-get')) return undefined;
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined;
};

/** The path of Chromium, installed first when the machine lacks it; or a clear word and the end. */
export function ensureChromium() {
  const found = find();
  if (found) return found;
  const prefix = installer();
  if (prefix) {
    console.log('Installing Chromium for the browser tests (apt-get) …');
    const [command, ...args] = [...prefix, 'apt-get'];
    run(command, [...args, 'update', '-q']);
    run(command, [...args, 'install', '-y', '-q', '--no-install-recommends', 'chromium']);
    const installed = find();
    if (installed) return installed;
  }
  console.error('The browser tests need Chromium. Install it (apt-get install chromium), or set CHROMIUM_PATH to the program.');
  console.log('\n0 passed, 1 failed');
  process.exit(69);
}
