import { formatDate, formatShortDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { type Column, DataTable, Heading, Hint, Lede, Split, Stack, Sub, Toolbar } from '../../../ui/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { populationOf } from '../core/filters.ts';
import { areasText } from '../text/areas.ts';
import { StateNote, StateTag } from './area-said.tsx';
import { areaName, countRange, diagnosesOf, findSource, heldCount, slotsOf, slotsText } from './area-words.ts';
import { AreasFilter } from './areas-filter.tsx';
import type { AreaSort } from './areas-sort.ts';
import { AreaLink, DataLinks, DayForm, type Frame } from './overview-frame.tsx';

export type AreasQuery = {
  readonly q?: string | undefined;
  readonly step?: readonly string[] | undefined;
  readonly status?: readonly string[] | undefined;
  readonly region?: readonly string[] | undefined;
  readonly population?: readonly string[] | undefined;
  readonly sort?: AreaSort | undefined;
};

/** A row: the area, and the name that the search found it by. */
export type AreaRow = { readonly area: AreaView; readonly matched: string | undefined };

/** The list of areas with search, filters and sorting. */
export function AreasScreen({
  frame,
  view,
  query,
  rows,
}: {
  frame: Frame;
  view: RegisterView;
  query: AreasQuery;
  rows: readonly AreaRow[];
}) {
  const { lang, url } = frame;
  const text = areasText[lang].list;
  const { sort: _sort, ...filter } = query;
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Split
        side="start"
        aside={
          <Stack>
            <AreasFilter frame={frame} view={view} query={query} />
            <DayForm {...frame} />
          </Stack>
        }
      >
        <Toolbar
          start={
            <Heading level={2} look={3}>
              {text.shown(rows.length, view.areas.length)}
            </Heading>
          }
        >
          <DataLinks lang={lang} url={url} csv={paths.areasCsv} json={paths.api.areas} query={filter} />
        </Toolbar>
        <DataTable
          lang={lang}
          caption={text.title}
          columns={columns(frame, view, query)}
          rows={rows}
          rowKey={({ area }) => area.area.id}
          empty={
            <>
              <p>{text.empty}</p>
              <p>{text.emptyHelp}</p>
            </>
          }
        />
        {rows.some(({ area }) => heldCount(area.permits).possible > 0) ? <Hint>{areasText[lang].possibleNote}</Hint> : null}
      </Split>
    </>
  );
}

function columns(frame: Frame, view: RegisterView, query: AreasQuery): readonly Column<AreaRow>[] {
  const { lang, url } = frame;
  const text = areasText[lang];
  // Without a search the list is in the order of names.
  const sort = query.sort ?? (query.q === undefined ? 'name' : undefined);
  const sortable = (key: 'name' | 'state' | 'units' | 'permits' | 'basis') => ({
    key,
    sortHref: url.change({ sort: sort === key ? `-${key}` : key }),
    sorted: sort === key ? ('ascending' as const) : sort === `-${key}` ? ('descending' as const) : undefined,
  });
  return [
    {
      ...sortable('name'),
      header: text.list.name,
      rowHeader: true,
      cell: ({ area, matched }) => (
        <>
          <AreaLink lang={lang} url={url} area={area.area} />
          {matched === undefined || matched === areaName(area.area, lang).text ? null : <Sub>{matchText(area, matched, lang)}</Sub>}
        </>
      ),
    },
    {
      ...sortable('state'),
      header: text.list.stateColumn,
      cell: ({ area }) => (
        <>
          <StateTag lang={lang} standing={area.standing} />
          <StateNote lang={lang} standing={area.standing} />
        </>
      ),
    },
    {
      ...sortable('units'),
      header: text.list.units,
      cell: ({ area }) => {
        const population = populationOf(area);
        return (
          <>
            {slotsText(slotsOf(area), lang) ?? '–'}
            {population === null || (population === 'children' && slotsOf(area)?.unitsForChildren) ? null : (
              <Sub>{text.populationTitle[population]}</Sub>
            )}
          </>
        );
      },
    },
    { ...sortable('permits'), header: text.list.permits, numeric: true, cell: ({ area }) => countRange(heldCount(area.permits), lang) },
    {
      ...sortable('basis'),
      header: text.list.basis,
      cell: ({ area }) => {
        const day = area.standing && findSource(view, area.standing.source)?.date;
        return day === undefined ? (
          '–'
        ) : (
          <time dateTime={day} title={formatDate(day, lang)}>
            {formatShortDate(day, lang)}
          </time>
        );
      },
    },
  ];
}

/** By which other name, or diagnosis, the search found the area. */
function matchText(area: AreaView, matched: string, lang: Frame['lang']): string {
  const text = areasText[lang].list;
  return diagnosesOf(area).includes(matched) ? text.diagnosis(matched) : text.match(matched);
}
