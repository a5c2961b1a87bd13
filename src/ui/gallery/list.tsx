import { localDate } from '../../kernel/date.ts';
import { formatCount, formatDate } from '../../kernel/format.ts';
import {
  AsOfForm,
  AsOfNotice,
  Button,
  Checkboxes,
  type Column,
  DataTable,
  Field,
  FilterPanel,
  Heading,
  type Lang,
  Lede,
  Pagination,
  Split,
  Sub,
  Tag,
  type Tone,
  Toolbar,
} from '../index.ts';
import { Frame, type GalleryProps, say } from './frame.tsx';

export type Example = { id: string; name: string; step: number; tone: Tone; status: string; day: string; units: number };

/** Invented areas, one for each colour of a status. */
export const examples = (lang: Lang): Example[] => [
  {
    id: 'a',
    name: say(lang, 'Exempelsjukdomar hos vuxna', 'Example diseases in adults'),
    step: 5,
    tone: 'plommon',
    status: say(lang, 'Ansökan öppen', 'Call open'),
    day: '2026-03-16',
    units: 3,
  },
  {
    id: 'b',
    name: say(lang, 'Påhittad kardiologi', 'Invented cardiology'),
    step: 1,
    tone: 'info',
    status: say(lang, 'Utredning', 'Review'),
    day: '2026-09-30',
    units: 1,
  },
  {
    id: 'c',
    name: say(lang, 'Låtsaskirurgi', 'Make-believe surgery'),
    step: 3,
    tone: 'warning',
    status: say(lang, 'Beredning', 'Preparation'),
    day: '2026-02-27',
    units: 4,
  },
  {
    id: 'd',
    name: say(lang, 'Exempelomfattande multidisciplinär rehabilitering', 'Example multidisciplinary rehabilitation'),
    step: 6,
    tone: 'petrol',
    status: say(lang, 'Ansökningar granskas', 'Applications under review'),
    day: '2026-01-30',
    units: 2,
  },
  {
    id: 'e',
    name: say(lang, 'Övningsonkologi', 'Practice oncology'),
    step: 7,
    tone: 'lingon',
    status: say(lang, 'Inför nämnd', 'Before the board'),
    day: '2026-01-21',
    units: 3,
  },
  {
    id: 'f',
    name: say(lang, 'Provneurologi', 'Sample neurology'),
    step: 8,
    tone: 'success',
    status: say(lang, 'I förvaltning', 'In management'),
    day: '2026-04-01',
    units: 5,
  },
  {
    id: 'g',
    name: say(lang, 'Fiktiv endokrinologi', 'Fictitious endocrinology'),
    step: 2,
    tone: 'neutral',
    status: say(lang, 'Pausat', 'Paused'),
    day: '2026-05-04',
    units: 2,
  },
  {
    id: 'h',
    name: say(lang, 'Ögonexempel', 'Eye example'),
    step: 4,
    tone: 'danger',
    status: say(lang, 'Avslutat', 'Ended'),
    day: '2025-11-02',
    units: 1,
  },
];

const columns = (lang: Lang): Column<Example>[] => [
  {
    key: 'name',
    header: say(lang, 'Vårdområde', 'Area'),
    rowHeader: true,
    sortHref: '?sort=-name',
    sorted: 'ascending',
    cell: (row) => (
      <>
        <a href={`#${row.id}`}>{row.name}</a>
        <Sub>{say(lang, `EX-2026-0${row.step}, steg ${row.step}`, `EX-2026-0${row.step}, step ${row.step}`)}</Sub>
      </>
    ),
  },
  { key: 'status', header: 'Status', cell: (row) => <Tag tone={row.tone}>{row.status}</Tag> },
  {
    key: 'day',
    header: say(lang, 'Nästa datum', 'Next date'),
    sortHref: '?sort=day',
    cell: (row) => <time dateTime={row.day}>{formatDate(localDate(row.day), lang)}</time>,
  },
  { key: 'units', header: say(lang, 'Enheter', 'Units'), numeric: true, sortHref: '?sort=units', cell: (row) => row.units },
];

