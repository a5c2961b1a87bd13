import { formatNumber, type Lang } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import { Alert, ButtonLink, Heading, Lede, Pagination, Split, Toolbar } from '../../../ui/index.ts';
import type { DiaryEntry, PublicEntry } from '../core/entry.ts';
import type { DiaryFilter, Found } from '../queries.ts';
import { diaryText } from '../text/diary.ts';
import { DiaryFilterPanel } from './filter.tsx';
import { DiaryTable } from './table.tsx';

type Common = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly filter: DiaryFilter;
  readonly years: readonly number[];
  readonly page: number;
  readonly limit: number;
};

const isFiltered = (filter: DiaryFilter): boolean => Object.values(filter).some((value) => value !== undefined);
const countText = (lang: Lang, total: number): string =>
  total === 1 ? diaryText[lang].one : diaryText[lang].count(formatNumber(total, lang));
const emptyText = (lang: Lang, filter: DiaryFilter): string => (isFiltered(filter) ? diaryText[lang].none : diaryText[lang].empty);

/** The diary for those who work with it. */
export function DiaryScreen(props: Common & { readonly found: Found<DiaryEntry>; readonly csv: string; readonly mayRegister: boolean }) {
  const { lang, url, filter, years, page, limit, found, csv, mayRegister } = props;
  const text = diaryText[lang];
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Split side="start" aside={<DiaryFilterPanel lang={lang} action={url.page(patterns.diary)} filter={filter} years={years} />}>
        <Toolbar start={countText(lang, found.total)}>
          {mayRegister ? (
            <ButtonLink href={url.page(patterns.diaryNew)} variant="primary">
              {text.new}
            </ButtonLink>
          ) : null}
          <ButtonLink href={csv} variant="tertiary">
            {text.csv}
          </ButtonLink>
        </Toolbar>
        <DiaryTable lang={lang} rows={found.rows} empty={emptyText(lang, filter)} href={(row) => url.page(paths.diaryEntry(row.id))} />
        <Pagination lang={lang} page={page} pages={Math.ceil(found.total / limit)} href={(n) => url.change({ page: n })} />
      </Split>
    </>
  );
}

type Links = { readonly csv: string; readonly json: string; readonly feed: string };

/** The diary for everyone. */
export function PublicDiaryScreen(props: Common & { readonly found: Found<PublicEntry>; readonly links: Links }) {
  const { lang, url, filter, years, page, limit, found, links } = props;
  const text = diaryText[lang];
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.publicLede}</Lede>
      <p>{text.publicSecret}</p>
      {found.rows.some(({ fictitious }) => fictitious) ? (
        <Alert lang={lang} kind="warning" title={text.demoTitle}>
          <p>{text.demo}</p>
        </Alert>
      ) : null}
      <Split side="start" aside={<DiaryFilterPanel lang={lang} action={url.page(patterns.publicDiary)} filter={filter} years={years} />}>
        <Toolbar start={countText(lang, found.total)}>
          <ButtonLink href={links.csv} variant="tertiary">
            {text.csv}
          </ButtonLink>
          <ButtonLink href={links.json} variant="tertiary">
            {text.json}
          </ButtonLink>
          <ButtonLink href={links.feed} variant="tertiary">
            {text.feed}
          </ButtonLink>
        </Toolbar>
        <DiaryTable lang={lang} rows={found.rows} empty={emptyText(lang, filter)} />
        <Pagination lang={lang} page={page} pages={Math.ceil(found.total / limit)} href={(n) => url.change({ page: n })} />
      </Split>
    </>
  );
}
