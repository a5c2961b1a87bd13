import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { notFound, type Problem } from '../../../platform/problem/problem.ts';
import { doingOf, personOf, refuseAct } from '../act.ts';
import { saveContact } from '../commands/places.ts';
import type { FormState } from '../core/form.ts';
import { mayKeepPlace, scopeOf } from '../rules.ts';
import { ContactForm } from '../screens/contact.tsx';
import { type ContactRow, findContact } from '../store/contacts.ts';
import { findPlace } from '../store/places.ts';
import { placesText } from '../text/places.ts';
import { answerAct, discardOf, formAnswer, versionShown } from './answers.ts';
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
  versionField,
  yesOrNo,
} from './kit.ts';
import { idParam, noPlace } from './places.ts';

const contactParams = idParam.extend({ contact: z.uuid() });
const facts = z.object({
  name: line(),
  duty: line(),
  mail: maybeMail,
  phone: maybeLine(40),
  active: yesOrNo.default(true),
  version: versionField.default(0),
});

export const contactRoutes = [
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
    body: facts,
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
    body: facts,
    invalid: (ctx, issues) =>
      contactForm(ctx, ctx.params.id, ctx.params.contact, { state: refusedForm(ctx.body, issues, placesText[ctx.lang].fault) }),
    handler: (ctx) => save(ctx, ctx.params.id, ctx.params.contact, ctx.body),
  }),
];

type Changes = { readonly state?: FormState; readonly stale?: ContactRow };

async function contactForm(ctx: Ctx, id: string, contact: string | null, { state, stale }: Changes): Promise<PageAnswer | Problem> {
  const asker = personOf(ctx.subject);
  const { place, row } = await readAs(ctx, async (tx) => ({
    place: await findPlace(tx, scopeOf(asker), id),
    row: contact === null ? undefined : await findContact(tx, id, contact),
  }));
  if (!place) return noPlace;
  if (contact !== null && !row) return noContact;
  const may = mayKeepPlace(asker, place);
  if (!may.allowed) return refuseAct(doingOf(ctx), { action: 'contact.changed', object: { kind: 'organisation', id } }, may);
  const shown = state ?? (await openForm(ctx, row ? valuesFrom(row) : {}));
  const text = placesText[ctx.lang];
  const title = row ? text.contactTitle : text.contactNewTitle;
  const body = ContactForm({
    lang: ctx.lang,
    url: ctx.url,
    place,
    isNew: contact === null,
    state: shown,
    stale,
    here: ctx.url.page(contact === null ? paths.contactNew(id) : paths.contact(id, contact)),
    hidden: hiddenOf(ctx, { version: versionShown(shown, stale, row) }),
    discard: discardOf(ctx),
  });
  const breadcrumbs = crumbs(ctx, [text.title, patterns.workOrganisations], [place.name, paths.workOrganisation(id)], [title]);
  return formAnswer({ title: `${title}, ${place.name}`, breadcrumbs, body }, [shown], stale);
}

const valuesFrom = (row: Pick<ContactRow, 'name' | 'duty' | 'mail' | 'phone' | 'active' | 'version'>): FormState['values'] => ({
  name: row.name,
  duty: row.duty,
  mail: row.mail ?? '',
  phone: row.phone ?? '',
  active: row.active ? 'yes' : 'no',
  version: String(row.version),
});

async function save(ctx: Ctx, id: string, contact: string | null, body: z.output<typeof facts>) {
  const saved = await saveContact(doingOf(ctx), { organisation: id, contact }, body);
  return answerAct(ctx, saved, {
    done: () => seeOther(ctx.url.page(paths.workOrganisation(id), { done: 'contactSaved' })),
    refused: { action: contact === null ? 'contact.added' : 'contact.changed', object: { kind: 'organisation', id } },
    told: {
      gone: () => noPlace,
      stale: ({ now }) => contactForm(ctx, id, contact, { state: { values: valuesFrom(body), faults: {} }, stale: now }),
    },
  });
}

const noContact = notFound({ sv: placesText.sv.notFoundContact, en: placesText.en.notFoundContact });
