import { personOf } from '../../access/index.ts';
import { isOpen } from '../commands/common.ts';
import type { Section } from '../core/form.ts';
import { withGuidance } from '../core/guidance.ts';
import { standingOf } from '../core/progress.ts';
import { findApplication } from '../queries/application.ts';
import { applicationForm } from '../queries/form.ts';
import { allGuidance } from '../queries/guidance.ts';
import { assignmentsIn, commentCounts, presentIn } from '../queries/sections.ts';
import { type Ctx, isEditor, isStarter, readAs } from './kit.tsx';

/** What every page of the region's own application stands on; undefined for any other application. */
export const readApplication = (ctx: Ctx, id: string) =>
  readAs(ctx, async (tx, madeUp) => {
    const person = personOf(ctx.subject);
    const application = await findApplication(tx, id);
    if (!application || application.organisation !== person.acting.organisation || application.fictitious !== madeUp) return undefined;
    const bare = await applicationForm(tx, ctx.deps, application);
    const sections = withGuidance(bare.sections, await allGuidance(tx, madeUp));
    const form = { ...bare, sections };
    const takes = isOpen(application);
    return {
      application,
      form,
      standing: standingOf(form),
      isOpen: takes,
      mayWrite: takes && isEditor(ctx),
      mayAssign: takes && isStarter(ctx),
      assignments: await assignmentsIn(tx, id),
      comments: await commentCounts(tx, id),
      present: await presentIn(tx, id, person.id),
    };
  });
export type Opened = NonNullable<Awaited<ReturnType<typeof readApplication>>>;

/** A section with those before and after it in the form. */
export function placeOf({ form }: Pick<Opened, 'form'>, key: string): { section: Section; before?: Section; after?: Section } | undefined {
  const at = form.sections.findIndex((one) => one.key === key);
  const [before, section, after] = [form.sections[at - 1], form.sections[at], form.sections[at + 1]];
  return section ? { section, ...(before ? { before } : {}), ...(after ? { after } : {}) } : undefined;
}
