import fs from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where Chromium is: CHROMIUM_PATH, or Debian's place. Throws when there is none. */
export function chromiumPath(): string {
  const found = [process.env.CHROMIUM_PATH, ...places].find((file) => file && fs.existsSync(file));
  if (!found) throw new Error('Chromium was not found. Install it (apt-get install chromium) or set CHROMIUM_PATH.');
  return found;
}

/** For playwright-core: `chromium.launch(chromiumOptions())`. Nothing is asked of the network but the pages under test. */
export const chromiumOptions = (): { executablePath: string; args: string[] } => ({
  executablePath: chromiumPath(),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
