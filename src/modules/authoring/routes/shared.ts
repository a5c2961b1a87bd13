import { z } from 'zod';
import { paths } from '../../../kernel/paths.ts';
import { formToken } from '../../../platform/http/form-token.ts';
import { type Context, type PageAnswer, routesFor } from '../../../platform/http/route.ts';
import { notFound, type Problem, problem } from '../../../platform/problem/problem.ts';
import { mayAs, personOf } from '../../access/index.ts';
import type { AuthoringDeps } from '../deps.ts';
import { areaName, nameOf } from '../screens/common.tsx';
import { text } from '../text/authoring.ts';
import { type Doc, type Judgement, judge, readDoc } from '../world.ts';

export const { page, form, file } = routesFor<AuthoringDeps>();
export type Ctx = Context<AuthoringDeps, unknown, unknown, unknown>;

/** Those who write definitions: case officers and members of the expert groups. */
export const authors = mayAs('case-officer', 'expert-group-member');

export const refParam = z.object({ ref: z.string().max(140) });
export const partParams = refParam.extend({
  kind: z.enum(['doors', 'criteria', 'clarifications', 'delimitations', 'redirections', 'population', 'rest']),
  part: z.string().max(80),
});

/** The fields of a form as they came; what each must be is for the act to say. */
export const anyFields = z.record(z.string().max(100), z.string());
export const versionField = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

export const noDoc: Problem = notFound({ sv: text.sv.noDoc, en: text.en.noDoc }, [
  { href: paths.definitionsWork, text: { sv: text.sv.title, en: text.en.title } },
]);
export const noPart: Problem = notFound({ sv: text.sv.noPart, en: text.en.noPart });
export const locked: Problem = problem('conflict', { detail: { sv: text.sv.lockedFault, en: text.en.lockedFault } });
export const badForm: Problem = problem('unprocessable-input');

export const hiddenOf = (ctx: Pick<Ctx, 'subject'>) => (): Readonly<Record<string, string>> => formToken(ctx.subject);

export const docOf = (ctx: Ctx, ref: string): Promise<Doc | undefined> => readDoc(ctx.deps, personOf(ctx.subject), ref);

/** The ids of the areas in the register today: redirections must lead to one of them. */
export const areaIds = (ctx: Ctx): ReadonlySet<string> =>
  new Set(ctx.deps.register.view(ctx.today, ctx.today).areas.map((one) => one.area.id));

export const judgeDoc = (ctx: Ctx, doc: Doc): Judgement => judge(ctx.deps.authoring, doc.world, doc.definition, doc.cases, areaIds(ctx));

/** The way here: the list, the definition, the page. */
export function trail(ctx: Ctx, doc: Doc, last?: string): NonNullable<PageAnswer['breadcrumbs']> {
  const { lang, url } = ctx;
  const own = `${areaName(doc, lang)}, ${nameOf(doc, lang).toLowerCase()}`;
  const list = { label: text[lang].title, href: url.page(paths.definitionsWork) };
  return last === undefined
    ? [list, { label: own }]
    : [list, { label: own, href: url.page(paths.definitionDoc(doc.ref)) }, { label: last }];
}
