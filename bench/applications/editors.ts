import { setTimeout as wait } from 'node:timers/promises';
import { sendForm } from './requests.ts';
import type { Editing } from './shapes.ts';

/** Each editor saves about so often. */
const BETWEEN_SAVES_MS = 5_000;

export type During<T> = { readonly value: T; readonly ms: number; readonly saves: readonly number[] };

/** Editors who save again and again until they are told to end; each save is timed. */
export function edit(url: string, all: readonly Editing[]) {
  let going = true;
  let times: number[] = [];
  let count = 0;
  const one = async ({ application, section, editor }: Editing, at: number): Promise<void> => {
    await wait((at / all.length) * BETWEEN_SAVES_MS);
    for (let version = 1; going; version += 1) {
      const text = `Påhittat, omskrivet ${version} gånger. `.repeat(40);
      const fields = Object.fromEntries((fieldsOf[section] ?? []).map((name) => [name, text]));
      const answer = await sendForm(`${url}/ansokningar/${application}/del/${section}`, editor, {
        ...fields,
        version: String(version),
        do: 'save',
      });
      if (answer.status !== 303)
        throw new Error(`a section was not saved: ${answer.status} ${answer.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 500)}`);
      times.push(answer.ms);
      count += 1;
      await wait(BETWEEN_SAVES_MS - Math.min(BETWEEN_SAVES_MS, answer.ms));
    }
  };
  const done = Promise.all(all.map(one));
  return {
    during: async <T>(work: () => Promise<T>): Promise<During<T>> => {
      times = [];
      const start = performance.now();
      const value = await Promise.race([work(), done.then(() => Promise.reject(new Error('the editors ended')))]);
      // Those that end later are of another time.
      const saves = times;
      times = [];
      return { value, ms: performance.now() - start, saves };
    },
    end: async (): Promise<number> => {
      going = false;
      await done;
      return count;
    },
  };
}

const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  premises: ['premises', 'equipment'],
  cooperation: ['applicants', 'referrers', 'neighbours', 'international'],
  research: ['research', 'education'],
  'follow-up': ['registers', 'monitoring', 'reported'],
};
