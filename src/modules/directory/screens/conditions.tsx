import { formatCount, formatNumber } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { type Column, DataTable, DateOrInterval, Heading, Hint, Lede, SummaryList, Toolbar } from '../../../ui/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { areasText } from '../text/areas.ts';
import { conditionsText } from '../text/conditions.ts';
import { statisticsText } from '../text/statistics.ts';
import { said } from './area-words.ts';
import { ConditionSearch } from './conditions-found.tsx';
import { areasWithConditions, type ConditionQuery, HEADINGS } from './conditions-search.ts';
import { AreaLink, DataLinks, DayForm, type Frame, Part } from './overview-frame.tsx';

/** The general conditions in our own words, what the special ones are, and a search among those published. */
export function ConditionsScreen({ frame, view, query }: { frame: Frame; view: RegisterView; query: ConditionQuery }) {
  const { lang, url } = frame;
  const text = conditionsText[lang];
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <General frame={frame} view={view} />
      <Part id="sarskilda">
        <Heading level={2}>{text.special}</Heading>
        <div class="prose">
          <p>{text.specialLede}</p>
        </div>
        <Heading level={3}>{text.headingsTitle}</Heading>
        <div class="prose">
          <p>{text.headingsLede}</p>
        </div>
        <SummaryList
          facts={HEADINGS.map((heading) => ({
            key: heading,
            term: areasText[lang].area.headings[heading],
            value: text.headingsSay[heading],
          }))}
        />
      </Part>
      <Part id="omraden">
        <Toolbar start={<Heading level={2}>{text.areasTitle}</Heading>}>
          <DataLinks lang={lang} url={url} csv={paths.conditionsCsv} json={paths.api.conditions} />
        </Toolbar>
        <Areas frame={frame} view={view} />
      </Part>
      <ConditionSearch frame={frame} view={view} query={query} />
      <Part>
        <DayForm {...frame} />
      </Part>
    </>
  );
}

function General({ frame: { lang }, view }: { frame: Frame; view: RegisterView }) {
  const text = conditionsText[lang];
  const { generalConditions } = view.data;
  return (
    <Part id="generella">
      <Heading level={2}>{text.general}</Heading>
      <div class="prose">
        <p>{text.generalLede}</p>
        {generalConditions.length === 0 ? <p>{text.generalEmpty}</p> : null}
        {generalConditions.map((condition) => (
          <div key={condition.id} id={condition.id}>
            <Heading level={3}>{said(condition.heading, lang).text}</Heading>
            <p lang={said(condition.text, lang).lang}>{said(condition.text, lang).text}</p>
            <Hint>HSLF-FS 2018:48 {condition.provision}</Hint>
          </div>
        ))}
      </div>
    </Part>
  );
}

function Areas({ frame, view }: { frame: Frame; view: RegisterView }) {
  const { lang, url } = frame;
  const text = conditionsText[lang];
  const areas = areasWithConditions(view);
  const columns: Column<AreaView>[] = [
    { key: 'area', header: statisticsText[lang].area, rowHeader: true, cell: ({ area }) => <AreaLink lang={lang} url={url} area={area} /> },
    { key: 'basis', header: text.basis, cell: ({ conditions }) => (conditions ? text.basisOf[conditions.payload.basis] : '–') },
    {
      key: 'since',
      header: text.since,
      cell: ({ conditions }) => (conditions ? <DateOrInterval lang={lang} when={conditions.when} /> : '–'),
    },
    {
      key: 'count',
      header: text.count,
      numeric: true,
      cell: ({ conditions }) => formatNumber(conditions?.payload.conditions.length ?? 0, lang),
    },
  ];
  if (areas.length === 0) return <p>{text.areasNone}</p>;
  return (
    <>
      <div class="prose">
        <p>{text.areasLede(formatCount(areas.length, text.area, lang))}</p>
      </div>
      <DataTable lang={lang} caption={text.areasTitle} columns={columns} rows={areas} rowKey={({ area }) => area.id} />
    </>
  );
}
