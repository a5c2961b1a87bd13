import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { notFound, type Problem } from '../../../platform/problem/problem.ts';
import { doingOf, personOf } from '../act.ts';
import { addOrganisation, editOrganisation, kindsToAdd, mayClose, switchOrganisation } from '../commands/places.ts';
import type { FormState } from '../core/form.ts';
import { hsaFault, tidyHsa } from '../core/hsa.ts';
import { placeKinds } from '../core/place.ts';
import { all, freshlySignedIn } from '../policies.ts';
import { mayKeepPlace, scopeOf } from '../rules.ts';
import type { Changes } from '../screens/edit-form.tsx';
import { NewPlaceForm, PlacePage } from '../screens/place.tsx';
import { PlacesList } from '../screens/places.tsx';
import { listContacts } from '../store/contacts.ts';
import { findPlace, listPlaces, type PlaceRow } from '../store/places.ts';
import { placesText } from '../text/places.ts';
import { answerAct, discardOf, editAndSwitch, formAnswer } from './answers.ts';
import {
  administers,
  type Ctx,
  crumbs,
  form,
  hiddenOf,
  line,
  maybeLine,
  maybeMail,
  openForm,
  page,
  readAs,
  refusedForm,
  switching,
  versionField,
} from './kit.ts';

const done = z.enum(['added', 'savedFacts', 'closed', 'opened', 'contactSaved']).optional();
export const idParam = z.object({ id: z.string().regex(/^[a-z0-9-]{1,100}$/) });

const hsaId = z
  .string()
  .max(60)
  .default('')
  .transform(tidyHsa)
  .superRefine((text, issues) => {
    const fault = text === '' ? undefined : hsaFault(text);
    if (fault) issues.addIssue({ code: 'custom', params: { fault } });
  })
  .transform((text) => (text === '' ? null : text));
const facts = { name: line(), hsaId, mail: maybeMail };

export const placeRoutes = [
  page({
    id: 'organisations.list',
    path: patterns.workOrganisations,
    policy: administers,
    audit: 'none: reads organisations',
    query: z.object({ kind: z.enum(placeKinds).optional(), region: z.string().max(100).optional() }),
    handler: async (ctx) => {
      const { kind, region } = ctx.query;
      const places = await readAs(ctx, (tx) => listPlaces(tx, scopeOf(personOf(ctx.subject))));
      const shown = places.filter((one) => (kind === undefined || one.kind === kind) && (region === undefined || one.region === region));
      const regions = places.filter((one) => one.kind === 'region').map((one) => ({ value: one.id, label: one.name }));
      const { title } = placesText[ctx.lang];
      return {
        title,
        breadcrumbs: crumbs(ctx, [title]),
        body: PlacesList({ lang: ctx.lang, url: ctx.url, places: shown, regions, kind, region }),
      };
    },
  }),
  page({
    id: 'organisations.new',
    path: patterns.workOrganisationNew,
    policy: administers,
    audit: 'none: an empty form',
    query: z.object({ parent: z.string().max(100).optional() }),
    handler: async (ctx) => newForm(ctx, await openForm(ctx, { parent: ctx.query.parent ?? '' })),
  }),
  form({
    id: 'organisations.add',
    path: patterns.workOrganisationNew,
    policy: administers,
    audit: 'organisation.added',
    body: z
      .object({ ...facts, kind: z.enum(['unit', 'hospital', 'patient-organisation']), parent: maybeLine(100) })
      .refine(({ kind, parent }) => (kind === 'patient-organisation') === (parent === null), { path: ['parent'] }),
    invalid: (ctx, issues) => newForm(ctx, hsaWords(ctx, refusedForm(ctx.body, issues, placesText[ctx.lang].fault), ctx.body)),
    handler: async (ctx) => {
      const added = await addOrganisation(doingOf(ctx), ctx.body);
      const { name, mail, hsaId: hsa, kind, parent } = ctx.body;
      const values = { name, mail: mail ?? '', hsaId: hsa ?? '', kind, parent: parent ?? '' };
      return answerAct(ctx, added, {
        done: (id) => seeOther(ctx.url.page(paths.workOrganisation(id), { done: 'added' })),
        refused: { action: 'organisation.added', object: { kind: 'organisation', id: parent ?? '' } },
        told: { gone: () => noPlace, 'hsa-taken': () => newForm(ctx, { values, faults: hsaTaken(ctx) }) },
      });
    },
  }),
  page({
    id: 'organisations.one',
    path: patterns.workOrganisation,
    policy: administers,
    audit: 'none: reads one organisation',
    params: idParam,
    query: z.object({ done }),
    handler: (ctx) =>
      onePlace(ctx, ctx.params.id, { says: ctx.query.done === undefined ? undefined : placesText[ctx.lang][ctx.query.done] }),
  }),
  form({
    id: 'organisations.edit',
    path: patterns.workOrganisation,
    policy: administers,
    audit: 'organisation.changed',
    params: idParam,
    body: z.object({ ...facts, version: versionField }),
    invalid: (ctx, issues) =>
      onePlace(ctx, ctx.params.id, { editing: hsaWords(ctx, refusedForm(ctx.body, issues, placesText[ctx.lang].fault), ctx.body) }),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const saved = await editOrganisation(doingOf(ctx), id, ctx.body);
      const values = { name: ctx.body.name, hsaId: ctx.body.hsaId ?? '', mail: ctx.body.mail ?? '', version: String(ctx.body.version) };
      return answerAct(ctx, saved, {
        done: () => seeOther(ctx.url.page(paths.workOrganisation(id), { done: 'savedFacts' })),
        refused: { action: 'organisation.changed', object: { kind: 'organisation', id } },
        told: {
          gone: () => noPlace,
          stale: ({ now }) => onePlace(ctx, id, { editing: { values, faults: {} }, stale: now }),
          'hsa-taken': () => onePlace(ctx, id, { editing: { values, faults: hsaTaken(ctx) } }),
        },
      });
    },
  }),
  form({
    id: 'organisations.active',
    path: patterns.workOrganisationActive,
    from: patterns.workOrganisation,
    policy: all(administers, freshlySignedIn),
    audit: 'organisation.closed',
    params: idParam,
    body: switching,
    invalid: (ctx, issues) => onePlace(ctx, ctx.params.id, { turning: refusedForm(ctx.body, issues, placesText[ctx.lang].fault) }),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { active, reason } = ctx.body;
      return answerAct(ctx, await switchOrganisation(doingOf(ctx), id, active, reason), {
        done: () => seeOther(ctx.url.page(paths.workOrganisation(id), { done: active ? 'opened' : 'closed' })),
        refused: { action: active ? 'organisation.opened' : 'organisation.closed', object: { kind: 'organisation', id } },
        told: { gone: () => noPlace },
      });
    },
  }),
];

