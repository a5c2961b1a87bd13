import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { notFound, type Problem } from '../../../platform/problem/problem.ts';
import { doingOf, isKeyReused, keyReused, personOf, refuseAct } from '../act.ts';
import {
  addOrganisation,
  type ContactFault,
  editOrganisation,
  kindsToAdd,
  mayClose,
  type PlaceFault,
  saveContact,
  switchOrganisation,
} from '../commands/places.ts';
import type { FormState } from '../core/form.ts';
import { hsaFault, tidyHsa } from '../core/hsa.ts';
import { placeKinds } from '../core/place.ts';
import { all, freshlySignedIn, reasonOf } from '../policies.ts';
import { mayKeepPlace, scopeOf } from '../rules.ts';
import { ContactForm, NewPlaceForm, PlacePage, PlacesList } from '../screens/places.tsx';
import { type ContactRow, findContact, listContacts } from '../store/contacts.ts';
import { findPlace, listPlaces, type PlaceRow } from '../store/places.ts';
import { placesText } from '../text/places.ts';
import {
  administers,
  type Ctx,
  crumbs,
  discardOf,
  form,
  hiddenOf,
  line,
  maybeLine,
  maybeMail,
  openForm,
  page,
  readAs,
  refusedForm,
  versionField,
  yesOrNo,
} from './kit.ts';

const done = z.enum(['added', 'savedFacts', 'closed', 'opened', 'contactSaved']).optional();
const blank: FormState = { values: {}, faults: {} };
const idParam = z.object({ id: z.string().regex(/^[a-z0-9-]{1,100}$/) });
const contactParams = idParam.extend({ contact: z.uuid() });

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
const contactFacts = z.object({
  name: line(),
  duty: line(),
  mail: maybeMail,
  phone: maybeLine(40),
  active: yesOrNo.default(true),
  version: versionField.default(0),
});

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
      if (added.ok) return seeOther(ctx.url.page(paths.workOrganisation(added.value), { done: 'added' }));
      if (isKeyReused(added.error)) return keyReused();
      const { name, mail, hsaId: hsa, kind, parent } = ctx.body;
      const values = { name, mail: mail ?? '', hsaId: hsa ?? '', kind, parent: parent ?? '' };
      if (added.error.kind === 'hsa-taken') return newForm(ctx, { values, faults: { hsaId: placesText[ctx.lang].fault.hsaTaken } });
      return answerTo(ctx, added.error, parent ?? '', 'organisation.added');
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
      if (saved.ok) return seeOther(ctx.url.page(paths.workOrganisation(id), { done: 'savedFacts' }));
      if (isKeyReused(saved.error)) return keyReused();
      const values = { name: ctx.body.name, hsaId: ctx.body.hsaId ?? '', mail: ctx.body.mail ?? '', version: String(ctx.body.version) };
      if (saved.error.kind === 'stale') return onePlace(ctx, id, { editing: { values, faults: {} }, stale: saved.error.now });
      if (saved.error.kind === 'hsa-taken') {
        return onePlace(ctx, id, { editing: { values, faults: { hsaId: placesText[ctx.lang].fault.hsaTaken } } });
      }
      return answerTo(ctx, saved.error, id, 'organisation.changed');
    },
  }),
  form({
    id: 'organisations.active',
    path: patterns.workOrganisationActive,
    from: patterns.workOrganisation,
    policy: all(administers, freshlySignedIn),
    audit: 'organisation.closed',
    params: idParam,
    body: z
      .object({ active: yesOrNo, reason: z.string().trim().max(500).default('') })
      .refine(({ active, reason }) => active || reason !== '', { path: ['reason'] }),
    invalid: (ctx, issues) => onePlace(ctx, ctx.params.id, { switching: refusedForm(ctx.body, issues, placesText[ctx.lang].fault) }),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { active, reason } = ctx.body;
      const switched = await switchOrganisation(doingOf(ctx), id, active, reason === '' ? null : reason);
      if (switched.ok) return seeOther(ctx.url.page(paths.workOrganisation(id), { done: active ? 'opened' : 'closed' }));
      return isKeyReused(switched.error)
        ? keyReused()
        : answerTo(ctx, switched.error, id, active ? 'organisation.opened' : 'organisation.closed');
    },
  }),
  page({
    id: 'contacts.new',
    path: patterns.contactNew,
    policy: administers,
    audit: 'none: an empty form',
    params: idParam,
    handler: async (ctx) => contactForm(ctx, ctx.params.id, null, { state: await openForm(ctx, {}) }),
  }),
  form({
    id: 'contacts.add',
    path: patterns.contactNew,
    policy: administers,
    audit: 'contact.added',
    params: idParam,
    body: contactFacts,
    invalid: (ctx, issues) => contactForm(ctx, ctx.params.id, null, { state: refusedForm(ctx.body, issues, placesText[ctx.lang].fault) }),
    handler: (ctx) => save(ctx, ctx.params.id, null, ctx.body),
  }),
  page({
    id: 'contacts.one',
    path: patterns.contact,
    policy: administers,
    audit: 'none: reads one contact person',
    params: contactParams,
    handler: (ctx) => contactForm(ctx, ctx.params.id, ctx.params.contact, {}),
  }),
  form({
    id: 'contacts.edit',
    path: patterns.contact,
    policy: administers,
    audit: 'contact.changed',
    params: contactParams,
    body: contactFacts,
    invalid: (ctx, issues) =>
      contactForm(ctx, ctx.params.id, ctx.params.contact, { state: refusedForm(ctx.body, issues, placesText[ctx.lang].fault) }),
    handler: (ctx) => save(ctx, ctx.params.id, ctx.params.contact, ctx.body),
  }),
];

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
  return {
    title: text.newTitle,
    breadcrumbs: crumbs(ctx, [text.title, patterns.workOrganisations], [text.newTitle]),
    hasErrors: Object.keys(state.faults).length > 0,
    body: NewPlaceForm({
      lang: ctx.lang,
      url: ctx.url,
      state,
      kinds: kindsToAdd(asker),
      parents: parents.map((one) => ({ value: one.id, label: one.name })),
      hidden: hiddenOf(ctx),
      discard: discardOf(ctx, ctx.url.page(patterns.discardForm)),
    }),
  };
}

