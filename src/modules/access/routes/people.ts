import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { looksPersonal } from '../../../kernel/personal.ts';
import { searchText } from '../../../platform/http/fields.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf, keyReused, personOf } from '../act.ts';
import { addSomeone, editSomeone, switchSomeone } from '../commands/people.ts';
import type { FormState } from '../core/form.ts';
import { all, freshlySignedIn } from '../policies.ts';
import { mayDeactivate, mayKeepAccount, scopeOf } from '../rules.ts';
import type { Changes } from '../screens/edit-form.tsx';
import { PeopleList } from '../screens/people.tsx';
import { NewPersonForm, PersonPage } from '../screens/person.tsx';
import { listAssignments } from '../store/assignments.ts';
import { countSessions, findPerson, identitiesOf, listPeople, type PersonRow, usualIssuer } from '../store/people.ts';
import { adminText } from '../text/admin.ts';
import { answerAct, discardOf, editAndSwitch, formAnswer } from './answers.ts';
import {
  administers,
  type Ctx,
  crumbs,
  form,
  hiddenOf,
  line,
  maybeMail,
  missing,
  openForm,
  page,
  readAs,
  refusedForm,
  switching,
  uuidParam,
  versionField,
} from './kit.ts';

const done = z.enum(['added', 'personSaved', 'switchedOff', 'switchedOn']).optional();

const newPerson = z.object({
  name: line(),
  mail: maybeMail,
  issuer: z
    .string()
    .trim()
    .max(500)
    .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text)),
  subject: line(255).refine((text) => !looksPersonal(text)),
});

export const peopleRoutes = [
  page({
    id: 'people.list',
    path: patterns.people,
    policy: administers,
    audit: 'none: reads who has an account',
    query: z.object({ q: searchText.optional(), active: z.enum(['yes', 'no']).optional() }),
    handler: async (ctx) => {
      const { q, active } = ctx.query;
      const filter = { q, active: active === undefined ? undefined : active === 'yes' };
      const people = await readAs(ctx, (tx) => listPeople(tx, scopeOf(personOf(ctx.subject)), filter));
      const title = adminText[ctx.lang].peopleTitle;
      return { title, breadcrumbs: crumbs(ctx, [title]), body: PeopleList({ lang: ctx.lang, url: ctx.url, people, q, active }) };
    },
  }),
  page({
    id: 'people.new',
    path: patterns.personNew,
    policy: administers,
    audit: 'none: an empty form',
    handler: async (ctx) => {
      const issuer = await readAs(ctx, (tx) => usualIssuer(tx, personOf(ctx.subject).id));
      return newForm(ctx, await openForm(ctx, issuer === undefined ? {} : { issuer }));
    },
  }),
  form({
    id: 'people.add',
    path: patterns.personNew,
    policy: administers,
    audit: 'person.added',
    body: newPerson,
    invalid: (ctx, issues) => {
      const words = adminText[ctx.lang].fault;
      const state = refusedForm(ctx.body, issues, words);
      const personal = looksPersonal(state.values.subject ?? '');
      // A number that may be somebody's is not shown again.
      return newForm(ctx, personal ? hideSubject(state, words.subjectPersonal) : state);
    },
    handler: async (ctx) => {
      const added = await addSomeone(doingOf(ctx), ctx.body);
      return added.ok ? seeOther(ctx.url.page(paths.person(added.value), { done: 'added' })) : keyReused();
    },
  }),
  page({
    id: 'people.one',
    path: patterns.person,
    policy: administers,
    audit: 'none: reads one account',
    params: uuidParam,
    query: z.object({ done }),
    handler: async (ctx) => {
      const says = ctx.query.done === undefined ? undefined : adminText[ctx.lang][ctx.query.done];
      return onePerson(ctx, ctx.params.id, { says });
    },
  }),
  form({
    id: 'people.edit',
    path: patterns.person,
    policy: administers,
    audit: 'person.changed',
    params: uuidParam,
    body: z.object({ name: line(), mail: maybeMail, version: versionField }),
    invalid: (ctx, issues) => onePerson(ctx, ctx.params.id, { editing: refusedForm(ctx.body, issues, adminText[ctx.lang].fault) }),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const saved = await editSomeone(doingOf(ctx), id, ctx.body);
      const { name, mail } = ctx.body;
      const editing = { values: { name, mail: mail ?? '' }, faults: {} };
      return answerAct(ctx, saved, {
        done: () => seeOther(ctx.url.page(paths.person(id), { done: 'personSaved' })),
        refused: { action: 'person.changed', object: { kind: 'person', id } },
        told: { gone: () => missing('notFoundPerson'), stale: ({ now }) => onePerson(ctx, id, { editing, stale: now }) },
      });
    },
  }),
  form({
    id: 'people.active',
    path: patterns.personActive,
    from: patterns.person,
    policy: all(administers, freshlySignedIn),
    audit: 'person.deactivated',
    params: uuidParam,
    body: switching,
    invalid: (ctx, issues) => onePerson(ctx, ctx.params.id, { turning: refusedForm(ctx.body, issues, adminText[ctx.lang].fault) }),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { active, reason } = ctx.body;
      return answerAct(ctx, await switchSomeone(doingOf(ctx), id, active, reason, ctx.today), {
        done: () => seeOther(ctx.url.page(paths.person(id), { done: active ? 'switchedOn' : 'switchedOff' })),
        refused: { action: active ? 'person.reactivated' : 'person.deactivated', object: { kind: 'person', id } },
        told: { gone: () => missing('notFoundPerson') },
      });
    },
  }),
];

const hideSubject = ({ values, faults }: FormState, subject: string): FormState => ({
  values: { ...values, subject: '' },
  faults: { ...faults, subject },
});

function newForm(ctx: Ctx, state: FormState): PageAnswer {
  const text = adminText[ctx.lang];
  const body = NewPersonForm({
    lang: ctx.lang,
    state,
    action: ctx.url.page(patterns.personNew),
    back: ctx.url.page(patterns.people),
    hidden: hiddenOf(ctx),
    discard: discardOf(ctx),
  });
  const breadcrumbs = crumbs(ctx, [text.peopleTitle, patterns.people], [text.newPersonTitle]);
  return formAnswer({ title: text.newPersonTitle, breadcrumbs, body }, [state]);
}

async function onePerson(ctx: Ctx, id: string, changes: Changes<PersonRow>): Promise<PageAnswer | Problem> {
  const asker = personOf(ctx.subject);
  const found = await readAs(ctx, async (tx) => {
    const person = await findPerson(tx, scopeOf(asker), id);
    if (!person) return undefined;
    const [identities, sessions] = [await identitiesOf(tx, id), await countSessions(tx, id)];
    return { person, identities, sessions, roles: await listAssignments(tx, scopeOf(asker), { person: id }, ctx.today) };
  });
  if (!found) return missing('notFoundPerson');
  const { person } = found;
  const may = {
    keep: mayKeepAccount(asker, person),
    turn: mayDeactivate(asker, { id, home: person.home, isLastAdministrator: false }),
  };
  const forms = await editAndSwitch(ctx, person, { name: person.name, mail: person.mail ?? '' }, may, changes);
  const body = PersonPage({ lang: ctx.lang, url: ctx.url, today: ctx.today, ...found, ...forms });
  const breadcrumbs = crumbs(ctx, [adminText[ctx.lang].peopleTitle, patterns.people], [person.name]);
  return formAnswer({ title: person.name, breadcrumbs, body }, [forms.editing, forms.switching], forms.stale);
}
