import fs from 'node:fs';

/** What tells two processes apart even when the system gives a number out again: its start, in clock ticks since boot. */
export type ProcessMark = { pid: number; startTicks: string; bootId: string };

const readOrUndefined = (file: string): string | undefined => {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

const bootId = (): string => readOrUndefined('/proc/sys/kernel/random/boot_id')?.trim() ?? '';

/** Field 22 of `/proc/<pid>/stat`; the name in field 2 may itself hold spaces and brackets. A zombie does not count. */
const startTicksOf = (pid: number): string | undefined => {
  const stat = readOrUndefined(`/proc/${pid}/stat`);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields?.[0] === 'Z' ? undefined : fields?.[19];
};

/** The mark of a process that lives now, or undefined. */
export const findProcess = (pid: number): ProcessMark | undefined => {
  const startTicks = startTicksOf(pid);
  return startTicks === undefined ? undefined : { pid, startTicks, bootId: bootId() };
};

/** Whether exactly this process still lives: not another one that got its number. */
export const stillLives = (mark: ProcessMark): boolean => {
  const now = findProcess(mark.pid);
  return now !== undefined && now.startTicks === mark.startTicks && now.bootId === mark.bootId;
};

/** Whether the process works in this very folder, whatever the folder is called. */
export const worksIn = (pid: number, folder: string): boolean => {
  try {
    const [its, ours] = [fs.statSync(`/proc/${pid}/cwd`), fs.statSync(folder)];
    return its.dev === ours.dev && its.ino === ours.ino;
  } catch {
    return false;
  }
};
