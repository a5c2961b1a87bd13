import { sortByText } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Checkboxes, Details, Field, FilterPanel, Stack } from '../../../ui/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { areaStatuses, populations } from '../lists/query.ts';
import { areasText } from '../text/areas.ts';
import type { AreasQuery } from './areas.tsx';
import { dayParameters, type Frame } from './overview-frame.tsx';

/** Search and filters of the list of areas. */
export function AreasFilter({ frame, view, query }: { frame: Frame; view: RegisterView; query: AreasQuery }) {
  const { lang, url } = frame;
  const text = areasText[lang];
  const regions = sortByText(view.data.regions, (region) => region.name, lang);
  return (
    <FilterPanel
      lang={lang}
      action={url.page(paths.areas).split('?')[0] ?? ''}
      clearHref={url.page(paths.areas)}
      hidden={{ ...dayParameters(url), sort: query.sort }}
    >
      <Field
        lang={lang}
        name="q"
        kind="search"
        label={text.list.search}
        hint={text.list.searchHint}
        value={query.q}
        maxLength={200}
        suggestions={url.plain(paths.api.suggestions, { lang, kind: 'area' })}
      />
      <Checkboxes
        lang={lang}
        name="step"
        label={text.list.step}
        values={query.step ?? []}
        choices={text.steps.slice(1).map((name, at) => ({ value: String(at + 1), label: `${at + 1}. ${name}` }))}
      />
      <Details summary={text.list.moreFilters} open={isNarrowed(query)}>
        <Stack>
          <Checkboxes
            lang={lang}
            name="status"
            label={text.list.state}
            values={query.status ?? []}
            choices={areaStatuses.map((status) => ({ value: status, label: text.status[status] }))}
          />
          <Checkboxes
            lang={lang}
            name="population"
            label={text.list.population}
            hint={text.list.populationHint}
            values={query.population ?? []}
            choices={populations.map((one) => ({ value: one, label: text.populationTitle[one] }))}
          />
          <Field
            lang={lang}
            name="region"
            kind="select"
            label={text.list.region}
            placeholder={text.list.anyRegion}
            value={chosenRegion(view, query)}
            options={regions.map((region) => ({ value: region.code, label: region.name }))}
          />
        </Stack>
      </Details>
    </FilterPanel>
  );
}

/** Whether one of the filters that are folded away is in use. */
const isNarrowed = ({ status, population, region }: AreasQuery): boolean =>
  [status, population, region].some((list) => (list?.length ?? 0) > 0);

/** The first region asked for, by code or name. */
function chosenRegion(view: RegisterView, query: Pick<AreasQuery, 'region'>): string | undefined {
  const asked = query.region?.[0]?.toLocaleLowerCase('sv');
  return view.data.regions.find(({ code, name }) => code === asked || name.toLocaleLowerCase('sv') === asked)?.code;
}
