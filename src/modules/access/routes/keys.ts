import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { actAreas } from '../../../platform/http/acts/areas.ts';
import { many } from '../../../platform/http/fields.ts';
import { type PageAnswer, type Redirect, type Route, seeOther } from '../../../platform/http/route.ts';
import { notFound, type Problem } from '../../../platform/problem/problem.ts';
import { type IdentityDeps, isRole, signedIn, signInText } from '../../identity/index.ts';
import { doingOf, isKeyReused, keyReused, personOf } from '../act.ts';
import { type ActRoute, type ActSought, findAct } from '../act-address.ts';
import { endKeyAt, endOwnKey, makeKey, mostKeys } from '../commands/keys.ts';
import { type FormState, valuesOf } from '../core/form.ts';
import { all, freshlySignedIn } from '../policies.ts';
import { scopeOf } from '../rules.ts';
import { KeyForm, KeyMade, keyDays } from '../screens/key-form.tsx';
import { KeysList } from '../screens/keys.tsx';
import { keysAt, keysOf, organisationName } from '../store/keys.ts';
import { keysText } from '../text/keys.ts';
import { discardOf, formAnswer } from './answers.ts';
import { administers, type Ctx, crumbs, form, hiddenOf, openForm, page, readAs, refusedForm, uuidParam } from './kit.ts';

const done = z.object({ done: z.enum(['ended']).optional() });
const byHand = 'keys are made and ended by people: a key makes no keys';
const areas = many(z.enum(actAreas)).optional();

const asked = z.object({
  name: z.string().trim().min(1).max(100),
  may: z.enum(['read', 'write', 'act']),
  act: z.string().trim().max(500).default(''),
  areas,
  days: z.enum(keyDays),
});

/** `acts` are the forms that programs may send: an act key is for one of them. */
export const keyRoutes = (acts: () => readonly ActRoute[]): readonly Route<IdentityDeps>[] => [
  page({
    id: 'access-keys.mine',
    path: patterns.myKeys,
    policy: signedIn,
    audit: 'none: reads one’s own keys',
    query: done,
    handler: async (ctx) => {
      const rows = await readAs(ctx, (tx) => keysOf(tx, personOf(ctx.subject).id));
      return { title: keysText[ctx.lang].myTitle, noIndex: true, body: KeysList({ ...list(ctx, ctx.query.done), rows }) };
    },
  }),
  page({
    id: 'access-keys.new',
    path: patterns.myKeyNew,
    policy: all(signedIn, freshlySignedIn),
    audit: 'none: an empty form',
    query: z.object({ act: z.string().max(500).optional() }),
    handler: async (ctx) => {
      const { act } = ctx.query;
      const state = await openForm(ctx, act === undefined ? { may: 'read' } : { may: 'act', act });
      return keyForm(ctx, state, []);
    },
  }),
  form({
    id: 'access-keys.made',
    path: patterns.myKeyNew,
    policy: all(signedIn, freshlySignedIn),
    audit: 'access-key.made',
    byHand,
    body: asked,
    invalid: (ctx, issues) => keyForm(ctx, refusedForm(ctx.body, issues, keysText[ctx.lang].fault), areasIn(ctx.body)),
    handler: (ctx) => make(ctx, ctx.body, acts()),
  }),
  form({
    id: 'access-keys.ended',
    path: patterns.myKeyEnd,
    from: patterns.myKeys,
    policy: signedIn,
    audit: 'access-key.ended',
    byHand,
    params: uuidParam,
    body: z.object({}),
    invalid: () => noKey,
    handler: async (ctx) => {
      const ended = await endOwnKey(doingOf(ctx), ctx.params.id);
      if (ended.ok) return seeOther(ctx.url.page(patterns.myKeys, { done: 'ended' }));
      return isKeyReused(ended.error) ? keyReused() : noKey;
    },
  }),
  page({
    id: 'access-keys.list',
    path: patterns.keys,
    policy: administers,
    audit: 'none: reads which keys there are',
    query: done,
    handler: async (ctx) => {
      const scope = scopeOf(personOf(ctx.subject));
      const rows = await readAs(ctx, (tx) => keysAt(tx, scope.all ? null : scope.organisation));
      const title = keysText[ctx.lang].listTitle;
      return { title, breadcrumbs: crumbs(ctx, [title]), body: KeysList({ ...list(ctx, ctx.query.done), rows, ofOthers: true }) };
    },
  }),
  form({
    id: 'access-keys.revoked',
    path: patterns.keyEnd,
    from: patterns.keys,
    policy: administers,
    audit: 'access-key.ended',
    byHand,
    params: uuidParam,
    body: z.object({}),
    invalid: () => noKey,
    handler: async (ctx) => {
      const ended = await endKeyAt(doingOf(ctx), ctx.params.id);
      if (ended.ok) return seeOther(ctx.url.page(patterns.keys, { done: 'ended' }));
      return isKeyReused(ended.error) ? keyReused() : noKey;
    },
  }),
];

