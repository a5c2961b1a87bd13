import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import type { Content } from '../../../ui/index.ts';
import { Conflict, doingOf, isKeyReused, keptForm, keyReused, personOf } from '../../access/index.ts';
import { type AreaFacts, factsOf, readAreaRevisions } from '../../areas/index.ts';
import { areaName } from '../../directory/index.ts';
import { editAreaFacts, type FactsFault, renameArea } from '../commands/area-facts.ts';
import { viewerOf } from '../queries.ts';
import { FactsScreen, type FactsValues, RenameScreen } from '../screens/facts.tsx';
import { areaText, fieldLabel } from '../screens/words.ts';
import { workText } from '../text/work.ts';
import { areaParams, type Ctx, crumbs, form, hiddenOf, keptNotice, noArea, page, readAs, versionField, viewNow, writes } from './kit.ts';

const text = z.string().max(20_000).default('');
const body = z.object({
  version: versionField,
  name: text,
  nameEn: text,
  aliases: text,
  pages: text,
  qualityRegister: text,
  contact: text,
  reason: text,
});
type Body = z.output<typeof body>;

export const factsRoutes = [
  page({
    id: 'work.area.facts',
    path: patterns.workFacts,
    params: areaParams,
    policy: writes,
    audit: 'none: nothing happens before the form is sent',
    handler: (ctx) => openForm(ctx, ctx.params.id, 'facts'),
  }),
  form({
    id: 'work.area.edited',
    path: patterns.workFacts,
    params: areaParams,
    policy: writes,
    audit: 'area.edited',
    body,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const errors = new Map([
        ...tooLong(ctx, ctx.body, { nameEn: 160, qualityRegister: 300, contact: 300, reason: 2_000 }),
        ...wrongPages(ctx, ctx.body.pages),
      ]);
      if (errors.size > 0) return formPage(ctx, id, 'facts', ctx.body, ctx.body.version, errors);
      const { nameEn, aliases, pages, qualityRegister, contact, reason, version } = ctx.body;
      const facts = {
        nameEn: orNull(nameEn),
        aliases: [...new Set(lines(aliases))],
        sources: sourcesOf(ctx, id, lines(pages)),
        qualityRegister: orNull(qualityRegister),
        contact: orNull(contact),
      };
      const done = await editAreaFacts(doingOf(ctx), ctx.deps, { area: id, version, reason: orNull(reason) }, facts);
      return done.ok ? seeOther(ctx.url.page(paths.workArea(id))) : refusedForm(ctx, id, 'facts', ctx.body, done.error);
    },
  }),
  page({
    id: 'work.area.name',
    path: patterns.workName,
    params: areaParams,
    policy: writes,
    audit: 'none: nothing happens before the form is sent',
    handler: (ctx) => openForm(ctx, ctx.params.id, 'name'),
  }),
  form({
    id: 'work.area.renamed',
    path: patterns.workName,
    params: areaParams,
    policy: writes,
    audit: 'area.renamed',
    body,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { name, nameEn, reason, version } = ctx.body;
      const missing = (['name', 'reason'] as const).filter((field) => ctx.body[field].trim() === '');
      const errors = new Map([
        ...missing.map((field) => [field, workText[ctx.lang].faults.missing(fieldLabel(ctx.lang, 'merge', field))] as const),
        ...tooLong(ctx, ctx.body, { name: 160, nameEn: 160, reason: 2_000 }),
      ]);
      if (errors.size > 0) return formPage(ctx, id, 'name', ctx.body, version, errors);
      const done = await renameArea(doingOf(ctx), ctx.deps, { area: id, version, reason: reason.trim() }, name.trim(), orNull(nameEn));
      return done.ok ? seeOther(ctx.url.page(paths.workArea(id))) : refusedForm(ctx, id, 'name', ctx.body, done.error);
    },
  }),
];

const orNull = (value: string): string | null => value.trim() || null;
const lines = (value: string): readonly string[] =>
  value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function tooLong(ctx: Ctx, sent: Body, most: Partial<Record<keyof FactsValues, number>>): readonly (readonly [string, string])[] {
  return Object.entries(most).flatMap(([name, max]) =>
    sent[name as keyof FactsValues].length > max
      ? [[name, workText[ctx.lang].faults['too-long'](fieldLabel(ctx.lang, 'merge', name), String(max))] as const]
      : [],
  );
}

function wrongPages(ctx: Ctx, pages: string): readonly (readonly [string, string])[] {
  const wrong = lines(pages).find((line) => !/^https?:\/\/\S+$/.test(line) || !URL.canParse(line));
  return wrong === undefined ? [] : [['pages', workText[ctx.lang].faults['not-a-choice'](fieldLabel(ctx.lang, 'merge', 'pages'), wrong)]];
}