export function ListPage(props: GalleryProps) {
  const { lang } = props;
  const rows = examples(lang);
  const steps = ['Kartläggning', 'Genomlysning', 'Remiss och beredning', 'Beslut om NHV', 'Ansökan'];
  return (
    <Frame {...props} here="lista" title={say(lang, 'Vårdområden', 'Areas of care')}>
      <Heading level={1}>{say(lang, 'Vårdområden', 'Areas of care')}</Heading>
      <Lede>
        {say(
          lang,
          'Alla områden i arbetsprocessen, från kartläggning till uppföljning av tillstånd.',
          'All areas in the process, from mapping to follow-up of permits.',
        )}
      </Lede>
      <AsOfNotice lang={lang} asOf={localDate('2024-06-11')} knownAt={localDate('2024-07-01')} todayHref="#" />
      <Split
        side="start"
        aside={
          <FilterPanel lang={lang} action="#" clearHref="#" hidden={{ asOf: '2024-06-11' }}>
            <Field
              lang={lang}
              kind="search"
              name="q"
              label={say(lang, 'Sök', 'Search')}
              hint={say(lang, 'Namn eller diarienummer', 'Name or diary number')}
              suggestions="/forslag"
            />
            <Checkboxes
              lang={lang}
              name="steg"
              label={say(lang, 'Steg', 'Step')}
              choices={steps.map((label, at) => ({ value: String(at + 1), label: `${at + 1}. ${label}` }))}
              values={['2']}
            />
            <Field
              lang={lang}
              kind="select"
              name="region"
              label="Region"
              placeholder={say(lang, 'Alla', 'All')}
              options={[{ value: '00', label: 'Region Exempel' }]}
            />
          </FilterPanel>
        }
      >
        <Toolbar
          start={
            <Heading level={2} look={3}>
              {formatCount(rows.length, { one: say(lang, 'område', 'area'), other: say(lang, 'områden', 'areas') }, lang)}
            </Heading>
          }
        >
          <a class="ds-link" href="#csv">
            {say(lang, 'Hämta som CSV', 'Download as CSV')}
          </a>
        </Toolbar>
        <DataTable
          lang={lang}
          caption={say(lang, 'Vårdområden med status', 'Areas with status')}
          columns={columns(lang)}
          rows={rows}
          rowKey={(row) => row.id}
        />
        <Pagination lang={lang} page={4} pages={9} href={(n) => `?sida=${n}`} />
        <div class="section stack">
          <DataTable
            lang={lang}
            showCaption
            caption={say(lang, 'En tabell med många kolumner', 'A table of many columns')}
            columns={[...columns(lang), ...columns(lang).slice(1)].map((column, at) => ({
              ...column,
              key: String(at),
              sortHref: undefined,
              sorted: undefined,
            }))}
            rows={rows.slice(2, 4)}
          />
          <DataTable
            lang={lang}
            narrow="scroll"
            showCaption
            caption={say(lang, 'Samma områden i en tabell som rullar', 'The same areas in a table that scrolls')}
            columns={columns(lang).map(({ sortHref: _, sorted: __, ...column }) => column)}
            rows={rows.slice(0, 2)}
            foot={[say(lang, 'Totalt', 'Total'), '', '', 4]}
          />
          <DataTable
            lang={lang}
            caption={say(lang, 'Tom lista', 'Empty list')}
            columns={columns(lang)}
            rows={[]}
            empty={<p>{say(lang, 'Inget område passar filtret.', 'No area matches the filter.')}</p>}
          />
          <AsOfForm lang={lang} action="#" value="2024-06-11" max={localDate('2026-01-01')} hidden={{ sort: 'name' }} />
          <Button variant="tertiary">{say(lang, 'Tredje knappsorten', 'Third kind of button')}</Button>
        </div>
      </Split>
    </Frame>
  );
}
