import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { dayField } from '../../../platform/http/fields.ts';
import { type Context, type PageAnswer, routesFor, seeOther } from '../../../platform/http/route.ts';
import { spooledField } from '../../../platform/http/spool.ts';
import { notFound, type Problem } from '../../../platform/problem/problem.ts';
import {
  asSubject,
  discardOf,
  doingOf,
  type FormState,
  faultsIn,
  hiddenOf,
  isKeyReused,
  isMadeUp,
  keptForm,
  keyReused,
  personOf,
  valuesOf,
} from '../../access/index.ts';
import {
  diaryCrumbs,
  diaryText,
  directions,
  entryKinds,
  findEntry,
  historyOf,
  keepsDiary,
  readGround,
  readsDiary,
} from '../../diary/index.ts';
import { noteEntry } from '../commands/note-entry.ts';
import { register } from '../commands/register.ts';
import type { DocumentsDeps } from '../deps.ts';
import { documentsById } from '../queries.ts';
import { attachmentUpload, receiveUpload } from '../receive.ts';
import { correctsChoices, EntryScreen } from '../screens/entry.tsx';
import { RegisterScreen } from '../screens/register.tsx';

const { page, form } = routesFor<DocumentsDeps>();
type Ctx = Context<DocumentsDeps, unknown, unknown, unknown>;

const blank: FormState = { values: {}, faults: {} };

/** The legal ground, in the form that it is written in; nothing for none. */
const ground = z
  .string()
  .max(200)
  .default('')
  .transform((text, issues): string | null => {
    if (text.trim() === '') return null;
    const read = readGround(text);
    if (read.ok) return read.value;
    issues.addIssue({ code: 'custom', message: 'no-ground' });
    return z.NEVER;
  });

const registerBody = z
  .object({
    direction: z.enum(directions),
    kind: z.enum(entryKinds),
    dated: dayField('dated'),
    counterpartIs: z.enum(['organisation', 'person', 'nobody']),
    counterpart: z.string().trim().max(200).default(''),
    subject: z.string().trim().min(1).max(500),
    secrecy: ground,
    careCase: z.uuid().optional(),
    file: spooledField.optional(),
  })
  .superRefine(({ counterpartIs, counterpart }, issues) => {
    if (counterpartIs !== 'nobody' && counterpart === '') issues.addIssue({ code: 'custom', path: ['counterpart'], message: 'missing' });
  });

/** What was written, without the file: a browser never sends one twice by itself. */
const written = (body: unknown): Record<string, string> => valuesOf(body);

function registerPage(ctx: Ctx, state: FormState, careCase: string | undefined): PageAnswer {
  const title = diaryText[ctx.lang].newTitle;
  return {
    title,
    hasErrors: Object.keys(state.faults).length > 0,
    breadcrumbs: diaryCrumbs(ctx.lang, ctx.url, title),
    body: RegisterScreen({
      lang: ctx.lang,
      url: ctx.url,
      state,
      hidden: hiddenOf(ctx),
      discard: discardOf(ctx),
      today: ctx.today,
      careCase,
    }),
  };
}

const caseIn = (value: unknown): string | undefined => (z.uuid().safeParse(value).success ? String(value) : undefined);

const noteBody = z
  .object({
    seen: z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number),
    corrects: z.enum(correctsChoices),
    value: z.string().trim().max(500).default(''),
    reason: z.string().trim().min(1).max(1_000),
  })
  .superRefine(({ corrects, value }, issues) => {
    const needsValue = corrects === 'subject' || corrects === 'counterpart-person';
    const wrong =
      (needsValue && value === '') || (corrects === 'note' && value !== '') || (corrects.startsWith('counterpart') && value.length > 200);
    if (wrong || (corrects === 'secrecy' && value !== '' && !readGround(value).ok))
      issues.addIssue({ code: 'custom', path: ['value'], message: 'wrong' });
  });