const hsaTaken = ({ lang }: Ctx) => ({ hsaId: placesText[lang].fault.hsaTaken });

/** An HSA-id whose form is right and whose number is not deserves words of its own. */
function hsaWords(ctx: Ctx, state: FormState, body: unknown): FormState {
  if (state.faults.hsaId === undefined) return state;
  const text = tidyHsa(String((body as { hsaId?: unknown }).hsaId ?? ''));
  return hsaFault(text) === 'check-digit' ? { ...state, faults: { ...state.faults, hsaId: placesText[ctx.lang].fault.hsaCheck } } : state;
}

async function newForm(ctx: Ctx, state: FormState): Promise<PageAnswer> {
  const asker = personOf(ctx.subject);
  const places = await readAs(ctx, (tx) => listPlaces(tx, scopeOf(asker)));
  const parents = places.filter((one) => (one.kind === 'region' || one.kind === 'hospital') && one.active);
  const text = placesText[ctx.lang];
  const body = NewPlaceForm({
    lang: ctx.lang,
    url: ctx.url,
    state,
    kinds: kindsToAdd(asker),
    parents: parents.map((one) => ({ value: one.id, label: one.name })),
    hidden: hiddenOf(ctx),
    discard: discardOf(ctx),
  });
  const breadcrumbs = crumbs(ctx, [text.title, patterns.workOrganisations], [text.newTitle]);
  return formAnswer({ title: text.newTitle, breadcrumbs, body }, [state]);
}

async function onePlace(ctx: Ctx, id: string, changes: Changes<PlaceRow>): Promise<PageAnswer | Problem> {
  const asker = personOf(ctx.subject);
  const found = await readAs(ctx, async (tx) => {
    const place = await findPlace(tx, scopeOf(asker), id);
    if (!place) return undefined;
    const places = await listPlaces(tx, scopeOf(asker));
    return {
      place,
      within: places.filter((one) => one.parent === id || (one.region === id && one.id !== id)),
      contacts: await listContacts(tx, id),
    };
  });
  if (!found) return noPlace;
  const { place } = found;
  const may = { keep: mayKeepPlace(asker, place), turn: mayClose(asker, place) };
  const now = { name: place.name, hsaId: place.hsaId ?? '', mail: place.mail ?? '' };
  const forms = await editAndSwitch(ctx, place, now, may, changes);
  const body = PlacePage({ lang: ctx.lang, url: ctx.url, ...found, ...forms });
  const breadcrumbs = crumbs(ctx, [placesText[ctx.lang].title, patterns.workOrganisations], [place.name]);
  return formAnswer({ title: place.name, breadcrumbs, body }, [forms.editing, forms.switching], forms.stale);
}

export const noPlace = notFound({ sv: placesText.sv.notFound, en: placesText.en.notFound });
