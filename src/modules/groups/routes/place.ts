import { paths, patterns } from '../../../kernel/paths.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { CareCase } from '../../cases/index.ts';
import type { GroupKind } from '../core/group.ts';
import { groupsText } from '../text/groups.ts';
import type { Ctx } from './kit.ts';

type Step = readonly [label: string, path?: string];
type Where = Pick<Ctx, 'lang' | 'url'>;

export const areaIn = ({ areaName, areaNameEn }: Pick<CareCase, 'areaName' | 'areaNameEn'>, lang: Ctx['lang']): string =>
  lang === 'en' ? (areaNameEn ?? areaName) : areaName;

/** The way from the list of cases, through the case. */
export const crumbs = ({ lang, url }: Where, careCase: CareCase, ...steps: readonly Step[]): NonNullable<PageAnswer['breadcrumbs']> => {
  const toCase: readonly Step[] = [
    [groupsText[lang].cases, patterns.cases],
    [areaIn(careCase, lang), paths.careCase(careCase.id)],
  ];
  return [...toCase, ...steps].map(([label, path]) => (path === undefined ? { label } : { label, href: url.page(path) }));
};

/** The same to a page of one group. */
export const groupCrumbs = (ctx: Where, careCase: CareCase, kind: GroupKind, ...steps: readonly Step[]) => {
  const text = groupsText[ctx.lang];
  const { id } = careCase;
  return crumbs(ctx, careCase, [text.groups.title, paths.caseGroups(id)], [text.kinds[kind], paths.caseGroup(id, kind)], ...steps);
};

/** Where a page of a group stands: the case, its area and the group. */
export const placeOf = (ctx: Where, careCase: CareCase, kind: GroupKind) => ({
  lang: ctx.lang,
  url: ctx.url,
  careCase,
  area: areaIn(careCase, ctx.lang),
  kind,
});
