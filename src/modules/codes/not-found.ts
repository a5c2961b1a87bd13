import { paths } from '../../kernel/paths.ts';
import { notFound, type Problem } from '../../platform/problem/problem.ts';
import type { Catalogue } from './core/catalogue.ts';
import type { System } from './core/types.ts';
import { codesText } from './text/codes.ts';

const shown = (given: string): string => (given.length > 40 ? `${given.slice(0, 40)}…` : given);
const search = { href: paths.codes, text: { sv: codesText.sv.search, en: codesText.en.search } };

export const noSuchSystem = (given: string): Problem =>
  notFound({ sv: codesText.sv.noSystem(shown(given)), en: codesText.en.noSystem(shown(given)) }, [search]);

/** Says which edition was looked in. */
export function noSuchCode(catalogue: Catalogue, system: System, given: string): Problem {
  const edition = catalogue.releases.find((release) => release.system === system)?.edition;
  return notFound(
    {
      sv: codesText.sv.notFound(system, shown(given), edition ?? codesText.sv.ownEdition),
      en: codesText.en.notFound(system, shown(given), edition ?? codesText.en.ownEdition),
    },
    [search],
  );
}
