import type { Lang } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Context, PageAnswer } from '../../../platform/http/route.ts';
import { hiddenOf, type KeptForm, KeptNotice } from '../../access/index.ts';
import { type CareCase, casesMenu } from '../../cases/index.ts';
import { type Fault, type FieldWords, faultIn } from '../../work/index.ts';

export { hiddenOf } from '../../access/index.ts';

type Asked = Pick<Context<unknown, unknown, unknown, unknown>, 'lang' | 'url' | 'subject'>;

/** What the area of a case is called: its English name where it has one and English is read. */
export const areaText = ({ areaName, areaNameEn }: Pick<CareCase, 'areaName' | 'areaNameEn'>, lang: Lang): string =>
  (lang === 'en' ? areaNameEn : null) ?? areaName;

/** The way from the cases to a paper of one: the cases, the case, and then the steps. The last is the page itself. */
export function paperCrumbs(
  { lang, url }: Pick<Asked, 'lang' | 'url'>,
  careCase: Pick<CareCase, 'id' | 'areaName' | 'areaNameEn'>,
  ...steps: readonly (readonly [string, string?])[]
): NonNullable<PageAnswer['breadcrumbs']> {
  const all: readonly (readonly [string, string?])[] = [
    ...casesMenu.filter(({ path }) => path === patterns.cases).map(({ path, label }) => [label[lang], path] as const),
    [areaText(careCase, lang), paths.careCase(careCase.id)],
    ...steps,
  ];
  return all.map(([label, path], i) => (path === undefined || i === all.length - 1 ? { label } : { label, href: url.page(path) }));
}

/** Says that what was written before signing in again is in the form. */
export const keptNotice = (ctx: Asked, kept: KeptForm | undefined) =>
  KeptNotice({
    lang: ctx.lang,
    keptAt: kept?.keptAt,
    discard: { action: ctx.url.page(patterns.discardForm), hidden: hiddenOf(ctx, { page: ctx.url.path }) },
  });

/** What is wrong by field, in words; the first of each field. */
export function errorsIn(lang: Lang, words: FieldWords, faults: readonly Fault[]): ReadonlyMap<string, string> {
  const errors = new Map<string, string>();
  for (const fault of faults) if (!errors.has(fault.at)) errors.set(fault.at, faultIn(lang, words, fault));
  return errors;
}