const list = (ctx: Ctx, what: 'ended' | undefined) => ({
  lang: ctx.lang,
  url: ctx.url,
  hidden: () => hiddenOf(ctx),
  says: what === undefined ? undefined : keysText[ctx.lang].endedDone,
});

const areasIn = (body: unknown): readonly string[] => {
  const given = (body as { readonly areas?: unknown } | undefined)?.areas;
  return (Array.isArray(given) ? given : [given]).filter((one): one is string => typeof one === 'string');
};

async function make(ctx: Ctx, body: z.output<typeof asked>, acts: readonly ActRoute[]): Promise<PageAnswer | Redirect | Problem> {
  const text = keysText[ctx.lang];
  const again = (faults: FormState['faults']) => keyForm(ctx, { values: valuesOf(body), faults }, body.areas ?? []);
  const act = body.may === 'act' ? findAct(acts, body.act, personOf(ctx.subject), ctx.now) : undefined;
  if (act && act.kind !== 'found') return again({ act: actFault(ctx, act) });
  const path = act?.path ?? null;
  const key = { name: body.name, may: body.may, areas: path === null ? (body.areas ?? []) : [], act: path, days: Number(body.days) };
  const made = await makeKey(doingOf(ctx), key, ctx.today);
  if (made.ok) return { title: text.madeTitle, noIndex: true, body: KeyMade({ lang: ctx.lang, url: ctx.url, token: made.value }) };
  if (isKeyReused(made.error)) return keyReused();
  return again({ name: made.error.kind === 'too-many' ? text.tooMany(mostKeys) : text.noAssignment });
}

function actFault({ lang }: Pick<Ctx, 'lang'>, sought: Exclude<ActSought, { kind: 'found' }>): string {
  const text = keysText[lang];
  if (sought.kind === 'several') return text.actSeveral(sought.paths.join(', '));
  return sought.kind === 'none' ? text.actNone : text.actNotAllowed;
}

async function keyForm(ctx: Ctx, state: FormState, ticked: readonly string[]): Promise<PageAnswer> {
  const { role, organisation } = personOf(ctx.subject).acting;
  const name = await readAs(ctx, (tx) => organisationName(tx, organisation));
  const acting = isRole(role) ? { role: signInText[ctx.lang].role[role], organisation: name ?? organisation } : undefined;
  const text = keysText[ctx.lang];
  const body = KeyForm({
    lang: ctx.lang,
    url: ctx.url,
    state,
    areas: ticked,
    acting,
    hidden: hiddenOf(ctx),
    discard: discardOf(ctx),
  });
  const breadcrumbs = [{ label: text.myTitle, href: ctx.url.page(patterns.myKeys) }, { label: text.newTitle }];
  return formAnswer({ title: text.newTitle, noIndex: true, breadcrumbs, body }, [state]);
}

const noKey = notFound({ sv: keysText.sv.gone, en: keysText.en.gone });
