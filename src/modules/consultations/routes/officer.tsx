import { z } from 'zod';
import { dayInStockholm } from '../../../kernel/date.ts';
import { clockNow } from '../../../platform/db/index.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { Conflict, doingOf, isKeyReused, keyReused, personOf } from '../../access/index.ts';
import { documentsById } from '../../documents/index.ts';
import type { Fault } from '../commands/common.ts';
import { closeConsultation, extendConsultation } from '../commands/extend.ts';
import { notReady, openConsultation } from '../commands/open.ts';
import { addAddressees, beginConsultation, removeAddressee, renewParts, writeLetter } from '../commands/prepare.ts';
import { lastDayFor, mayClose } from '../core/due.ts';
import { addresseesOf, allConsultations, type Consultation, extensionsOf, organisationsToAsk } from '../queries/consultation.ts';
import { submissionsOf, tallyOf } from '../queries/incoming.ts';
import { AddresseesScreen } from '../screens/addressees.tsx';
import { LetterScreen, type LetterValues } from '../screens/letter.tsx';
import { ConsultationsScreen, OverviewScreen } from '../screens/overview.tsx';
import { PreviewScreen } from '../screens/preview.tsx';
import { officerText } from '../text/officer.ts';
import {
  answerFault,
  anyFields,
  badForm,
  type Ctx,
  crumbs,
  doneNotice,
  doneQuery,
  faultWords,
  form,
  hiddenOf,
  idParams,
  listIn,
  longText,
  maybeDay,
  officers,
  openKept,
  page,
  paths,
  patterns,
  readAs,
  readConsultation,
  reads,
  seeOther,
  settle,
  textIn,
  versionField,
} from './kit.tsx';

const own = 'none: reads papers of a case that one takes part in; refusals are logged' as const;
const isOfficer = (ctx: Ctx): boolean => personOf(ctx.subject).acting.role === 'case-officer';
type Errors = readonly { readonly name: string; readonly message: string }[];

async function overview(
  ctx: Ctx,
  id: string,
  { done, errors = [] }: { done?: string | undefined; errors?: Errors } = {},
): Promise<PageAnswer | Problem> {
  const read = await readConsultation(ctx, id, async (tx, one) => {
    const addressees = await addresseesOf(tx, id);
    const now = await clockNow(tx);
    const { lastDay } = one;
    const submissions = await submissionsOf(tx, id);
    const documents = one.letterDocument === null ? [] : await documentsById(tx, [one.letterDocument]);
    return {
      one,
      addressees,
      submissions,
      documents,
      extensions: await extensionsOf(tx, id),
      tally: await tallyOf(tx, id),
      faults: one.state === 'draft' ? notReady(one, addressees, dayInStockholm(now)) : {},
      isOver: lastDay !== null && mayClose([lastDay, ...addressees.map((other) => lastDayFor(lastDay, other.lastDay))], now),
    };
  });
  if (!read.ok) return read.problem;
  const { one } = read.value;
  return {
    title: officerText[ctx.lang].titleOf(one.areaName),
    hasErrors: errors.length > 0,
    breadcrumbs: crumbs(ctx, [one.areaName]),
    body: (
      <OverviewScreen
        lang={ctx.lang}
        url={ctx.url}
        {...read.value}
        errors={errors}
        isOfficer={isOfficer(ctx)}
        hidden={() => hiddenOf(ctx, { version: String(one.version) })}
        top={doneNotice(ctx, done)}
      />
    ),
  };
}

const letterValues = (one: Consultation): LetterValues => ({
  letter: one.letter,
  contact: one.contact,
  lastDay: one.lastDay ?? '',
  openToAll: one.openToAll ? 'yes' : 'no',
});

