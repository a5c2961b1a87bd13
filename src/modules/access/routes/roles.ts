import { z } from 'zod';
import { formatDateTime } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { csv } from '../../../platform/http/csv.ts';
import { dayField } from '../../../platform/http/fields.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { badField, type Problem } from '../../../platform/problem/problem.ts';
import { isRole, needsTwo, type Role, signInText } from '../../identity/index.ts';
import { doingOf, isKeyReused, keyReused, note, personOf, refuseAct } from '../act.ts';
import { confirmForSomeone, giveSomeone, placeOf, type RoleFault, takeFromSomeone } from '../commands/roles.ts';
import { assignmentStates, stateOf } from '../core/assignment.ts';
import type { FormState } from '../core/form.ts';
import { all, freshlySignedIn, mayAs } from '../policies.ts';
import { mayConfirm, mayEnd, rolesToGive, scopeOf } from '../rules.ts';
import { GiveRoleForm, RolePage } from '../screens/role.tsx';
import { RolesList } from '../screens/roles.tsx';
import { type AssignmentRow, findAssignment, hasRegionAdministrator, listAssignments } from '../store/assignments.ts';
import { listPeople } from '../store/people.ts';
import { listPlaces } from '../store/places.ts';
import { adminText } from '../text/admin.ts';
import { discardOf, formAnswer, placedFaults, whyNot } from './answers.ts';
import {
  administers,
  type Ctx,
  crumbs,
  file,
  form,
  hiddenOf,
  maybeLine,
  missing,
  openForm,
  page,
  readAs,
  refusedForm,
  uuidParam,
} from './kit.ts';
import { roleColumns } from './role-columns.ts';

const done = z.enum(['roleGiven', 'roleGivenWaits', 'roleConfirmed', 'roleTaken']).optional();
/** Auditors read who has which role; they change nothing. */
const seesRoles = mayAs('administrator', 'region-administrator', 'auditor');
const changesRoles = all(administers, freshlySignedIn);

const role = z.string().refine(isRole);
const filter = z.object({
  state: z.enum(assignmentStates).optional(),
  role: role.optional(),
  organisation: z.string().max(100).optional(),
});
const maybeDay = z.union([z.literal('').transform(() => null), dayField('to')]).default(null);
const given = z
  .object({
    person: z.uuid(),
    role,
    organisation: z.string().min(1).max(100),
    from: dayField('from'),
    to: maybeDay,
    reason: maybeLine(500),
  })
  .refine(({ from, to }) => to === null || to >= from, { path: ['toBeforeFrom'] });

