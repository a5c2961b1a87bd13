import { paths } from '../../kernel/paths.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Dates } from '../../platform/http/route.ts';
import { notFound, type Problem } from '../../platform/problem/problem.ts';
import type { Definition } from '../definitions/index.ts';
import type { RegisterView } from '../register/index.ts';
import type { EligibilityDeps } from './deps.ts';

type Asked = { readonly deps: EligibilityDeps; readonly dates: Dates };

export const viewOf = ({ deps, dates }: Asked): RegisterView => deps.register.view(dates.asOf, dates.knownAt);

const shown = (id: string): string => (id.length > 80 ? `${id.slice(0, 80)}…` : id);

/** The executable definition of an area, or a problem that says whether it is the area or its definition that is missing. */
export function definitionOf(ctx: Asked, id: string): Result<Definition, Problem> {
  const found = ctx.deps.eligibility.find(id);
  if (found) return ok(found);
  const ids = ctx.deps.eligibility.definitions.map(({ areaId }) => areaId).join(', ');
  const area = viewOf(ctx).findArea(id)?.area;
  const links = area ? [{ href: paths.area(area.id), text: { sv: area.name, en: area.nameEn ?? area.name } }] : [];
  return fail(
    area
      ? notFound(
          {
            sv: `Området ”${area.name}” har ingen exekverbar definition. De som har en är: ${ids}.`,
            en: `The area “${area.nameEn ?? area.name}” has no executable definition. Those that have one are: ${ids}.`,
          },
          links,
        )
      : notFound({
          sv: `Det finns inget vårdområde med id ”${shown(id)}”. Exekverbar definition finns för: ${ids}.`,
          en: `There is no care area with the id “${shown(id)}”. There are executable definitions of: ${ids}.`,
        }),
  );
}
