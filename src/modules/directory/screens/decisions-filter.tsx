import { sortByText } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Field, FilterPanel } from '../../../ui/index.ts';
import { type StandingKind, standingKinds } from '../../journal/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { decisionsText } from '../text/decisions.ts';
import { areaName } from './area-words.ts';
import { dayParameters, type Frame } from './overview-frame.tsx';

/** What the list is narrowed by, as the address has it; the API and the file take the same names. */
export type DecisionQuery = {
  readonly kind?: readonly StandingKind[] | undefined;
  readonly area?: string | undefined;
  readonly region?: readonly string[] | undefined;
  readonly year?: number | undefined;
};

export function DecisionsFilter({ frame, view, query }: { frame: Frame; view: RegisterView; query: DecisionQuery }) {
  const { lang, url } = frame;
  const text = decisionsText[lang];
  const path = url.page(paths.decisions).split('?')[0] ?? '';
  const areas = sortByText(
    view.areas.map(({ area }) => ({ value: area.id, label: areaName(area, lang).text })),
    ({ label }) => label,
    lang,
  );
  const regions = sortByText(
    view.data.regions.map((region) => ({ value: region.code, label: region.name })),
    ({ label }) => label,
    'sv',
  );
  const years = yearsOf(view).map((year) => ({ value: year, label: year }));
  return (
    <FilterPanel lang={lang} action={path} clearHref={url.page(paths.decisions)} hidden={dayParameters(url)}>
      <Field
        lang={lang}
        kind="select"
        name="kind"
        label={text.kind}
        value={query.kind?.[0]}
        placeholder={text.anyKind}
        options={standingKinds.map((kind) => ({ value: kind, label: text.kinds[kind] }))}
      />
      <Field
        lang={lang}
        kind="select"
        name="region"
        label={text.region}
        value={query.region?.[0]}
        placeholder={text.anyRegion}
        options={regions}
      />
      <Field lang={lang} kind="select" name="area" label={text.area} value={query.area} placeholder={text.anyArea} options={areas} />
      <Field
        lang={lang}
        kind="select"
        name="year"
        label={text.year}
        hint={text.yearHint}
        value={query.year === undefined ? undefined : String(query.year)}
        placeholder={text.anyYear}
        options={years}
      />
    </FilterPanel>
  );
}

/** The years that the ends of the entries' dates name, latest first. */
function yearsOf(view: RegisterView): readonly string[] {
  const ends = view.entries.flatMap(({ when }) => [when.notBefore, when.notAfter]).filter((day) => day !== null);
  return [...new Set(ends.map((day) => day.slice(0, 4)))].toSorted().toReversed();
}
