import { formatNumber } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { type Column, DataTable, Field, FilterPanel, Heading, Split, Sub } from '../../../ui/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { areasText } from '../text/areas.ts';
import { conditionsText } from '../text/conditions.ts';
import { statisticsText } from '../text/statistics.ts';
import { said } from './area-words.ts';
import { allConditions, type ConditionQuery, type FoundCondition, HEADINGS, searchConditions } from './conditions-search.ts';
import { AreaLink, dayParameters, type Frame } from './overview-frame.tsx';

/** The search among special conditions and what it found. */
export function ConditionSearch({ frame, view, query }: { frame: Frame; view: RegisterView; query: ConditionQuery }) {
  const { lang } = frame;
  const text = conditionsText[lang];
  const all = allConditions(view);
  const found = searchConditions(all, query);
  return (
    <section class="section" id="sok">
      <Heading level={2}>{text.search}</Heading>
      <Split side="start" aside={<Filter frame={frame} query={query} />}>
        <Heading level={3}>{text.found(formatNumber(found.length, lang), formatNumber(all.length, lang))}</Heading>
        <FoundTable frame={frame} found={found} />
      </Split>
    </section>
  );
}

function Filter({ frame: { lang, url }, query }: { frame: Frame; query: ConditionQuery }) {
  const text = conditionsText[lang];
  const path = url.page(paths.conditions).split('?')[0] ?? '';
  return (
    <FilterPanel lang={lang} action={`${path}#sok`} clearHref={`${url.page(paths.conditions)}#sok`} hidden={dayParameters(url)}>
      <Field lang={lang} kind="search" name="q" label={text.q} hint={text.qHint} value={query.q} maxLength={200} />
      <Field
        lang={lang}
        kind="select"
        name="heading"
        label={text.heading}
        value={query.heading}
        placeholder={text.anyHeading}
        options={HEADINGS.map((heading) => ({ value: heading, label: areasText[lang].area.headings[heading] }))}
      />
      <Field
        lang={lang}
        kind="select"
        name="audience"
        label={text.audience}
        value={query.audience}
        placeholder={text.anyAudience}
        options={(['adult', 'child'] as const).map((audience) => ({ value: audience, label: text.audiences[audience] }))}
      />
    </FilterPanel>
  );
}

function FoundTable({ frame: { lang, url }, found }: { frame: Frame; found: readonly FoundCondition[] }) {
  const text = conditionsText[lang];
  const columns: Column<FoundCondition>[] = [
    {
      key: 'text',
      header: text.text,
      rowHeader: true,
      cell: ({ condition }) => {
        const wording = said(condition.text, lang);
        return (
          <>
            <span lang={wording.lang}>{wording.text}</span>
            <Sub>{areasText[lang].audience[condition.audience]}</Sub>
          </>
        );
      },
    },
    { key: 'heading', header: text.heading, cell: ({ condition }) => areasText[lang].area.headings[condition.heading] },
    { key: 'area', header: statisticsText[lang].area, cell: ({ area }) => <AreaLink lang={lang} url={url} area={area.area} /> },
    { key: 'basis', header: text.basis, cell: ({ basis }) => text.basisOf[basis] },
  ];
  const empty = (
    <>
      <p>{text.nothing}</p>
      <p>{text.nothingHelp}</p>
    </>
  );
  return (
    <DataTable
      lang={lang}
      caption={text.search}
      columns={columns}
      rows={found}
      rowKey={({ area, condition }) => `${area.area.id}/${condition.id}`}
      empty={empty}
    />
  );
}
