import { paths } from '../../../kernel/paths.ts';
import {
  type Column,
  DataTable,
  DateOrInterval,
  Heading,
  Hint,
  Lede,
  Split,
  Stack,
  Sub,
  Tag,
  type Tone,
  Toolbar,
} from '../../../ui/index.ts';
import type { Permit, PermitStatus } from '../../permits/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { count } from '../../statistics/index.ts';
import { areasText } from '../text/areas.ts';
import { permitsText } from '../text/permits.ts';
import { langOf, SaidLines } from './area-said.tsx';
import { countText, hospitalName, permitAreaName, regionName, scopeParts } from './area-words.ts';
import { DataLinks, DayForm, type Frame } from './overview-frame.tsx';
import { PermitsFilter } from './permits-filter.tsx';
import type { PermitSort, PermitSortKey } from './permits-sort.ts';

export type PermitsQuery = {
  readonly q?: string | undefined;
  readonly area?: readonly string[] | undefined;
  readonly region?: readonly string[] | undefined;
  readonly status?: readonly string[] | undefined;
  readonly certainty?: readonly string[] | undefined;
  readonly population?: readonly string[] | undefined;
  readonly sort?: PermitSort | undefined;
};

type Props = { frame: Frame; view: RegisterView; query: PermitsQuery; permits: readonly Permit[] };

/** The permit register with search, filters and sorting. */
export function PermitsScreen({ frame, view, query, permits }: Props) {
  const { lang, url } = frame;
  const text = permitsText[lang].list;
  const { sort: _sort, ...filter } = query;
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Split
        side="start"
        aside={
          <Stack>
            <PermitsFilter frame={frame} view={view} query={query} />
            <DayForm {...frame} />
          </Stack>
        }
      >
        <Toolbar
          start={
            <Heading level={2} look={3}>
              {text.shown(countText(count(permits), lang))}
            </Heading>
          }
        >
          <DataLinks lang={lang} url={url} csv={paths.permitsCsv} json={paths.api.permits} query={filter} />
        </Toolbar>
        <DataTable
          lang={lang}
          caption={text.caption}
          columns={columns({ frame, view, query })}
          rows={permits}
          rowKey={(permit) => permit.id}
          empty={
            <>
              <p>{text.empty}</p>
              <p>{text.emptyHelp}</p>
            </>
          }
        />
        {permits.some((permit) => permit.certainty === 'possible') ? <Hint>{areasText[lang].possibleNote}</Hint> : null}
      </Split>
    </>
  );
}

const STATUS_TONE: Record<PermitStatus, Tone> = { active: 'success', decided: 'petrol', 'start-unknown': 'neutral', revoked: 'lingon' };

/** The state of a permit, and that it is only possible where it is. */
export function PermitStatusTag({ lang, permit }: { lang: Frame['lang']; permit: Permit }) {
  const text = areasText[lang];
  return (
    <>
      <Tag tone={STATUS_TONE[permit.status]}>{text.permitStatus[permit.status]}</Tag>
      {permit.certainty === 'possible' ? <Sub>{text.sheet.onlyPossible}</Sub> : null}
    </>
  );
}

function columns({ frame, view, query }: Omit<Props, 'permits'>): readonly Column<Permit>[] {
  const { lang, url } = frame;
  const text = permitsText[lang].list;
  const words = areasText[lang];
  const sort = query.sort ?? (query.q === undefined ? 'area' : undefined);
  const sortable = (key: PermitSortKey) => ({
    key,
    sortHref: url.change({ sort: sort === key ? `-${key}` : key }),
    sorted: sort === key ? ('ascending' as const) : sort === `-${key}` ? ('descending' as const) : undefined,
  });
  return [
    {
      ...sortable('area'),
      header: text.areaColumn,
      rowHeader: true,
      cell: (permit) => {
        const name = permitAreaName(view, permit, lang);
        return (
          <>
            <a class="ds-link" href={url.page(paths.permit(permit.id))} lang={langOf(name, lang)}>
              {name.text}
            </a>
            <SaidLines lang={lang} lines={scopeParts(permit.grant.scope, view.findArea(permit.area), lang)} />
            {permit.grant.diaryNumber === null ? null : <Sub>{permit.grant.diaryNumber}</Sub>}
          </>
        );
      },
    },
    {
      ...sortable('holder'),
      header: text.holder,
      cell: ({ grant }) => (
        <>
          <a href={url.page(paths.region(grant.region))}>{regionName(view, grant.region)}</a>
          <Sub>{grant.hospital === null ? words.hospitalUnknown : hospitalName(view, grant.hospital)}</Sub>
        </>
      ),
    },
    { ...sortable('decided'), header: text.decided, cell: (permit) => <DateOrInterval lang={lang} when={permit.decided} /> },
    {
      ...sortable('start'),
      header: text.start,
      cell: (permit) => (
        <>
          {permit.grant.validFrom === null ? null : <DateOrInterval lang={lang} when={permit.grant.validFrom} />}
          <div>
            <PermitStatusTag lang={lang} permit={permit} />
          </div>
        </>
      ),
    },
  ];
}
