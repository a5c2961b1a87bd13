import { localDate } from '../../kernel/date.ts';
import { formatPercent } from '../../kernel/format.ts';
import {
  BarChart,
  Cartogram,
  ColumnChart,
  counties,
  DataTable,
  Figure,
  Heading,
  Lede,
  MapCredit,
  Section,
  SwedenMap,
  TimelineChart,
} from '../index.ts';
import { Frame, type GalleryProps, say } from './frame.tsx';

const GRANTED: readonly (readonly [string, number, number])[] = [
  ['Region Exempelstad', 42, 8],
  ['Västra Exempelregionen', 35, 8],
  ['Region Påhittet', 30, 6],
  ['Region Låtsas', 17, 14],
  ['Region Östra Provlän', 8, 5],
  ['Region Övning', 1, 2],
];
const BY_STEP = [22, 7, 3, 4, 0, 3, 4, 53];
const BY_COUNTY: Record<string, number> = { '01': 42, '03': 17, '05': 8, '12': 30, '14': 35, '18': 1, '22': 1, '24': 5 };

export function DiagramsPage(props: GalleryProps) {
  const { lang } = props;
  const t = (sv: string, en: string) => say(lang, sv, en);
  const day = localDate;
  const series = [
    { key: 'granted', label: t('Beviljade', 'Granted') },
    { key: 'rejected', label: t('Avslag', 'Rejected') },
    { key: 'withdrawn', label: t('Återtagna', 'Withdrawn') },
    { key: 'other', label: t('Övriga', 'Other') },
  ];
  const table = (
    <DataTable
      lang={lang}
      caption={t('Tilldelning per region', 'Permits by region')}
      columns={[
        { key: 'region', header: 'Region', rowHeader: true, cell: (row) => row[0] },
        { key: 'granted', header: t('Beviljade', 'Granted'), numeric: true, cell: (row) => row[1] },
        { key: 'rejected', header: t('Avslag', 'Rejected'), numeric: true, cell: (row) => row[2] },
        { key: 'share', header: t('Andel', 'Share'), numeric: true, cell: (row) => formatPercent(row[1] / (row[1] + row[2]), lang) },
      ]}
      rows={GRANTED}
      rowKey={(row) => row[0]}
      foot={[t('Totalt', 'Total'), 133, 43, formatPercent(133 / 176, lang)]}
    />
  );
  const countyTable = (
    <DataTable
      lang={lang}
      caption={t('Tillstånd per län', 'Permits by county')}
      columns={[
        { key: 'county', header: t('Län', 'County'), rowHeader: true, cell: (row) => <a href={`#lan-${row.code}`}>{row.name}</a> },
        { key: 'value', header: t('Antal', 'Number'), numeric: true, cell: (row) => BY_COUNTY[row.code] ?? 0 },
      ]}
      rows={counties}
      rowKey={(row) => row.code}
    />
  );
  return (
    <Frame {...props} here="diagram" title={t('Diagram och kartor', 'Charts and maps')}>
      <Heading level={1}>{t('Diagram och kartor', 'Charts and maps')}</Heading>
      <Lede>{t('Påhittade siffror i alla diagram som finns.', 'Invented figures in every chart there is.')}</Lede>
      <Section>
        <Figure
          lang={lang}
          id="tilldelning"
          title={t('Beviljade tillstånd och avslag', 'Permits granted and rejected')}
          desc={t('De tre största regionerna har flest tillstånd.', 'The three largest regions hold most permits.')}
          table={table}
          tableOpen
        >
          <BarChart
            lang={lang}
            id="staplar"
            label={t('Liggande staplar: beviljade och avslag per region', 'Bars: granted and rejected by region')}
            series={series.slice(0, 2)}
            bars={GRANTED.map(([label, a, b]) => ({ label, values: [a, b], valueText: t(`${a} av ${a + b}`, `${a} of ${a + b}`) }))}
          />
        </Figure>
      </Section>
      <Section>
        <Figure lang={lang} id="steg" title={t('Områden per steg', 'Areas by step')} table={table}>
          <ColumnChart
            lang={lang}
            id="kolumner"
            label={t('Stående staplar: områden i varje steg', 'Columns: areas in each step')}
            series={[
              { key: 'active', label: t('Pågår', 'Active') },
              { key: 'paused', label: t('Pausade', 'Paused') },
            ]}
            columns={BY_STEP.map((n, at) => ({
              label: `${at + 1} ${t('Exempelsteg', 'Example step')}`,
              short: String(at + 1),
              values: [n, at === 1 ? 5 : 0],
            }))}
          />
        </Figure>
      </Section>
      <Section>
        <Figure lang={lang} id="fyra" title={t('Fyra serier', 'Four series')} table={table}>
          <BarChart
            lang={lang}
            id="fyrastaplar"
            label={t('Staplar med fyra serier', 'Bars with four series')}
            series={series}
            bars={[
              { label: 'Region Exempel', values: [12, 9, 7, 5] },
              { label: 'Region Tom', values: [0, 0, 0, 0] },
            ]}
          />
        </Figure>
      </Section>
      <Section>
        <Figure lang={lang} id="arsplan" title={t('Årets arbete', 'The work of the year')} table={table}>
          <TimelineChart
            lang={lang}
            id="plan"
            label={t('Tidslinje: arbete per område under 2026', 'Timeline: work by area in 2026')}
            from={day('2026-01-01')}
            to={day('2026-12-31')}
            today={day('2026-04-20')}
            series={[
              { key: 'review', label: t('Genomlysning', 'Review') },
              { key: 'call', label: t('Ansökan', 'Application') },
            ]}
            rows={[
              {
                label: t('Exempelsjukdomar', 'Example diseases'),
                spans: [
                  { from: day('2026-01-15'), to: day('2026-05-30') },
                  { from: day('2026-08-15'), to: day('2026-11-01'), series: 'call' },
                ],
              },
              {
                label: t('Låtsaskirurgi', 'Make-believe surgery'),
                spans: [{ from: day('2026-03-01'), to: day('2026-06-15'), series: 'call' }],
              },
            ]}
          />
        </Figure>
      </Section>
      <Section>
        <div class="grid">
          <Figure
            lang={lang}
            id="karta"
            title={t('Tillstånd per län', 'Permits by county')}
            table={countyTable}
            note={<MapCredit lang={lang} />}
          >
            <SwedenMap
              lang={lang}
              label={t('Karta: tillstånd per län', 'Map: permits by county')}
              values={BY_COUNTY}
              href={(code) => `#lan-${code}`}
            />
          </Figure>
          <Figure lang={lang} id="rutor" title={t('Samma som rutkarta', 'The same as a tile map')} table={countyTable}>
            <Cartogram
              lang={lang}
              label={t('Rutkarta: tillstånd per län', 'Tile map: permits by county')}
              values={BY_COUNTY}
              href={(code) => `#lan-${code}`}
            />
          </Figure>
          <Figure
            lang={lang}
            id="karta-stilla"
            title={t('Karta utan länkar', 'Map without links')}
            table={countyTable}
            note={<MapCredit lang={lang} />}
          >
            <SwedenMap lang={lang} label={t('Karta: tillstånd per län', 'Map: permits by county')} values={{}} />
          </Figure>
        </div>
      </Section>
    </Frame>
  );
}
