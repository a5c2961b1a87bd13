import { paths } from '../../../kernel/paths.ts';
import type { CareCase } from '../../cases/index.ts';
import type { GroupKind } from '../core/group.ts';
import { groupsText } from '../text/groups.ts';
import { areaIn, type Ctx, crumbs } from './kit.ts';

/** Where a page of meetings stands: the case, its area and the group. */
export const placeOf = (ctx: Ctx, careCase: CareCase, kind: GroupKind) => ({
  lang: ctx.lang,
  url: ctx.url,
  careCase,
  area: areaIn(careCase, ctx.lang),
  kind,
});

/** The way from the case to a page of a group's meetings. */
export const trail = (ctx: Ctx, careCase: CareCase, kind: GroupKind, ...steps: readonly (readonly [string, string?])[]) => {
  const text = groupsText[ctx.lang];
  const { id } = careCase;
  return crumbs(ctx, careCase, [text.groups.title, paths.caseGroups(id)], [text.kinds[kind], paths.caseGroup(id, kind)], ...steps);
};