export const roleRoutes = [
  page({
    id: 'roles.list',
    path: patterns.roles,
    policy: seesRoles,
    audit: 'none: reads who has which role',
    query: filter,
    handler: async (ctx) => {
      const asker = personOf(ctx.subject);
      const scope = scopeOf(asker);
      const found = await readAs(ctx, async (tx) => ({
        rows: await listAssignments(tx, scope, ctx.query, ctx.today),
        places: await listPlaces(tx, scope),
      }));
      const title = adminText[ctx.lang].rolesTitle;
      return {
        title,
        breadcrumbs: crumbs(ctx, [title]),
        body: RolesList({
          lang: ctx.lang,
          url: ctx.url,
          today: ctx.today,
          ...found,
          filter: ctx.query,
          mayGive: administers(asker, ctx.now).allowed,
          csv: ctx.url.plain(patterns.rolesCsv, ctx.query),
          says: undefined,
        }),
      };
    },
  }),
  file({
    id: 'roles.csv',
    path: patterns.rolesCsv,
    policy: all(seesRoles, freshlySignedIn),
    audit: 'roles.exported',
    types: ['text/csv'],
    query: filter,
    handler: async (ctx) => {
      const rows = await readAs(ctx, (tx) => listAssignments(tx, scopeOf(personOf(ctx.subject)), ctx.query, ctx.today));
      await note(doingOf(ctx), {
        action: 'roles.exported',
        object: null,
        result: 'allowed',
        details: { rows: rows.length, ...chosen(ctx.query) },
      });
      return {
        type: 'text/csv; charset=utf-8; header=present',
        name: `roller-${ctx.today}.csv`,
        content: csv(roleColumns(ctx.today), rows),
      };
    },
  }),
  page({
    id: 'roles.give',
    path: patterns.roleGive,
    policy: changesRoles,
    audit: 'none: an empty form',
    query: z.object({ person: z.uuid().optional(), organisation: z.string().max(100).optional() }),
    handler: async (ctx) => {
      const { person = '', organisation = '' } = ctx.query;
      return giveForm(ctx, await openForm(ctx, { person, organisation, from: ctx.today }));
    },
  }),
  form({
    id: 'roles.given',
    path: patterns.roleGive,
    policy: changesRoles,
    audit: 'role.given',
    body: given,
    invalid: (ctx, issues) => giveForm(ctx, placedFaults(refusedForm(ctx.body, issues, adminText[ctx.lang].fault))),
    handler: async (ctx) => {
      const { body } = ctx;
      const words = adminText[ctx.lang].fault;
      const values = { ...body, to: body.to ?? '', reason: body.reason ?? '' };
      if (body.to !== null && body.to < ctx.today) return giveForm(ctx, { values, faults: { to: words.toPast } });
      const added = await giveSomeone(doingOf(ctx), body, ctx.today);
      if (added.ok) {
        return seeOther(ctx.url.page(paths.role(added.value), { done: needsTwo(body.role) ? 'roleGivenWaits' : 'roleGiven' }));
      }
      if (isKeyReused(added.error)) return keyReused();
      if (added.error.kind === 'has-it-already') return giveForm(ctx, { values, faults: { role: words.hasItAlready } });
      return answerTo(ctx, added.error, null, 'role.given', { role: body.role, organisation: body.organisation, person: body.person });
    },
  }),
  page({
    id: 'roles.one',
    path: patterns.role,
    policy: seesRoles,
    audit: 'none: reads one role',
    params: uuidParam,
    query: z.object({ done }),
    handler: (ctx) => {
      const says = ctx.query.done === undefined ? undefined : adminText[ctx.lang][ctx.query.done];
      return oneRole(ctx, ctx.params.id, { says });
    },
  }),
  form({
    id: 'roles.confirm',
    path: patterns.roleConfirm,
    from: patterns.role,
    policy: all(mayAs('administrator'), freshlySignedIn),
    audit: 'role.confirmed',
    params: uuidParam,
    body: z.object({}),
    invalid: (ctx) => oneRole(ctx, ctx.params.id, {}),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const confirmed = await confirmForSomeone(doingOf(ctx), id, ctx.today);
      if (confirmed.ok) return seeOther(ctx.url.page(paths.role(id), { done: 'roleConfirmed' }));
      return isKeyReused(confirmed.error) ? keyReused() : answerTo(ctx, confirmed.error, id, 'role.confirmed');
    },
  }),
  form({
    id: 'roles.end',
    path: patterns.roleEnd,
    from: patterns.role,
    policy: changesRoles,
    audit: 'role.taken',
    params: uuidParam,
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
    invalid: (ctx, issues) => oneRole(ctx, ctx.params.id, { ending: refusedForm(ctx.body, issues, adminText[ctx.lang].fault) }),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const ended = await takeFromSomeone(doingOf(ctx), id, ctx.body.reason, ctx.today);
      if (ended.ok) return seeOther(ctx.url.page(paths.role(id), { done: 'roleTaken' }));
      return isKeyReused(ended.error) ? keyReused() : answerTo(ctx, ended.error, id, 'role.taken');
    },
  }),
];

/** What of a filter was chosen. */
const chosen = (query: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined));