/** Registering in the diary with a document along, and an entry with its notes. */
export const registerRoutes = [
  page({
    id: 'diary.new',
    path: patterns.diaryNew,
    policy: keepsDiary,
    audit: 'none: nothing happens before the form is sent',
    query: z.object({ careCase: z.uuid().optional() }),
    handler: async (ctx) => {
      const kept = await keptForm(ctx);
      const state = kept ? { values: written(kept.values), faults: {}, keptAt: kept.keptAt } : blank;
      return registerPage(ctx, state, ctx.query.careCase ?? caseIn(kept?.values.careCase));
    },
  }),
  form({
    id: 'diary.registered',
    path: patterns.diaryNew,
    policy: keepsDiary,
    audit: 'diary.registered',
    upload: attachmentUpload(),
    body: registerBody,
    invalid: (ctx, issues) => {
      const faults = faultsIn(issues, diaryText[ctx.lang].faults);
      return registerPage(ctx, { values: written(ctx.body), faults }, caseIn(valuesOf(ctx.body).careCase));
    },
    handler: async (ctx) => {
      const { counterpartIs, counterpart, secrecy, careCase, file, ...rest } = ctx.body;
      const again = (faults: Record<string, string>) =>
        registerPage(ctx, { values: written({ ...ctx.body, secrecy: secrecy ?? '' }), faults }, careCase);
      if (rest.dated > ctx.today) return again({ dated: diaryText[ctx.lang].faults.dated });
      const received = file === undefined ? undefined : await receiveUpload(ctx.deps, file);
      if (received && !received.ok) return again({ file: received.error[ctx.lang] });
      const done = await register(doingOf(ctx), {
        ...rest,
        careCase: careCase ?? null,
        counterpart: counterpartIs === 'nobody' ? null : counterpartIs === 'person' ? { privatePerson: counterpart } : counterpart,
        ground: secrecy,
        file: received?.value,
      });
      if (done.ok) return seeOther(ctx.url.page(paths.diaryEntry(done.value), { klart: 'registered' }));
      return isKeyReused(done.error) ? keyReused() : notFound({ sv: diaryText.sv.noCase, en: diaryText.en.noCase });
    },
  }),
  page({
    id: 'diary.entry',
    path: patterns.diaryEntry,
    policy: readsDiary,
    audit: 'none: reads the diary of one’s own authority',
    params: z.object({ id: z.uuid() }),
    query: z.object({ klart: z.enum(['registered', 'noted']).optional() }),
    handler: async (ctx) => {
      const kept = await keptForm(ctx);
      const state = kept ? { values: written(kept.values), faults: {}, keptAt: kept.keptAt } : blank;
      return entryPage(ctx, ctx.params.id, state, { done: ctx.query.klart });
    },
  }),
  form({
    id: 'diary.noted',
    path: patterns.diaryEntry,
    policy: keepsDiary,
    audit: 'diary.noted',
    params: z.object({ id: z.uuid() }),
    body: noteBody,
    invalid: async (ctx, issues) => {
      const page = await entryPage(ctx, ctx.params.id, { values: written(ctx.body), faults: faultsIn(issues, diaryText[ctx.lang].faults) });
      // Whoever does not see the entry is told nothing of what was wrong with the form.
      if ('kind' in page) return { title: diaryText[ctx.lang].title, hasErrors: true, body: diaryText[ctx.lang].noEntry };
      return page;
    },
    handler: async (ctx) => {
      const { corrects, value, reason, seen } = ctx.body;
      const done = await noteEntry(doingOf(ctx), {
        entry: ctx.params.id,
        seen,
        corrects: corrects === 'note' ? null : corrects === 'counterpart-person' ? 'counterpart' : corrects,
        value: value === '' ? null : corrects === 'secrecy' ? groundOf(value) : value,
        isPrivate: corrects === 'counterpart-person',
        reason,
      });
      if (done.ok) return seeOther(ctx.url.page(paths.diaryEntry(ctx.params.id), { klart: 'noted' }));
      if (isKeyReused(done.error)) return keyReused();
      if (done.error.kind === 'missing') return noEntry();
      const values = written({ ...ctx.body, seen: undefined });
      return entryPage(ctx, ctx.params.id, { values, faults: { corrects: diaryText[ctx.lang].faults.version } }, { isStale: true });
    },
  }),
];

const noEntry = (): Problem => notFound({ sv: diaryText.sv.noEntry, en: diaryText.en.noEntry });

function groundOf(text: string): string {
  const read = readGround(text);
  return read.ok ? read.value : text;
}

type More = { readonly done?: 'registered' | 'noted' | undefined; readonly isStale?: boolean };

async function entryPage(ctx: Ctx, id: string, state: FormState, { done, isStale = false }: More = {}): Promise<PageAnswer | Problem> {
  const person = personOf(ctx.subject);
  const read = await asSubject(ctx.deps.db, person, async (tx) => {
    const entry = await findEntry(tx, id, await isMadeUp(tx, person.id));
    if (!entry) return undefined;
    return { entry, ...(await historyOf(tx, id)), documents: await documentsById(tx, entry.document === null ? [] : [entry.document]) };
  });
  if (!read) return noEntry();
  const title = diaryText[ctx.lang].entryTitle(read.entry.number);
  const keeps = keepsDiary(ctx.subject, ctx.now).allowed;
  return {
    title,
    hasErrors: Object.keys(state.faults).length > 0,
    breadcrumbs: diaryCrumbs(ctx.lang, ctx.url, read.entry.number),
    body: EntryScreen({
      lang: ctx.lang,
      url: ctx.url,
      ...read,
      done,
      isStale,
      form: keeps ? { state, hidden: hiddenOf(ctx), discard: discardOf(ctx) } : undefined,
    }),
  };
}
