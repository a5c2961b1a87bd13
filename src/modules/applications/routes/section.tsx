import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, type Redirect, seeOther } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf, isKeyReused, keyReused } from '../../access/index.ts';
import { saveApplicationSection } from '../commands/write.ts';
import { type Flat, withoutRow, withRow } from '../core/flat.ts';
import type { Section } from '../core/form.ts';
import { rawOfForm } from '../core/read.ts';
import { bodies } from './bodies.ts';
import {
  answerFault,
  type Body,
  badForm,
  type Ctx,
  doneQuery,
  editors,
  form,
  keyParams,
  ofRegion,
  own,
  page,
  textIn,
  versionField,
} from './kit.tsx';
import { placeOf, readApplication } from './read.ts';
import { errorsOf, type SectionState, sectionPage } from './section-page.tsx';

type Params = { readonly id: string; readonly key: string };

/** The form with a row more or less, as a button in it asked; nothing is saved. Undefined when the button is none of these. */
function changeRows(
  section: Parameters<typeof rawOfForm>[0],
  body: Body,
): { readonly flat: Flat; readonly says: 'rowAdded' | 'rowRemoved' } | undefined {
  const [what, name = '', at] = textIn(body, 'do').split(/[:.]/);
  const table = section.fields.find((field) => field.name === name && field.kind === 'table' && !field.given);
  if (!table) return undefined;
  if (what === 'add') return { flat: withRow(body, table), says: 'rowAdded' };
  if (what === 'remove' && /^\d{1,3}$/.test(at ?? '')) return { flat: withoutRow(body, table, Number(at)), says: 'rowRemoved' };
  return undefined;
}

async function saved(ctx: Ctx, { id, key }: Params, body: Body): Promise<PageAnswer | Redirect | Problem> {
  const version = versionField.safeParse(textIn(body, 'version'));
  if (!version.success) return badForm();
  const again = (state: SectionState) => sectionPage(ctx, { id, key }, { version: version.data, ...state });
  const sectionNow = async (): Promise<Section | undefined> => {
    const read = await readApplication(ctx, id);
    return read && placeOf(read, key)?.section;
  };
  const what = textIn(body, 'do');
  // Read for a button that changes the form alone; saving reads what it needs itself, and every read counts when many save at once.
  const section = /^(?:add|remove):/.test(what) ? await sectionNow() : undefined;
  const rows = section && changeRows(section, body);
  if (rows) return again(rows);
  const isReady = what === 'ready';
  const stays = what === 'stay';
  const saving = { id, key, version: version.data, rawFor: (one: Section) => rawOfForm(one, body), isReady, stays };
  const done = await saveApplicationSection(doingOf(ctx), ctx.deps, saving);
  if (done.ok) {
    const back = stays ? paths.applicationSection(id, key) : paths.application(id);
    return seeOther(ctx.url.page(back, { klart: isReady ? 'ready' : 'saved' }));
  }
  if (isKeyReused(done.error)) return keyReused();
  switch (done.error.kind) {
    case 'section-stale':
      return again({ flat: body, stale: { now: done.error.now }, version: done.error.now?.version ?? 0 });
    case 'faults':
    case 'incomplete': {
      const asked = await sectionNow();
      if (!asked) return sectionPage(ctx, { id, key });
      const wrong = done.error.kind === 'faults' ? done.error.faults : done.error.missing;
      return again({ flat: body, errors: errorsOf(ctx.lang, asked, wrong) });
    }
    default:
      return answerFault(ctx, done.error, { id, action: 'application.written', back: paths.application(id) });
  }
}

/** A section: read by all who work with the region's applications, written by its editors. */
export const sectionRoutes = [
  page({
    id: 'applications.section',
    path: patterns.applicationSection,
    params: keyParams,
    query: doneQuery,
    policy: ofRegion,
    audit: own,
    handler: (ctx) => sectionPage(ctx, ctx.params, { done: ctx.query.klart }),
  }),
  form({
    id: 'applications.section-saved',
    path: patterns.applicationSection,
    params: keyParams,
    policy: editors,
    audit: 'application.written',
    body: bodies.section,
    invalid: badForm,
    handler: (ctx) => saved(ctx, ctx.params, ctx.body),
  }),
];