/** Pages keep the day that they were last seen; new ones have been seen today. */
function sourcesOf(ctx: Ctx, id: string, urls: readonly string[]): AreaFacts['sources'] {
  const known = new Map(
    viewNow(ctx)
      .findArea(id)
      ?.area.sources.map((source) => [source.url, source.seen]),
  );
  return urls.map((url, i) => ({ url, seen: known.get(url) ?? ctx.today, main: i === 0 }));
}

const valuesOf = (facts: AreaFacts): FactsValues => ({
  name: facts.name,
  nameEn: facts.nameEn ?? '',
  aliases: facts.aliases.join('\n'),
  pages: facts.sources.map((source) => source.url).join('\n'),
  qualityRegister: facts.qualityRegister ?? '',
  contact: facts.contact ?? '',
  reason: '',
});

async function openForm(ctx: Ctx, id: string, which: 'facts' | 'name'): Promise<PageAnswer | Problem> {
  const area = viewNow(ctx).findArea(id);
  if (!area) return noArea(id);
  const version = await readAs(ctx, async (tx) => {
    const { fictitious } = await viewerOf(tx, personOf(ctx.subject).id);
    const revisions = await readAreaRevisions(tx, id);
    return revisions.filter((one) => fictitious || !one.fictitious).at(-1)?.version ?? 0;
  });
  const kept = await keptForm(ctx);
  const texts = Object.fromEntries(Object.entries(kept?.values ?? {}).filter(([, value]) => typeof value === 'string'));
  const values = { ...valuesOf(factsOf(area.area)), ...texts };
  const based = versionField.safeParse(texts.version);
  return formPage(ctx, id, which, values, based.success ? based.data : version, new Map(), keptNotice(ctx, kept));
}

function refusedForm(ctx: Ctx, id: string, which: 'facts' | 'name', sent: Body, fault: FactsFault | 'key-reused'): PageAnswer | Problem {
  if (isKeyReused(fault)) return keyReused();
  if (fault.kind === 'missing') return noArea(id);
  if (fault.kind === 'stale') return conflictPage(ctx, id, which, sent, fault);
  const field = which === 'name' ? 'name' : 'aliases';
  const message = workText[ctx.lang].faults['name-taken']('', fault.name);
  return formPage(ctx, id, which, sent, sent.version, new Map([[field, message]]));
}

/** Someone else was first: what they saved beside what this person wrote, which the form below still holds. */
function conflictPage(
  ctx: Ctx,
  id: string,
  which: 'facts' | 'name',
  sent: Body,
  { now, version, by, at }: Extract<FactsFault, { kind: 'stale' }>,
): PageAnswer | Problem {
  const theirs = valuesOf(now);
  const names = which === 'name' ? (['name', 'nameEn'] as const) : (['nameEn', 'aliases', 'pages', 'qualityRegister', 'contact'] as const);
  const rows = names
    .filter((name) => theirs[name] !== sent[name])
    .map((name) => ({ label: fieldLabel(ctx.lang, 'merge', name), now: theirs[name] || '–', yours: sent[name] || '–' }));
  const takeNow = ctx.url.page(which === 'name' ? paths.workName(id) : paths.workFacts(id));
  const page = formPage(ctx, id, which, sent, version, new Map(), Conflict({ lang: ctx.lang, who: by, at, rows, takeNow }));
  return 'answer' in page ? page : { ...page, status: 409 };
}

function formPage(
  ctx: Ctx,
  id: string,
  which: 'facts' | 'name',
  values: FactsValues,
  version: number,
  errors: ReadonlyMap<string, string>,
  top: Content = null,
): PageAnswer | Problem {
  const view = viewNow(ctx);
  const area = view.findArea(id);
  if (!area) return noArea(id);
  const name = areaName(area.area, ctx.lang).text;
  const words = workText[ctx.lang].facts;
  const title = which === 'name' ? words.renameTitle(name) : words.title(name);
  const Screen = which === 'name' ? RenameScreen : FactsScreen;
  return {
    title,
    hasErrors: errors.size > 0,
    breadcrumbs: crumbs(ctx, [workText[ctx.lang].areas.title, patterns.workAreas], [name, paths.workArea(id)], [title]),
    body: Screen({
      lang: ctx.lang,
      area: name,
      back: { href: ctx.url.page(paths.workArea(id)), label: areaText(ctx.lang, view.data, id) },
      action: ctx.url.page(which === 'name' ? paths.workName(id) : paths.workFacts(id)),
      hidden: hiddenOf(ctx, { version: String(version) }),
      values,
      errors,
      top,
    }),
  };
}