type Changes = {
  readonly says?: string | undefined;
  readonly editing?: FormState;
  readonly switching?: FormState;
  readonly stale?: PlaceRow;
};

async function onePlace(ctx: Ctx, id: string, { says, editing, switching = blank, stale }: Changes): Promise<PageAnswer | Problem> {
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
  const [keep, close] = [mayKeepPlace(asker, place), mayClose(asker, place)];
  const now = { name: place.name, hsaId: place.hsaId ?? '', mail: place.mail ?? '', version: String(place.version) };
  const state = editing ?? (await openForm(ctx, now));
  const version = String(stale?.version ?? state.values.version ?? place.version);
  return {
    title: place.name,
    breadcrumbs: crumbs(ctx, [placesText[ctx.lang].title, patterns.workOrganisations], [place.name]),
    hasErrors: Object.keys(state.faults).length + Object.keys(switching.faults).length > 0,
    ...(stale ? { status: 409 } : {}),
    body: PlacePage({
      lang: ctx.lang,
      url: ctx.url,
      ...found,
      says,
      editing: state,
      stale,
      switching: editing ? switching : { ...switching, values: { ...state.values, ...switching.values } },
      keepDenied: keep.allowed ? undefined : reasonOf(keep)[ctx.lang],
      closeDenied: close.allowed ? undefined : reasonOf(close)[ctx.lang],
      hidden: { edit: hiddenOf(ctx, { version }), active: hiddenOf(ctx, { active: place.active ? 'no' : 'yes' }) },
      discard: discardOf(ctx, ctx.url.page(patterns.discardForm)),
    }),
  };
}

type ContactChanges = { readonly state?: FormState; readonly stale?: ContactRow };

async function contactForm(ctx: Ctx, id: string, contact: string | null, { state, stale }: ContactChanges): Promise<PageAnswer | Problem> {
  const asker = personOf(ctx.subject);
  const found = await readAs(ctx, async (tx) => ({
    place: await findPlace(tx, scopeOf(asker), id),
    row: contact === null ? undefined : await findContact(tx, id, contact),
  }));
  const { place, row } = found;
  if (!place) return noPlace;
  if (contact !== null && !row) return noContact;
  const may = mayKeepPlace(asker, place);
  if (!may.allowed) return refuseAct(doingOf(ctx), { action: 'contact.changed', object: { kind: 'organisation', id } }, may);
  const now = row ? contactValues(row) : {};
  const shown = state ?? (await openForm(ctx, now));
  const version = String(stale?.version ?? shown.values.version ?? row?.version ?? 0);
  const text = placesText[ctx.lang];
  const title = row ? text.contactTitle : text.contactNewTitle;
  return {
    title: `${title}, ${place.name}`,
    breadcrumbs: crumbs(ctx, [text.title, patterns.workOrganisations], [place.name, paths.workOrganisation(id)], [title]),
    hasErrors: Object.keys(shown.faults).length > 0,
    ...(stale ? { status: 409 } : {}),
    body: ContactForm({
      lang: ctx.lang,
      url: ctx.url,
      place,
      isNew: contact === null,
      state: shown,
      stale,
      here: ctx.url.page(contact === null ? paths.contactNew(id) : paths.contact(id, contact)),
      hidden: hiddenOf(ctx, { version }),
      discard: discardOf(ctx, ctx.url.page(patterns.discardForm)),
    }),
  };
}

const contactValues = (row: Pick<ContactRow, 'name' | 'duty' | 'mail' | 'phone' | 'active' | 'version'>): FormState['values'] => ({
  name: row.name,
  duty: row.duty,
  mail: row.mail ?? '',
  phone: row.phone ?? '',
  active: row.active ? 'yes' : 'no',
  version: String(row.version),
});

async function save(ctx: Ctx, id: string, contact: string | null, body: z.output<typeof contactFacts>) {
  const saved = await saveContact(doingOf(ctx), { organisation: id, contact }, body);
  if (saved.ok) return seeOther(ctx.url.page(paths.workOrganisation(id), { done: 'contactSaved' }));
  if (isKeyReused(saved.error)) return keyReused();
  if (saved.error.kind !== 'stale') return answerTo(ctx, saved.error, id, contact === null ? 'contact.added' : 'contact.changed');
  return contactForm(ctx, id, contact, { state: { values: contactValues(body), faults: {} }, stale: saved.error.now });
}

function answerTo(ctx: Ctx, fault: PlaceFault | ContactFault, id: string, action: string): Problem | Promise<Problem> {
  return fault.kind === 'refused' ? refuseAct(doingOf(ctx), { action, object: { kind: 'organisation', id } }, fault.denial) : noPlace;
}

const noPlace = notFound({ sv: placesText.sv.notFound, en: placesText.en.notFound });
const noContact = notFound({ sv: placesText.sv.notFoundContact, en: placesText.en.notFoundContact });
