import { localDate } from '../../../kernel/date.ts';
import { formatDate, formatNumber } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import {
  Button,
  Cartogram,
  Details,
  Figure,
  Form,
  Heading,
  Hint,
  Lede,
  MapCredit,
  quantileClasses,
  Radios,
  Split,
  SwedenMap,
} from '../../../ui/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { statisticsText } from '../text/statistics.ts';
import { MEASURES, type Measure, type RegionOnMap, regionsOnMap } from './map-figures.ts';
import { RegionTable, SoleSection } from './map-tables.tsx';
import { DayForm, dayParameters, type Frame, Part } from './overview-frame.tsx';

type Props = { readonly frame: Frame; readonly view: RegisterView; readonly measure: Measure };

/** Permits per region on a map, in tiles and in a table, and the areas that one region alone holds. */
export function MapScreen({ frame, view, measure }: Props) {
  const { lang, url } = frame;
  const text = statisticsText[lang].map;
  const regions = regionsOnMap(view);
  const decimals = measure === 'count' ? 0 : 1;
  const shown = (one: RegionOnMap) => (measure === 'count' ? one.permits.total : Math.round(one.per100000 * 10) / 10);
  const values = Object.fromEntries(regions.map((one) => [one.region.code, shown(one)]));
  const label = `${text.measures[measure]}. ${
    regions
      .filter((one) => one.permits.total > 0)
      .map((one) => `${one.region.name} ${formatNumber(shown(one), lang, decimals)}`)
      .join(', ') || text.none
  }`;
  const shared = {
    lang,
    values,
    decimals,
    classes: quantileClasses(Object.values(values)),
    href: (code: string) => url.page(paths.region(code)),
  };
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Part>
        <MeasureForm frame={frame} measure={measure} />
        <Figure
          lang={lang}
          id="karta"
          title={text.measures[measure]}
          desc={text.tilesNote}
          note={<MapCredit lang={lang} />}
          table={<RegionTable frame={frame} view={view} regions={regions} />}
          tableOpen
        >
          <Split side="end" aside={<Cartogram {...shared} label={`${text.tilesTitle}. ${label}`} />}>
            <SwedenMap {...shared} label={`${text.mapTitle}. ${label}`} />
          </Split>
        </Figure>
        <div class="prose">
          <Hint>{text.perNote(populationDay(view, lang))}</Hint>
        </div>
      </Part>
      <SoleSection frame={frame} view={view} />
      <Details summary={statisticsText[lang].certainty.title}>
        <p>{statisticsText[lang].certainty.body}</p>
      </Details>
      <Part>
        <DayForm {...frame} />
      </Part>
    </>
  );
}

function populationDay(view: RegisterView, lang: Frame['lang']): string {
  const [region] = view.data.regions;
  return region ? formatDate(localDate(region.populationDate), lang) : '–';
}

function MeasureForm({ frame, measure }: { frame: Frame; measure: Measure }) {
  const { lang, url } = frame;
  const text = statisticsText[lang].map;
  return (
    <Form action={url.page(paths.map).split('?')[0] ?? ''} method="get" hidden={dayParameters(url)} look="plain">
      <div class="row">
        <Radios
          lang={lang}
          name="measure"
          label={text.measure}
          choices={MEASURES.map((value) => ({ value, label: text.measures[value] }))}
          value={measure}
          inline
        />
        <Button variant="secondary">{text.measure}</Button>
      </div>
    </Form>
  );
}
