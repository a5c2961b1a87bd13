import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

const mount = (folder: string, size: string) =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0755`, 'tmpfs', folder], { encoding: 'utf8' });

/** A small disk of its own needs a mount, and that needs root. Says why it cannot be had, or undefined. */
export function whyNoMount(): string | undefined {
  if (process.getuid?.() !== 0) return 'only root may mount a small disk';
  const probe = fs.mkdtempSync('/tmp/tillstand-mount-');
  const { status, stderr } = mount(probe, '1m');
  if (status === 0) unmount(probe);
  fs.rmdirSync(probe);
  return status === 0 ? undefined : `a small disk cannot be mounted here: ${stderr?.trim()}`;
}

/** Mounts a disk of so many bytes (`4m`) in a folder, which is made when it is not there. */
export function mountSmall(folder: string, size: string): void {
  fs.mkdirSync(folder, { recursive: true });
  if (mount(folder, size).status !== 0) throw new Error('the small disk could not be mounted');
}

export const unmount = (folder: string): void => void spawnSync('umount', ['-l', folder]);

/** Fills a disk with one file to the last byte: first in large pieces, then in small ones. So many bytes are left free. */
export function fill(file: string, left = 0): void {
  const fd = fs.openSync(file, 'w');
  for (const size of [1_000_000, 4_096, 1]) {
    const piece = Buffer.alloc(size);
    try {
      for (;;) fs.writeSync(fd, piece);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
  if (left > 0) fs.ftruncateSync(fd, Math.max(0, fs.fstatSync(fd).size - left));
  fs.closeSync(fd);
}
