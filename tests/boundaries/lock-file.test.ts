import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/platform/root.ts';

test('npm ci accepts the lock file: no optional package of another platform is left out (scripts/complete-lock.mjs adds them)', () => {
  const code = `
    import fs from 'node:fs';
    import { complete, missingOptional } from './scripts/complete-lock.mjs';
    const lock = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'));
    const without = { ...lock, packages: Object.fromEntries(Object.entries(lock.packages).filter(([place]) => !place.endsWith('-darwin-arm64'))) };
    const names = (of) => missingOptional(of).map(([name]) => name);
    console.log(JSON.stringify({ now: names(lock), without: names(without).length > 0, completed: names(complete(without)) }));`;
  const result = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: projectRoot(), encoding: 'utf8' });
  expect(JSON.parse(result.stdout)).toEqual({ now: [], without: true, completed: [] });
});
