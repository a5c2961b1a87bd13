import { ok } from '../../../kernel/result.ts';
import { type Doing, isMadeUp } from '../../access/index.ts';
import { copiedContent } from '../core/copy.ts';
import type { ApplicationsDeps } from '../deps.ts';
import { findApplication, holdApplication } from '../queries/application.ts';
import { applicationForm } from '../queries/form.ts';
import { contentsOf, sectionsWritten } from '../queries/sections.ts';
import { saveSection } from '../store/sections.ts';
import { type Acted, about, actInTime, closed, done, type Fault, invalid, isOpen, missing, notNow } from './common.ts';

/**
 * Copies sections from an earlier application of the same region, with a note of where they came from. Never over anything that is written: a
 * section that someone has begun in the meantime is left alone. Answers how many were copied.
 */
export function copySections(
  doing: Doing,
  deps: Pick<ApplicationsDeps, 'register'>,
  { id, from, keys }: { readonly id: string; readonly from: string; readonly keys: readonly string[] },
): Acted<number> {
  return actInTime<number, Fault>(doing, async (tx) => {
    const { organisation } = doing.person.acting;
    const application = await holdApplication(tx, id, organisation);
    if (!application || application.fictitious !== (await isMadeUp(tx, doing.person.id))) return missing;
    if (!isOpen(application)) return application.takes ? notNow : closed;
    const earlier = await findApplication(tx, from);
    const isOther = earlier?.organisation !== organisation || earlier.fictitious !== application.fictitious;
    if (isOther || earlier.id === id) return invalid({ from: 'unknown' });
    if (keys.length === 0) return invalid({ sections: 'none' });
    const form = await applicationForm(tx, deps, application);
    const contents = contentsOf(await sectionsWritten(tx, from));
    const copied: string[] = [];
    for (const section of form.sections.filter(({ key }) => keys.includes(key) && form.contents[key] === undefined)) {
      const content = copiedContent(section, contents[section.key]);
      const save = { key: section.key, version: 1, status: 'working', copiedFrom: from, person: doing.person.id } as const;
      if (content && (await saveSection(tx, id, { ...save, content }))) copied.push(section.key);
    }
    if (copied.length === 0) return ok({ answer: 0, events: [] });
    return done(copied.length, { action: 'application.copied', object: about(id), details: { from, sections: copied.join(' ') } });
  });
}
