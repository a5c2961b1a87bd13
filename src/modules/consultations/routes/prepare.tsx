import { z } from 'zod';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf, isKeyReused, keyReused } from '../../access/index.ts';
import type { Fault } from '../commands/common.ts';
import { addAddressees, removeAddressee, writeLetter } from '../commands/prepare.ts';
import { addresseesOf, type Consultation, organisationsToAsk } from '../queries/consultation.ts';
import { AddresseesScreen } from '../screens/addressees.tsx';
import { LetterScreen, type LetterValues } from '../screens/letter.tsx';
import { PreviewScreen } from '../screens/preview.tsx';
import { officerText } from '../text/officer.ts';
import { bodies } from './bodies.ts';
import {
  answerFault,
  badForm,
  type Ctx,
  doneNotice,
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
  readConsultation,
  reads,
  seeOther,
  textIn,
  versionField,
} from './kit.tsx';
import { below, differing, type Errors, own, pageOf, topOf } from './page.tsx';

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
  const rows = (Object.keys(label) as (keyof LetterValues)[]).map((key) => ({ label: label[key], now: now[key], yours: values[key] }));
  const conflict = state.stale ? { by: one, rows: differing(rows) } : undefined;
  return below(ctx, one, {
    title: `${text.letter}: ${one.areaName}`,
    way: [[text.letter]],
    errors: state.errors,
    isStale: state.stale === true,
    body: (
      <LetterScreen
        lang={ctx.lang}
        url={ctx.url}
        one={one}
        values={values}
        errors={state.errors ?? []}
        hidden={hiddenOf(ctx, { version: String(one.version) })}
        top={topOf(ctx, { kept, conflict, takeNow: paths.consultationLetter(id) })}
      />
    ),
  });
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
  return below(ctx, one, {
    title: `${text.addressees}: ${one.areaName}`,
    way: [[text.addressees]],
    errors: state.errors,
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
  });
}

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

/** What is made ready before a consultation is sent out: the letter, those who are asked, and how it will look. */
export const prepareRoutes = [
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
  pageOf('consultations.addressees', patterns.consultationAddressees, addresseesPage, officers),
  form({
    id: 'consultations.addressed',
    path: patterns.consultationAddressees,
    params: idParams,
    policy: officers,
    audit: 'consultation.addressed',
    body: bodies.addressees,
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
      const { one } = read.value;
      const { preview } = officerText[ctx.lang];
      return below(ctx, one, {
        title: `${preview}: ${one.areaName}`,
        way: [[preview]],
        body: <PreviewScreen lang={ctx.lang} url={ctx.url} {...read.value} />,
      });
    },
  }),
];
