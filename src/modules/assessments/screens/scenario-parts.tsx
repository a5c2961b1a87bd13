import { formatList } from '../../../kernel/format.ts';
import type { Award } from '../../allocation/index.ts';
import type { Region } from '../../organisations/index.ts';
import { nameOf } from '../applicants.ts';
import type { Place } from '../routes/kit.ts';
import type { ScenarioQuery, ScenarioView } from '../scenario-view.ts';
import { scenariosText } from '../text/scenarios.ts';

export type ScenarioProps = Place & {
  readonly view: ScenarioView;
  readonly query: ScenarioQuery;
  readonly page: number;
  readonly regions: readonly Region[];
  readonly collaborationRegions: ReadonlyMap<string, string>;
};

export const countyName = (code: string, regions: readonly Region[]): string => regions.find((one) => one.code === code)?.county ?? code;

/** What one unit alone gives, or nobody, by name. */
export function namesOf(what: readonly string[], { lang, view }: Pick<ScenarioProps, 'lang' | 'view'>): string {
  const words = scenariosText[lang].lacks;
  const { tasks, subPermits } = view.round.call.decided.slots;
  const name = (id: string): string => {
    if (id === 'adults' || id === 'children') return words[id];
    return [...tasks, ...subPermits].find((one) => one.id === id)?.text.sv ?? id;
  };
  return what.length === 0 ? '–' : formatList(what.map(name), lang);
}

/** Who is given what. */
export function Given({ lang, view, awards }: Pick<ScenarioProps, 'lang' | 'view'> & { readonly awards: readonly Award[] }) {
  const text = scenariosText[lang];
  const parts = [...view.round.call.decided.slots.tasks, ...view.round.call.decided.slots.subPermits];
  if (awards.length === 0) return <>{text.table.nobody}</>;
  return (
    <ul>
      {awards.map((award) => {
        const one = view.round.applied.find(({ application }) => application.id === award.applicant);
        const whom = award.population === null ? (award.takesUnit ? text.given.whole : text.given.partOnly) : text.given[award.population];
        const named = award.parts.map((id) => parts.find((part) => part.id === id)?.text.sv ?? id);
        return (
          <li key={award.applicant}>
            {one ? nameOf(one) : award.applicant}: {[whom, ...named].join(', ')}
          </li>
        );
      })}
    </ul>
  );
}
