import { paths } from '../../kernel/paths.ts';
import { badField, notFound, type Problem, type ProblemLink } from '../../platform/problem/problem.ts';
import type { RegisterView } from '../register/index.ts';
import { areaSearch } from './lists/find.ts';

/** No such area: names the nearest ones. In a query it is a wrong value, in a path a page that does not exist. */
export function noSuchArea(id: string, view: RegisterView, where: 'path' | 'query' = 'path'): Problem {
  const near = areaSearch(view)(id.replaceAll('-', ' ')).slice(0, 3);
  const links = near.map(
    ({ item }): ProblemLink => ({ href: paths.area(item.area.id), text: { sv: item.area.name, en: item.area.nameEn ?? item.area.name } }),
  );
  const ids = near.map(({ item }) => item.area.id).join(', ');
  const message = {
    sv: `Det finns inget vårdområde med id ”${id}”.${ids === '' ? '' : ` Närmast: ${ids}.`}`,
    en: `There is no care area with the id “${id}”.${ids === '' ? '' : ` Nearest: ${ids}.`}`,
  };
  return where === 'path' ? notFound(message, links) : badField({ in: 'query', name: 'area', message });
}
