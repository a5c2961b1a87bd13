import { isLocalDate } from '../../../kernel/date.ts';
import { formatDate, formatNumber } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { type Column, DataTable, Heading, Hint, Lede, Link, Stack, Sub, Toolbar } from '../../../ui/index.ts';
import type { Region } from '../../organisations/index.ts';
import { isHeld } from '../../permits/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { type Count, count } from '../../statistics/index.ts';
import { areasText } from '../text/areas.ts';
import { regionsText } from '../text/regions.ts';
import { CountCell, DataLinks, DayForm, type Frame } from './overview-frame.tsx';
import type { RegionSort, RegionSortKey } from './regions-sort.ts';

export type RegionRow = {
  readonly region: Region;
  readonly collaboration: readonly string[];
  readonly permits: Count;
  readonly rejections: Count;
};

/** The 21 regions with what they hold on the day. */
export function regionRows(view: RegisterView): readonly RegionRow[] {
  const held = Map.groupBy(view.permits.filter(isHeld), (permit) => permit.grant.region);
  const rejected = Map.groupBy(view.rejections, (rejection) => rejection.region);
  return view.data.regions.map((region) => ({
    region,
    collaboration: collaborationNames(view, region),
    permits: count(held.get(region.code) ?? []),
    rejections: count(rejected.get(region.code) ?? []),
  }));
}

/** The names of a region's collaboration regions. */
export function collaborationNames(view: RegisterView, region: Region): readonly string[] {
  return region.collaborationRegions.map((id) => view.data.collaborationRegions.find((one) => one.id === id)?.name ?? id);
}

/** All regions in a table. */
export function RegionsScreen({
  frame,
  view,
  rows,
  sort,
}: {
  frame: Frame;
  view: RegisterView;
  rows: readonly RegionRow[];
  sort: RegionSort;
}) {
  const { lang, url } = frame;
  const text = regionsText[lang].list;
  const day = view.data.regions[0]?.populationDate ?? '';
  const people = rows.reduce((sum, row) => sum + row.region.population, 0);
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Toolbar
        start={
          <Heading level={2} look={3}>
            {text.allTitle}
          </Heading>
        }
      >
        <Link href={url.page(paths.grants)}>{text.grants}</Link>
        <Link href={url.page(paths.map)}>{text.map}</Link>
        <DataLinks lang={lang} url={url} csv={paths.regionsCsv} />
        <DataLinks lang={lang} url={url} json={paths.api.organisations} query={{ kind: 'region' }} />
      </Toolbar>
      <DataTable
        lang={lang}
        caption={text.caption}
        columns={columns(frame, sort)}
        rows={rows}
        rowKey={({ region }) => region.code}
        foot={[
          text.total,
          '',
          formatNumber(people, lang),
          <CountCell key="permits" lang={lang} count={count(view.permits.filter(isHeld))} />,
          <CountCell key="rejections" lang={lang} count={count(view.rejections)} />,
        ]}
      />
      {isLocalDate(day) ? <Hint>{text.populationNote(formatDate(day, lang))}</Hint> : null}
      {rows.some((row) => row.permits.possible + row.rejections.possible > 0) ? <Hint>{areasText[lang].possibleNote}</Hint> : null}
      <Stack>
        <DayForm {...frame} />
      </Stack>
    </>
  );
}

function columns({ lang, url }: Frame, sort: RegionSort): readonly Column<RegionRow>[] {
  const text = regionsText[lang].list;
  const sortable = (key: RegionSortKey) => ({
    key,
    sortHref: url.change({ sort: sort === key ? `-${key}` : key }),
    sorted: sort === key ? ('ascending' as const) : sort === `-${key}` ? ('descending' as const) : undefined,
  });
  return [
    {
      ...sortable('name'),
      header: text.name,
      rowHeader: true,
      cell: ({ region }) => (
        <>
          <Link href={url.page(paths.region(region.code))}>{region.name}</Link>
          <Sub>{region.county}</Sub>
        </>
      ),
    },
    {
      ...sortable('collaboration'),
      header: text.collaboration,
      cell: ({ collaboration }) => (
        <>
          {collaboration.join(', ')}
          {collaboration.length > 1 ? <Sub>{text.split}</Sub> : null}
        </>
      ),
    },
    { ...sortable('population'), header: text.population, numeric: true, cell: ({ region }) => formatNumber(region.population, lang) },
    { ...sortable('permits'), header: text.permits, numeric: true, cell: ({ permits }) => <CountCell lang={lang} count={permits} /> },
    {
      ...sortable('rejections'),
      header: text.rejections,
      numeric: true,
      cell: ({ rejections }) => <CountCell lang={lang} count={rejections} />,
    },
  ];
}