async function letterPage(
  ctx: Ctx,
  id: string,
  state: { values?: LetterValues; errors?: Errors; stale?: boolean } = {},
): Promise<PageAnswer | Problem> {
  const read = await readConsultation(ctx, id, async (_tx, one) => one, { roles: ['case-officer'] });
  if (!read.ok) return read.problem;
  const one = read.value;
  if (one.state !== 'draft')
    return answerFault(ctx, { kind: 'not-now' }, { id, action: 'consultation.changed', back: paths.consultation(id) });
  const kept = state.values ? undefined : await openKept(ctx);
  const now = letterValues(one);
  const values: LetterValues = state.values ?? { ...now, ...(kept?.values ? readLetter(kept.values) : {}) };
  const text = officerText[ctx.lang];
  const label = { letter: text.letter, contact: text.contact, lastDay: text.lastDay, openToAll: text.openToAll };
  const rows = (Object.keys(label) as (keyof LetterValues)[])
    .filter((key) => now[key] !== values[key])
    .map((key) => ({ label: label[key], now: now[key], yours: values[key] }));
  return {
    title: `${text.letter}: ${one.areaName}`,
    hasErrors: (state.errors?.length ?? 0) > 0 || state.stale === true,
    ...(state.stale ? { status: 409 } : {}),
    breadcrumbs: crumbs(ctx, [one.areaName, paths.consultation(id)], [text.letter]),
    body: (
      <LetterScreen
        lang={ctx.lang}
        url={ctx.url}
        one={one}
        values={values}
        errors={state.errors ?? []}
        hidden={hiddenOf(ctx, { version: String(one.version) })}
        top={
          <>
            {kept?.notice}
            {state.stale ? (
              <Conflict
                lang={ctx.lang}
                who={one.changedBy}
                at={one.changedAt}
                rows={rows}
                takeNow={ctx.url.page(paths.consultationLetter(id))}
              />
            ) : null}
          </>
        }
      />
    ),
  };
}

const readLetter = (body: Readonly<Record<string, unknown>>): LetterValues => ({
  letter: textIn(body, 'letter'),
  contact: textIn(body, 'contact'),
  lastDay: textIn(body, 'lastDay'),
  openToAll: textIn(body, 'openToAll') === 'no' ? 'no' : 'yes',
});

async function addresseesPage(
  ctx: Ctx,
  id: string,
  state: { errors?: Errors; values?: Readonly<Record<string, unknown>>; done?: string | undefined } = {},
): Promise<PageAnswer | Problem> {
  const read = await readConsultation(
    ctx,
    id,
    async (tx, one) => ({ one, addressees: await addresseesOf(tx, id), organisations: await organisationsToAsk(tx) }),
    { roles: ['case-officer'] },
  );
  if (!read.ok) return read.problem;
  const { one } = read.value;
  if (one.state !== 'draft')
    return answerFault(ctx, { kind: 'not-now' }, { id, action: 'consultation.addressed', back: paths.consultation(id) });
  const text = officerText[ctx.lang];
  return {
    title: `${text.addressees}: ${one.areaName}`,
    hasErrors: (state.errors?.length ?? 0) > 0,
    breadcrumbs: crumbs(ctx, [one.areaName, paths.consultation(id)], [text.addressees]),
    body: (
      <AddresseesScreen
        lang={ctx.lang}
        url={ctx.url}
        {...read.value}
        errors={state.errors ?? []}
        values={{
          name: textIn(state.values ?? {}, 'name'),
          mail: textIn(state.values ?? {}, 'mail'),
          organisations: listIn(state.values ?? {}, 'organisations'),
        }}
        hidden={() => hiddenOf(ctx)}
        top={doneNotice(ctx, state.done)}
      />
    ),
  };
}

const versionBody = z.object({ version: versionField });

/** What a fault of a form with fields becomes: the page again with what is wrong, or the page that the fault is. */
async function shown(
  ctx: Ctx,
  error: Fault | 'key-reused',
  id: string,
  action: string,
  again: (errors: Errors, stale: boolean) => Promise<PageAnswer | Problem>,
): Promise<PageAnswer | Problem> {
  if (isKeyReused(error)) return keyReused();
  if (error.kind === 'invalid') return again(faultWords(ctx.lang, error.fields), false);
  if (error.kind === 'stale') return again([], true);
  return answerFault(ctx, error, { id, action, back: paths.consultation(id) });
}

