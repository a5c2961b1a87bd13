import { paths } from '../../../kernel/paths.ts';
import { Checkboxes, Field, FilterPanel } from '../../../ui/index.ts';
import { sortKeys } from '../../allocation/index.ts';
import { nameOf } from '../applicants.ts';
import { scenariosText } from '../text/scenarios.ts';
import type { ScenarioProps } from './scenario-parts.tsx';

/** What the table is sorted and filtered by; two that are pinned stay pinned. */
export function ScenarioFilter({ lang, url, careCase, view, query }: ScenarioProps) {
  const text = scenariosText[lang];
  const here = url.page(paths.scenarios(careCase.id));
  const units = view.round.applied.filter(({ withdrawn }) => !withdrawn).map((one) => ({ value: one.application.id, label: nameOf(one) }));
  const { yearly, least } = view.asked.volumes;
  const { among, full } = view.listing;
  // Where all allocations are listed there is nothing to pick.
  const isPickable = among.length > 0 || full === null;
  return (
    <FilterPanel lang={lang} action={here} clearHref={here} hidden={{ a: query.a, b: query.b }}>
      {isPickable ? (
        <Checkboxes lang={lang} name="bland" label={text.filter.among} hint={text.filter.amongHint} choices={units} values={among} />
      ) : null}
      <Field
        lang={lang}
        kind="select"
        name="sortera"
        label={text.filter.sort}
        options={sortKeys.map((value) => ({ value, label: text.sorts[value] }))}
        value={query.sort}
      />
      <Field
        lang={lang}
        kind="select"
        name="visa"
        label={text.filter.full}
        options={[
          { value: '', label: text.filter.onlyFull },
          { value: 'alla', label: text.filter.all },
        ]}
        value={query.all ? 'alla' : ''}
      />
      <Field
        lang={lang}
        kind="select"
        name="med"
        label={text.filter.with}
        options={[{ value: '', label: text.filter.anyone }, ...units]}
        value={query.withUnit ?? ''}
      />
      <Field
        lang={lang}
        kind="select"
        name="utan"
        label={text.filter.without}
        options={[{ value: '', label: text.filter.nobody }, ...units]}
        value={query.withoutUnit ?? ''}
      />
      <Field
        lang={lang}
        name="patienter"
        inputMode="numeric"
        width="short"
        label={text.filter.yearly}
        hint={text.filter.yearlyHint}
        value={yearly === null ? '' : String(yearly)}
        optional
      />
      <Field
        lang={lang}
        name="minst"
        inputMode="numeric"
        width="short"
        label={text.filter.least}
        value={least === null ? '' : String(least)}
        optional
      />
      <Checkboxes
        lang={lang}
        name="krav"
        label={text.filter.more}
        choices={[
          { value: 'volym', label: text.filter.enough },
          { value: 'delad', label: text.filter.shared },
        ]}
        values={[...(query.onlyEnough ? ['volym'] : []), ...(query.onlyShared ? ['delad'] : [])]}
      />
    </FilterPanel>
  );
}
