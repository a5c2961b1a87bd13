import { formatDate, formatNumber, formatPercent } from '../../../kernel/format.ts';
import { Alert, DataTable, Heading, Lede, Link, Pagination, Section } from '../../../ui/index.ts';
import type { Scenario } from '../../allocation/index.ts';
import type { Place } from '../routes/kit.ts';
import { assessmentsText } from '../text/assessments.ts';
import { scenariosText } from '../text/scenarios.ts';
import { ComparePinned } from './scenario-compare.tsx';
import { Applicants, Listed, Method, Slots } from './scenario-facts.tsx';
import { ScenarioFilter } from './scenario-filter.tsx';
import { countyName, Given, namesOf, type ScenarioProps } from './scenario-parts.tsx';

const perPage = 20;

/** Every allowed allocation with what it would mean; sorted and filtered by the address, two pinned beside each other. */
export function ScenarioScreen(props: ScenarioProps) {
  const { lang, url, area, view, page } = props;
  const text = scenariosText[lang];
  const { shown, keyOf, pinned } = view;
  const pages = Math.max(1, Math.ceil(shown.length / perPage));
  const at = Math.min(page, pages);
  const isListed = view.listing.full !== null;
  return (
    <>
      {props.careCase.fictitious ? (
        <Alert lang={lang} kind="warning">
          {assessmentsText[lang].fictitious}
        </Alert>
      ) : null}
      <Heading level={1}>{text.titleOf(area)}</Heading>
      <Lede>{text.lede}</Lede>
      <Alert lang={lang} kind="info">
        {text.support}
        {view.weighedFrom === null ? null : ` ${text.weighed(formatDate(view.weighedFrom, lang))}`}
      </Alert>
      <Slots {...props} />
      <Applicants {...props} />
      <Section labelledBy="fordelningar">
        <Heading level={2} id="fordelningar">
          {text.table.title}
        </Heading>
        <div class="stack">
          <p>{text.table.journeys}</p>
          <Listed {...props} />
          <ScenarioFilter {...props} />
          {isListed ? <p>{text.table.hits(formatNumber(shown.length, lang))}</p> : null}
        </div>
        <DataTable
          lang={lang}
          caption={text.table.title}
          rows={shown.slice((at - 1) * perPage, at * perPage)}
          rowKey={keyOf}
          empty={<p>{isListed ? text.table.none : text.table.notListed}</p>}
          columns={[
            {
              key: 'who',
              header: text.table.who,
              rowHeader: true,
              cell: (row) => (
                <>
                  <Given {...props} awards={row.awards} />
                  <Pins {...props} row={row} />
                </>
              ),
            },
            { key: 'mean', header: text.table.mean, numeric: true, cell: ({ effects }) => km(effects.adults?.kilometres, lang) },
            { key: 'worst', header: text.table.worst, numeric: true, cell: (row) => worstOf(row, props) },
            ...(view.asked.free.unitsForChildren === null
              ? []
              : [
                  {
                    key: 'children',
                    header: text.table.children,
                    numeric: true,
                    cell: ({ effects }: Scenario) => km(effects.children?.kilometres, lang),
                  },
                ]),
            { key: 'volume', header: text.table.volume, numeric: true, cell: (row) => fewest(row, lang) },
            { key: 'own', header: text.table.own, numeric: true, cell: ({ effects }) => share(effects.withoutOwn, lang) },
            { key: 'alone', header: text.table.alone, cell: ({ effects }) => namesOf(effects.alone, props) },
          ]}
        />
        <Pagination lang={lang} page={at} pages={pages} href={(to) => url.change({ sida: to === 1 ? null : String(to) })} />
      </Section>
      <ComparePinned {...props} pinned={pinned} />
      <Method {...props} />
    </>
  );
}

const km = (value: number | undefined, lang: Place['lang']): string => (value === undefined ? '–' : formatNumber(Math.round(value), lang));
const share = (value: number | undefined, lang: Place['lang']): string => (value === undefined ? '–' : formatPercent(value, lang));

function worstOf({ effects }: Scenario, { lang, regions }: ScenarioProps): string {
  const worst = effects.adults?.worst;
  return worst ? `${countyName(worst.county, regions)} ${km(worst.kilometres, lang)}` : '–';
}

function fewest({ effects }: Scenario, lang: Place['lang']): string {
  const { volumes } = effects;
  if (volumes.length === 0) return '–';
  const least = Math.min(...volumes.map(({ expected }) => expected));
  const said = formatNumber(Math.round(least), lang);
  return volumes.some(({ isBelow }) => isBelow) ? `${said} (${scenariosText[lang].table.below})` : said;
}

function Pins({ lang, url, view, query, row }: ScenarioProps & { readonly row: Scenario }) {
  const text = scenariosText[lang].table;
  const key = view.keyOf(row);
  return (
    <p class="hint">
      {query.a === key ? <span>{text.pinnedA}</span> : <Link href={`${url.change({ a: key })}#jamforelse`}>{text.pinA}</Link>}{' '}
      {query.b === key ? <span>{text.pinnedB}</span> : <Link href={`${url.change({ b: key })}#jamforelse`}>{text.pinB}</Link>}
      <span class="hint hash"> {key}</span>
    </p>
  );
}
