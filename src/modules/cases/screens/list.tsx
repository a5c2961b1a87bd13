import { formatList } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  ButtonLink,
  Checkboxes,
  DataTable,
  Field,
  FilterPanel,
  Heading,
  Lede,
  Link,
  Radios,
  Section,
  Split,
  Sub,
  Toolbar,
} from '../../../ui/index.ts';
import type { Standing } from '../core/conflict.ts';
import { type CaseState, caseStates, type ProductKind } from '../core/states.ts';
import type { CareCase } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { caseWords } from '../text/words.ts';
import { dayOf, MadeUp, nameOf, StandingTag, StateTag, stateName } from './words.tsx';

export type ListedCase = { readonly careCase: CareCase; readonly missing: readonly ProductKind[]; readonly standing: Standing };

export type ListFilter = {
  readonly q: string;
  readonly states: readonly CaseState[];
  readonly handler: 'anyone' | 'mine' | 'nobody';
};

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly cases: readonly ListedCase[];
  readonly all: number;
  readonly filter: ListFilter;
  /** Whether this person is of the authority's staff; members see only what they take part in. */
  readonly isStaff: boolean;
  readonly nominates: boolean;
  /** Whether this person sees which areas lack a case. */
  readonly leads: boolean;
  readonly fictitious: boolean;
};

/** Cases with where they are, who handles them and what is missing. */
export function CasesScreen({ lang, url, cases, all, filter, isStaff, nominates, leads, fictitious }: Props) {
  const [common, text] = [pagesText[lang], pagesText[lang].cases];
  const query = { q: filter.q, state: filter.states, handler: filter.handler === 'anyone' ? '' : filter.handler };
  return (
    <>
      <MadeUp lang={lang} fictitious={fictitious} many />
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <div class="actions">
        {nominates ? <ButtonLink href={url.page(patterns.caseNew)}>{text.nominate}</ButtonLink> : null}
        {isStaff ? (
          <>
            <ButtonLink href={url.page(patterns.longlist)} variant="secondary">
              {text.longlist}
            </ButtonLink>
            <ButtonLink href={url.page(patterns.plan)} variant="secondary">
              {text.plan}
            </ButtonLink>
            {leads ? (
              <ButtonLink href={url.page(patterns.casesUnderWay)} variant="secondary">
                {text.underWay}
              </ButtonLink>
            ) : null}
          </>
        ) : null}
        <ButtonLink href={url.page(patterns.lifeOfCases)} variant="secondary">
          {text.life}
        </ButtonLink>
      </div>
      <Section>
        <Split side="start" aside={<Filter lang={lang} url={url} filter={filter} />}>
          <Toolbar start={<p>{text.count(cases.length, all)}</p>}>
            <Link href={url.plain(patterns.casesCsv, query)}>{text.csv}</Link>
            <Link href={url.plain(patterns.api.cases, query)}>{text.json}</Link>
          </Toolbar>
          <DataTable
            lang={lang}
            caption={text.title}
            rows={cases}
            rowKey={({ careCase }) => careCase.id}
            empty={<p>{all > 0 ? text.empty : isStaff ? text.emptyAll : text.emptyMember}</p>}
            columns={[
              {
                key: 'area',
                header: text.area,
                rowHeader: true,
                cell: ({ careCase }) => <Link href={url.page(paths.careCase(careCase.id))}>{nameOf(careCase, lang)}</Link>,
              },
              {
                key: 'state',
                header: text.state,
                cell: ({ careCase, standing }) => (
                  <>
                    <StateTag lang={lang} state={careCase.state} />
                    {careCase.stoppedIn === null ? null : <Sub>{common.page.stopped(stateName(careCase.stoppedIn, lang))}</Sub>}
                    {standing === 'clear' ? null : (
                      <>
                        {' '}
                        <StandingTag lang={lang} standing={standing} />
                      </>
                    )}
                  </>
                ),
              },
              { key: 'handler', header: text.handler, cell: ({ careCase }) => careCase.handlerName ?? common.nobody },
              {
                key: 'missing',
                header: text.missing,
                cell: ({ missing }) =>
                  missing.length === 0
                    ? text.nothingMissing
                    : formatList(
                        missing.map((kind) => caseWords[lang].products[kind]),
                        lang,
                      ),
              },
              { key: 'changed', header: text.changed, cell: ({ careCase }) => dayOf(careCase.changedAt, lang) },
            ]}
          />
        </Split>
      </Section>
    </>
  );
}

function Filter({ lang, url, filter }: Pick<Props, 'lang' | 'url' | 'filter'>) {
  const text = pagesText[lang].cases;
  const here = url.page(patterns.cases);
  return (
    <FilterPanel lang={lang} action={here} clearHref={here}>
      <Field lang={lang} kind="search" name="q" label={text.search} value={filter.q} maxLength={200} />
      <Radios
        lang={lang}
        name="handler"
        label={text.handler}
        value={filter.handler}
        choices={[
          { value: 'anyone', label: text.anyone },
          { value: 'mine', label: text.mine },
          { value: 'nobody', label: text.unhandled },
        ]}
      />
      <Checkboxes
        lang={lang}
        name="state"
        label={text.state}
        values={filter.states}
        choices={caseStates.map((state) => ({ value: state, label: stateName(state, lang) }))}
      />
    </FilterPanel>
  );
}