export const officerRoutes = [
  page({
    id: 'consultations.list',
    path: patterns.consultations,
    policy: reads,
    audit: own,
    query: z.object({ arende: z.uuid().optional() }),
    handler: async (ctx) => {
      const careCase = ctx.query.arende;
      const found = await readAs(ctx, (tx, madeUp) => allConsultations(tx, { madeUp }));
      const all = careCase === undefined ? found : found.filter((one) => one.careCase === careCase);
      return {
        title: officerText[ctx.lang].title,
        breadcrumbs: crumbs(ctx).map(({ label }) => ({ label })),
        body: (
          <ConsultationsScreen
            lang={ctx.lang}
            url={ctx.url}
            all={all}
            begin={careCase !== undefined && isOfficer(ctx) && !all.some(({ state }) => state !== 'closed') ? careCase : undefined}
            hidden={() => hiddenOf(ctx)}
          />
        ),
      };
    },
  }),
  form({
    id: 'consultations.begin',
    path: patterns.consultations,
    policy: officers,
    audit: 'consultation.begun',
    body: z.object({ careCase: z.uuid() }),
    invalid: badForm,
    handler: async (ctx) => {
      const done = await beginConsultation(doingOf(ctx), ctx.body.careCase);
      if (done.ok) return seeOther(ctx.url.page(paths.consultation(done.value), { klart: 'begun' }));
      return answerFault(ctx, done.error, { id: ctx.body.careCase, action: 'consultation.begun', back: patterns.consultations });
    },
  }),
  page({
    id: 'consultations.one',
    path: patterns.consultation,
    params: idParams,
    query: doneQuery,
    policy: reads,
    audit: own,
    handler: (ctx) => overview(ctx, ctx.params.id, { done: ctx.query.klart }),
  }),
  form({
    id: 'consultations.renewed',
    path: patterns.consultation,
    params: idParams,
    policy: officers,
    audit: 'consultation.changed',
    body: versionBody,
    invalid: badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const done = await renewParts(doingOf(ctx), { id, version: ctx.body.version });
      return settle(ctx, done, { id, action: 'consultation.changed', back: paths.consultation(id), says: 'renewed' });
    },
  }),
  page({
    id: 'consultations.letter',
    path: patterns.consultationLetter,
    params: idParams,
    policy: officers,
    audit: own,
    handler: (ctx) => letterPage(ctx, ctx.params.id),
  }),
  form({
    id: 'consultations.letter-saved',
    path: patterns.consultationLetter,
    params: idParams,
    policy: officers,
    audit: 'consultation.changed',
    body: z.object({
      letter: longText(20_000),
      contact: longText(500),
      lastDay: maybeDay('lastDay'),
      openToAll: z.enum(['yes', 'no']).default('no'),
      version: versionField,
    }),
    invalid: (ctx, issues) => {
      const fields = Object.fromEntries(
        issues.map(({ path }) => [String(path[0] ?? 'letter'), String(path[0]) === 'lastDay' ? 'other' : 'too-long']),
      );
      return letterPage(ctx, ctx.params.id, {
        values: readLetter((ctx.body ?? {}) as Record<string, unknown>),
        errors: faultWords(ctx.lang, fields),
      });
    },
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { version, openToAll, ...facts } = ctx.body;
      const done = await writeLetter(doingOf(ctx), { id, version }, { ...facts, openToAll: openToAll === 'yes' });
      if (done.ok) return seeOther(ctx.url.page(paths.consultation(id), { klart: 'saved' }));
      const values = { ...facts, lastDay: facts.lastDay ?? '', openToAll };
      return shown(ctx, done.error, id, 'consultation.changed', (errors, stale) => letterPage(ctx, id, { values, errors, stale }));
    },
  }),
  page({
    id: 'consultations.addressees',
    path: patterns.consultationAddressees,
    params: idParams,
    query: doneQuery,
    policy: officers,
    audit: own,
    handler: (ctx) => addresseesPage(ctx, ctx.params.id, { done: ctx.query.klart }),
  }),
  form({
    id: 'consultations.addressed',
    path: patterns.consultationAddressees,
    params: idParams,
    policy: officers,
    audit: 'consultation.addressed',
    body: anyFields,
    invalid: badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { body } = ctx;
      const remove = textIn(body, 'remove');
      const [name, mail] = [textIn(body, 'name').slice(0, 200), textIn(body, 'mail')];
      const kind = textIn(body, 'kind') === 'invited' ? 'invited' : 'obliged';
      const other = name === '' && mail === '' ? null : { name: name || mail, mail };
      const done =
        remove === ''
          ? await addAddressees(doingOf(ctx), id, { kind, organisations: listIn(body, 'organisations'), other })
          : await removeAddressee(doingOf(ctx), id, remove);
      if (done.ok) return seeOther(ctx.url.page(paths.consultationAddressees(id), { klart: 'added' }));
      return shown(ctx, done.error, id, 'consultation.addressed', (errors) => addresseesPage(ctx, id, { errors, values: body }));
    },
  }),
  page({
    id: 'consultations.preview',
    path: patterns.consultationPreview,
    params: idParams,
    policy: reads,
    audit: own,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const read = await readConsultation(ctx, id, async (tx, one) => ({ one, addressees: await addresseesOf(tx, id) }));
      if (!read.ok) return read.problem;
      const text = officerText[ctx.lang];
      return {
        title: `${text.preview}: ${read.value.one.areaName}`,
        breadcrumbs: crumbs(ctx, [read.value.one.areaName, paths.consultation(id)], [text.preview]),
        body: <PreviewScreen lang={ctx.lang} url={ctx.url} {...read.value} />,
      };
    },
  }),
  form({
    id: 'consultations.opened',
    path: patterns.consultationOpen,
    from: patterns.consultation,
    params: idParams,
    policy: officers,
    audit: 'consultation.opened',
    body: versionBody,
    invalid: badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const done = await openConsultation(doingOf(ctx), ctx.deps, { id, version: ctx.body.version });
      return settle(ctx, done, { id, action: 'consultation.opened', back: paths.consultation(id), says: 'opened' });
    },
  }),
  form({
    id: 'consultations.extended',
    path: patterns.consultationExtend,
    from: patterns.consultation,
    params: idParams,
    policy: officers,
    audit: 'consultation.extended',
    body: z.object({
      addressee: z.union([z.uuid(), z.literal('')]).default(''),
      to: maybeDay('to'),
      reason: longText(2_000),
      version: versionField,
    }),
    invalid: (ctx) => overview(ctx, ctx.params.id, { errors: faultWords(ctx.lang, { to: 'other' }) }),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { addressee, to, reason, version } = ctx.body;
      if (to === null || reason === '')
        return overview(ctx, id, {
          errors: faultWords(ctx.lang, { ...(to === null ? { to: 'empty' } : {}), ...(reason === '' ? { reason: 'empty' } : {}) }),
        });
      const done = await extendConsultation(doingOf(ctx), { id, version }, { addressee: addressee === '' ? null : addressee, to, reason });
      if (!done.ok && !isKeyReused(done.error) && done.error.kind === 'invalid')
        return overview(ctx, id, { errors: faultWords(ctx.lang, done.error.fields) });
      return settle(ctx, done, { id, action: 'consultation.extended', back: paths.consultation(id), says: 'extended' });
    },
  }),
  form({
    id: 'consultations.closed',
    path: patterns.consultationClose,
    from: patterns.consultation,
    params: idParams,
    policy: officers,
    audit: 'consultation.closed',
    body: versionBody,
    invalid: badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const done = await closeConsultation(doingOf(ctx), { id, version: ctx.body.version });
      return settle(ctx, done, { id, action: 'consultation.closed', back: paths.consultation(id), says: 'closed' });
    },
  }),
];
