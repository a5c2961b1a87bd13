import { z } from 'zod';
import { type LocalDate, parseLocalDate } from '../../../kernel/date.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { seeOther } from '../../../platform/http/route.ts';
import { phrase } from '../../../platform/i18n/language.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf, isKeyReused, keyReused } from '../../access/index.ts';
import { assignTo, commentOnSection } from '../commands/colleagues.ts';
import type { Acted, Fault } from '../commands/common.ts';
import { markSection } from '../commands/write.ts';
import { workspaceText } from '../text/workspace.ts';
import { answerFault, badForm, type Ctx, editors, form, formErrors, keyParams, ofRegion, starters, versionField } from './kit.tsx';
import { placeOf, readApplication } from './read.ts';
import { errorsOf, type SectionState, sectionPage } from './section-page.tsx';

type Params = { readonly id: string; readonly key: string };
type Filled = NonNullable<SectionState['filled']>;

const text = z.string().max(20_000).default('');

/** After a form about a section: back to it with a word on it, or shown again with what was wrong. */
async function settle(ctx: Ctx, { id, key }: Params, acted: Acted<unknown>, about: { action: string; says: string; filled: Filled }) {
  const done = await acted;
  if (done.ok) return seeOther(ctx.url.page(paths.applicationSection(id, key), { klart: about.says }));
  if (isKeyReused(done.error)) return keyReused();
  if (done.error.kind === 'invalid')
    return sectionPage(ctx, { id, key }, { errors: formErrors(ctx.lang, done.error.fields), filled: about.filled });
  return answerFault(ctx, done.error, { id, action: about.action, back: paths.application(id) });
}

const wrong = (ctx: Ctx, params: Params, name: keyof Filled, code: string, filled: Filled) =>
  sectionPage(ctx, params, { errors: formErrors(ctx.lang, { [name]: code }), filled });

function dueIn(said: string): { readonly ok: boolean; readonly day: LocalDate | null } {
  if (said.trim() === '') return { ok: true, day: null };
  const day = parseLocalDate(said.trim());
  return day.ok ? { ok: true, day: day.value } : { ok: false, day: null };
}

/** A section was marked on a version that is no longer the latest, or lacks something. */
async function unmarked(
  ctx: Ctx,
  { id, key }: Params,
  fault: Exclude<Awaited<ReturnType<typeof markSection>>, { ok: true }>['error'],
): Promise<Problem | Awaited<ReturnType<typeof sectionPage>>> {
  if (isKeyReused(fault)) return keyReused();
  switch (fault.kind) {
    case 'section-stale':
      return problem('conflict', {
        detail: phrase(workspaceText, 'someoneChanged'),
        links: [{ href: paths.applicationSection(id, key), text: phrase(workspaceText, 'backSection') }],
      });
    case 'incomplete': {
      const read = await readApplication(ctx, id);
      const section = read && placeOf(read, key)?.section;
      return sectionPage(ctx, { id, key }, { errors: section ? errorsOf(ctx.lang, section, fault.missing) : [] });
    }
    case 'faults':
      return badForm();
    default:
      return answerFault(ctx, fault satisfies Fault, { id, action: 'application.written', back: paths.application(id) });
  }
}

/** What is done about a section without writing in it: said, asked of a colleague, marked as ready. */
export const insideRoutes = [
  form({
    id: 'applications.commented',
    path: patterns.applicationComment,
    from: patterns.applicationSection,
    params: keyParams,
    policy: ofRegion,
    audit: 'application.commented',
    body: z.object({ comment: text }),
    invalid: badForm,
    handler: (ctx) => {
      const comment = ctx.body.comment.trim();
      if (comment.length > 5_000) return wrong(ctx, ctx.params, 'comment', 'too-long', { comment });
      const acted = commentOnSection(doingOf(ctx), ctx.deps, { ...ctx.params, text: comment });
      return settle(ctx, ctx.params, acted, { action: 'application.commented', says: 'commented', filled: { comment } });
    },
  }),
  form({
    id: 'applications.assigned',
    path: patterns.applicationAssign,
    from: patterns.applicationSection,
    params: keyParams,
    policy: starters,
    audit: 'application.assigned',
    body: z.object({ person: text, due: text, note: text }),
    invalid: badForm,
    handler: (ctx) => {
      const filled = { person: ctx.body.person, due: ctx.body.due, note: ctx.body.note.trim() };
      const due = dueIn(filled.due);
      if (!due.ok) return wrong(ctx, ctx.params, 'due', 'wrong', filled);
      if (filled.note.length > 2_000) return wrong(ctx, ctx.params, 'note', 'too-long', filled);
      if (!z.uuid().safeParse(filled.person).success) return wrong(ctx, ctx.params, 'person', 'unknown', filled);
      const acted = assignTo(doingOf(ctx), ctx.deps, { ...ctx.params, person: filled.person, due: due.day, note: filled.note });
      return settle(ctx, ctx.params, acted, { action: 'application.assigned', says: 'assigned', filled });
    },
  }),
  form({
    id: 'applications.section-marked',
    path: patterns.applicationSectionState,
    from: patterns.applicationSection,
    params: keyParams,
    policy: editors,
    audit: 'application.written',
    body: z.object({ version: versionField, ready: z.enum(['yes', 'no']) }),
    invalid: badForm,
    handler: async (ctx) => {
      const { id, key } = ctx.params;
      const isReady = ctx.body.ready === 'yes';
      const done = await markSection(doingOf(ctx), ctx.deps, { id, key, version: ctx.body.version, isReady });
      if (!done.ok) return unmarked(ctx, ctx.params, done.error);
      return seeOther(ctx.url.page(paths.applicationSection(id, key), { klart: isReady ? 'marked' : 'reopened' }));
    },
  }),
];
