import { formatNumber } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { type Column, DataTable, Heading, Link, Toolbar } from '../../../ui/index.ts';
import { isHeld } from '../../permits/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { count } from '../../statistics/index.ts';
import { statisticsText } from '../text/statistics.ts';
import { countText, slotsOf, slotsText } from './area-words.ts';
import { type RegionOnMap, type SoleHeld, soleHeld } from './map-figures.ts';
import { AreaLink, CountCell, DataLinks, type Frame, Part } from './overview-frame.tsx';

/** The same figures as the maps show, and more. */
export function RegionTable({ frame, view, regions }: { frame: Frame; view: RegisterView; regions: readonly RegionOnMap[] }) {
  const { lang, url } = frame;
  const text = statisticsText[lang].map;
  const n = (value: number, decimals = 0) => formatNumber(value, lang, decimals);
  const population = regions.reduce((sum, one) => sum + one.region.population, 0);
  const permits = count(view.permits.filter(isHeld));
  const columns: Column<RegionOnMap>[] = [
    {
      key: 'region',
      header: statisticsText[lang].region,
      rowHeader: true,
      cell: ({ region }) => <Link href={url.page(paths.region(region.code))}>{region.name}</Link>,
    },
    { key: 'permits', header: text.permits, numeric: true, cell: (one) => <CountCell lang={lang} count={one.permits} /> },
    { key: 'population', header: text.population, numeric: true, cell: ({ region }) => n(region.population) },
    { key: 'per', header: text.per100000, numeric: true, cell: (one) => n(one.per100000, 1) },
    { key: 'sole', header: text.sole, numeric: true, cell: (one) => n(one.sole.length) },
  ];
  const foot = [
    text.sum,
    <CountCell key="permits" lang={lang} count={permits} />,
    n(population),
    population === 0 ? '–' : n((permits.total / population) * 100_000, 1),
    n(regions.reduce((sum, one) => sum + one.sole.length, 0)),
  ];
  return <DataTable lang={lang} caption={text.table} columns={columns} rows={regions} rowKey={({ region }) => region.code} foot={foot} />;
}

/** Areas where no other region could take over. */
export function SoleSection({ frame, view }: { frame: Frame; view: RegisterView }) {
  const { lang, url } = frame;
  const text = statisticsText[lang].map;
  const columns: Column<SoleHeld>[] = [
    {
      key: 'area',
      header: statisticsText[lang].area,
      rowHeader: true,
      cell: ({ area }) => <AreaLink lang={lang} url={url} area={area.area} />,
    },
    {
      key: 'region',
      header: statisticsText[lang].region,
      cell: ({ holder }) => <Link href={url.page(paths.region(holder))}>{view.findRegion(holder)?.name ?? holder}</Link>,
    },
    { key: 'permits', header: text.permits, numeric: true, cell: ({ permits }) => countText(count(permits), lang) },
    { key: 'slots', header: text.slots, cell: ({ area }) => slotsText(slotsOf(area), lang) ?? text.slotsUnknown },
  ];
  return (
    <Part>
      <Toolbar start={<Heading level={2}>{text.soleTitle}</Heading>}>
        <DataLinks lang={lang} url={url} csv={paths.permitsCsv} json={paths.api.permits} />
      </Toolbar>
      <div class="prose">
        <p>{text.soleLede}</p>
      </div>
      <DataTable
        lang={lang}
        caption={text.soleTitle}
        columns={columns}
        rows={soleHeld(view)}
        rowKey={({ area }) => area.area.id}
        empty={text.soleEmpty}
      />
    </Part>
  );
}
