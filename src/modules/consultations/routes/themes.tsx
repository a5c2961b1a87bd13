import { z } from 'zod';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf, isKeyReused, keyReused } from '../../access/index.ts';
import { createTheme, editTheme } from '../commands/judge-answers.ts';
import { type Theme, themesOf } from '../queries/incoming.ts';
import { ThemesScreen } from '../screens/themes.tsx';
import { officerText } from '../text/officer.ts';
import {
  answerFault,
  type Ctx,
  faultWords,
  form,
  hiddenOf,
  idParams,
  longText,
  paths,
  patterns,
  readConsultation,
  seeOther,
  sorters,
  versionField,
} from './kit.tsx';
import { below, differing, type Errors, pageOf, roleOf, topOf } from './page.tsx';

type ThemeState = {
  done?: string | undefined;
  errors?: Errors;
  name?: string;
  edited?: { id: string; name: string; reply: string };
  stale?: Theme;
};

async function themesPage(ctx: Ctx, id: string, state: ThemeState = {}): Promise<PageAnswer | Problem> {
  const read = await readConsultation(ctx, id, async (tx, one) => ({ one, themes: await themesOf(tx, id) }));
  if (!read.ok) return read.problem;
  const { one } = read.value;
  const text = officerText[ctx.lang];
  const { stale, edited } = state;
  const conflict = stale &&
    edited && {
      by: stale,
      rows: differing([
        { label: text.themeName, now: stale.name, yours: edited.name },
        { label: text.themeReply, now: stale.reply, yours: edited.reply },
      ]),
    };
  return below(ctx, one, {
    title: text.themesTitle(one.areaName),
    way: [[text.toThemes]],
    errors: state.errors,
    isStale: stale !== undefined,
    body: (
      <ThemesScreen
        lang={ctx.lang}
        url={ctx.url}
        {...read.value}
        errors={state.errors ?? []}
        name={state.name ?? ''}
        edited={edited}
        mayWrite={['case-officer', 'analyst'].includes(roleOf(ctx)) && !one.summaryLocked}
        hidden={(more = {}) => hiddenOf(ctx, more)}
        top={topOf(ctx, { done: state.done, conflict, takeNow: paths.consultationThemes(id) })}
      />
    ),
  });
}

/** What recurs in the answers, and what the authority says of it. */
export const themeRoutes = [
  pageOf('consultations.themes', patterns.consultationThemes, themesPage),
  form({
    id: 'consultations.theme-saved',
    path: patterns.consultationThemes,
    params: idParams,
    policy: sorters,
    audit: 'consultation.theme-changed',
    body: z.object({
      theme: z.union([z.uuid(), z.literal('')]).default(''),
      version: versionField.default(0),
      name: z.string().trim().max(120).default(''),
      reply: longText(10_000),
    }),
    invalid: (ctx) => themesPage(ctx, ctx.params.id, { errors: faultWords(ctx.lang, { name: 'too-long' }) }),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { theme, version, name, reply } = ctx.body;
      const edited = theme === '' ? undefined : { id: theme, name, reply };
      const again = (fields: Record<string, string>) =>
        themesPage(ctx, id, { errors: faultWords(ctx.lang, fields), name, ...(edited ? { edited } : {}) });
      const field = edited ? `name-${edited.id}` : 'name';
      if (name === '') return again({ [field]: 'empty' });
      const done = edited ? await editTheme(doingOf(ctx), id, { ...edited, version }) : await createTheme(doingOf(ctx), id, name);
      if (done.ok) return seeOther(ctx.url.page(paths.consultationThemes(id), { klart: 'theme' }));
      if (isKeyReused(done.error)) return keyReused();
      if (done.error.kind === 'theme-stale') return themesPage(ctx, id, { stale: done.error.now, ...(edited ? { edited } : {}) });
      if (done.error.kind === 'invalid') return again({ [field]: 'taken' });
      return answerFault(ctx, done.error, { id, action: 'consultation.theme-changed', back: paths.consultationThemes(id) });
    },
  }),
];
