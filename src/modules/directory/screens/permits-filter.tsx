import { sortByText } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Checkboxes, Details, Field, FilterPanel, Stack } from '../../../ui/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { permitStatuses, populations } from '../lists/query.ts';
import { areasText } from '../text/areas.ts';
import { permitsText } from '../text/permits.ts';
import { areaName } from './area-words.ts';
import { dayParameters, type Frame } from './overview-frame.tsx';
import type { PermitsQuery } from './permits.tsx';

/** Search and filters of the permit register. */
export function PermitsFilter({ frame, view, query }: { frame: Frame; view: RegisterView; query: PermitsQuery }) {
  const { lang, url } = frame;
  const text = permitsText[lang].list;
  const words = areasText[lang];
  const regions = sortByText(view.data.regions, (region) => region.name, lang);
  const areas = view.areas
    .filter((area) => area.permits.length > 0)
    .map(({ area }) => ({ value: area.id, label: areaName(area, lang).text }));
  const asked = query.region?.[0]?.toLocaleLowerCase('sv');
  return (
    <FilterPanel
      lang={lang}
      action={url.page(paths.permits).split('?')[0] ?? ''}
      clearHref={url.page(paths.permits)}
      hidden={{ ...dayParameters(url), sort: query.sort }}
    >
      <Field lang={lang} name="q" kind="search" label={text.search} hint={text.searchHint} value={query.q} maxLength={200} />
      <Field
        lang={lang}
        name="region"
        kind="select"
        label={text.region}
        placeholder={text.anyRegion}
        value={regions.find(({ code, name }) => code === asked || name.toLocaleLowerCase('sv') === asked)?.code}
        options={regions.map((region) => ({ value: region.code, label: region.name }))}
      />
      <Field
        lang={lang}
        name="area"
        kind="select"
        label={text.area}
        placeholder={text.anyArea}
        value={query.area?.[0]}
        options={sortByText(areas, (area) => area.label, lang)}
      />
      <Details summary={words.list.moreFilters} open={(query.status?.length ?? 0) + (query.population?.length ?? 0) > 0}>
        <Stack>
          <Checkboxes
            lang={lang}
            name="status"
            label={text.status}
            hint={text.statusHint}
            values={query.status ?? []}
            choices={permitStatuses.map((status) => ({ value: status, label: words.permitStatus[status] }))}
          />
          <Checkboxes
            lang={lang}
            name="population"
            label={text.population}
            hint={text.populationHint}
            values={query.population ?? []}
            choices={populations.map((one) => ({ value: one, label: words.populationTitle[one] }))}
          />
        </Stack>
      </Details>
    </FilterPanel>
  );
}