async function giveForm(ctx: Ctx, state: FormState): Promise<PageAnswer> {
  const asker = personOf(ctx.subject);
  const found = await readAs(ctx, async (tx) => {
    const places = (await listPlaces(tx, scopeOf(asker))).filter((place) => place.active);
    const offers: { place: (typeof places)[number]; roles: readonly Role[] }[] = [];
    for (const place of places) {
      const roles = rolesToGive(asker, place, place.kind === 'region' && (await hasRegionAdministrator(tx, place.region, ctx.today)));
      if (roles.length > 0) offers.push({ place, roles });
    }
    return { offers, people: await listPeople(tx, scopeOf(asker), { q: undefined, active: true }) };
  });
  const names = signInText[ctx.lang].role;
  const text = adminText[ctx.lang];
  const roles = [...new Set(found.offers.flatMap((offer) => offer.roles))];
  const body = GiveRoleForm({
    lang: ctx.lang,
    url: ctx.url,
    state,
    people: found.people.filter((one) => one.id !== asker.id).map((one) => ({ value: one.id, label: one.name })),
    roles: roles.map((one) => ({ value: one, label: names[one] })),
    places: found.offers.map(({ place }) => ({ value: place.id, label: place.name })),
    hidden: hiddenOf(ctx),
    discard: discardOf(ctx),
  });
  return formAnswer({ title: text.giveTitle, breadcrumbs: crumbs(ctx, [text.rolesTitle, patterns.roles], [text.giveTitle]), body }, [
    state,
  ]);
}

type Changes = { readonly says?: string | undefined; readonly ending?: FormState; readonly doneAlready?: AssignmentRow };

async function oneRole(ctx: Ctx, id: string, { says, ending, doneAlready }: Changes): Promise<PageAnswer | Problem> {
  const asker = personOf(ctx.subject);
  const row = await readAs(ctx, (tx) => findAssignment(tx, scopeOf(asker), id));
  if (!row) return missing('notFoundRole');
  const title = signInText[ctx.lang].role[row.role];
  const confirming = mayConfirm(asker, { person: row.person, givenBy: row.givenBy, isPending: stateOf(row, ctx.today) === 'pending' });
  const taking = mayEnd(asker, { role: row.role, place: placeOf(row), isLastAdministrator: false });
  const state = ending ?? (await openForm(ctx, {}));
  const body = RolePage({
    lang: ctx.lang,
    url: ctx.url,
    today: ctx.today,
    row,
    says,
    doneAlready: doneAlready && whoDid(doneAlready, ctx),
    ending: state,
    confirmDenied: whyNot(ctx, confirming),
    endDenied: whyNot(ctx, taking),
    hidden: { confirm: hiddenOf(ctx), end: hiddenOf(ctx) },
    discard: discardOf(ctx),
  });
  const breadcrumbs = crumbs(ctx, [adminText[ctx.lang].rolesTitle, patterns.roles], [title]);
  return formAnswer({ title: `${title}, ${row.personName}`, breadcrumbs, body }, [state], doneAlready);
}

function whoDid({ endedAt, endedByName, confirmedAt, confirmedByName }: AssignmentRow, { lang }: Ctx): string {
  const [who, at] = endedAt === null ? [confirmedByName, confirmedAt] : [endedByName, endedAt];
  return adminText[lang].doneAlready(who ?? adminText[lang].unknownPerson, at === null ? '' : formatDateTime(at, lang));
}

async function answerTo(
  ctx: Ctx,
  fault: RoleFault,
  id: string | null,
  action: string,
  details: Readonly<Record<string, string>> = {},
): Promise<PageAnswer | Problem> {
  if (fault.kind === 'done-already') return oneRole(ctx, fault.now.id, { doneAlready: fault.now });
  if (fault.kind === 'refused') {
    return refuseAct(doingOf(ctx), { action, object: id === null ? null : { kind: 'assignment', id }, details }, fault.denial);
  }
  if (id === null) return badField({ in: 'body', name: 'person', message: notHere });
  await note(doingOf(ctx), { action, object: { kind: 'assignment', id }, result: 'denied', reason: adminText.en.notFoundRole });
  return missing('notFoundRole');
}

const notHere = { sv: adminText.sv.notFoundPerson, en: adminText.en.notFoundPerson };
