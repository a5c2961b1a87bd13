import { fail } from '../../../kernel/result.ts';
import type { Doing } from '../../access/index.ts';
import type { Section } from '../core/form.ts';
import { missingInSection } from '../core/missing.ts';
import { readSection } from '../core/read.ts';
import type { ApplicationsDeps } from '../deps.ts';
import { findWritten } from '../queries/sections.ts';
import { finishAssignments, leave, lockSection, saveSection } from '../store/sections.ts';
import { type Acted, about, actInTime, done, type SectionFault, sectionFor } from './common.ts';

export type Saving = {
  readonly id: string;
  readonly key: string;
  /** The version that was shown; 0 where nothing had been written. */
  readonly version: number;
  /** What was written, as `readSection` takes it, once it is known what the section asks. */
  readonly rawFor: (section: Section) => unknown;
  /** Marks it as ready at once. */
  readonly isReady: boolean;
  /** Whether the writer goes on writing. */
  readonly stays: boolean;
};

/**
 * Saves a section. Several may write at once, each section by itself: whoever saves on an older version of it is shown both. A section that is
 * written in is no longer ready, unless it is marked so; then it must lack nothing.
 */
export function saveApplicationSection(
  doing: Doing,
  deps: Pick<ApplicationsDeps, 'register'>,
  saving: Saving,
): Acted<number, SectionFault> {
  return actInTime<number, SectionFault>(doing, async (tx) => {
    const { id, key } = saving;
    const found = await sectionFor(tx, doing, deps, { id, key, isWriting: true });
    if (!found.ok) return found;
    const { section, form } = found.value;
    const read = readSection(section, saving.rawFor(section));
    if (!read.ok) return fail({ kind: 'faults', faults: read.error });
    const stale = async () => fail({ kind: 'section-stale', now: await findWritten(tx, id, key) } as const);
    if (saving.isReady) {
      if ((await lockSection(tx, id, key)) !== saving.version) return stale();
      const lacks = missingInSection(section, read.value, form.files);
      if (lacks.length > 0) return fail({ kind: 'incomplete', missing: lacks });
    }
    const version = saving.version + 1;
    const status = saving.isReady ? 'ready' : 'working';
    if (!(await saveSection(tx, id, { key, content: read.value, version, status, person: doing.person.id }))) return stale();
    if (saving.isReady) await finishAssignments(tx, id, key);
    if (!saving.stays) await leave(tx, id, key, doing.person.id);
    return done(version, { action: 'application.written', object: about(id), details: { section: key, version, status } });
  });
}

/** Marks a section as ready, or takes that back, without changing a word of it. */
export function markSection(
  doing: Doing,
  deps: Pick<ApplicationsDeps, 'register'>,
  { id, key, version, isReady }: { readonly id: string; readonly key: string; readonly version: number; readonly isReady: boolean },
): Acted<number, SectionFault> {
  return actInTime<number, SectionFault>(doing, async (tx) => {
    const found = await sectionFor(tx, doing, deps, { id, key, isWriting: true });
    if (!found.ok) return found;
    const { section, form } = found.value;
    const held = await lockSection(tx, id, key);
    const written = await findWritten(tx, id, key);
    if (held !== version || !written) return fail({ kind: 'section-stale', now: written });
    const lacks = isReady ? missingInSection(section, written.content, form.files) : [];
    if (lacks.length > 0) return fail({ kind: 'incomplete', missing: lacks });
    const status = isReady ? 'ready' : 'working';
    await saveSection(tx, id, { key, content: written.content, version: version + 1, status, person: doing.person.id });
    if (isReady) await finishAssignments(tx, id, key);
    return done(version + 1, { action: 'application.written', object: about(id), details: { section: key, version: version + 1, status } });
  });
}
