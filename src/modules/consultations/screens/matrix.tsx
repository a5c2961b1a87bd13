import { formatNumber } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { DataTable, Field, FilterPanel, Heading, Hint, Lede, Link, Section, Split, Sub } from '../../../ui/index.ts';
import type { Matrix, MatrixCell, MatrixFilter, Respondent } from '../core/matrix.ts';
import { type Part, stances } from '../core/parts.ts';
import type { Consultation } from '../queries/consultation.ts';
import type { Theme } from '../queries/incoming.ts';
import { officerText } from '../text/officer.ts';
import { wordText } from '../text/words.ts';
import { MadeUp, StanceTag } from './passages.tsx';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly one: Consultation;
  readonly matrix: Matrix;
  readonly respondents: readonly Respondent[];
  readonly themes: readonly Theme[];
  readonly query: MatrixFilter;
  readonly mayExport: boolean;
};

/** Who says what of which part. */
export function MatrixScreen(props: Props) {
  const { lang, url, one, matrix, mayExport } = props;
  const text = officerText[lang];
  return (
    <>
      <MadeUp lang={lang} fictitious={one.fictitious} />
      <Heading level={1}>{text.matrixTitle(one.areaName)}</Heading>
      <Lede>{text.matrixLede(matrix.shown, matrix.rows.length)}</Lede>
      <Split side="start" aside={<Filter {...props} />}>
        <Counts {...props} />
      </Split>
      <Section labelledBy="svar">
        <Heading level={2} id="svar">
          {text.answers}
        </Heading>
        <Rows {...props} />
      </Section>
      {mayExport ? (
        <Section labelledBy="hamta">
          <Heading level={2} id="hamta">
            {text.export}
          </Heading>
          <ul>
            {(
              [
                ['CSV', paths.consultationCsv(one.id)],
                ['JSON', paths.consultationJson(one.id)],
                ['DOCX', paths.consultationDocx(one.id)],
              ] as const
            ).map(([label, path]) => (
              <li key={label}>
                <Link href={url.plain(path)}>{label}</Link>
              </li>
            ))}
          </ul>
          <Hint>{text.exportNote}</Hint>
        </Section>
      ) : null}
    </>
  );
}

function Filter({ lang, url, one, respondents, themes, query }: Props) {
  const text = officerText[lang];
  const words = wordText[lang];
  const address = url.page(paths.consultationMatrix(one.id));
  return (
    <FilterPanel lang={lang} action={address} clearHref={address}>
      <Field
        lang={lang}
        kind="select"
        name="stance"
        label={words.stance}
        placeholder={text.any}
        value={query.stance}
        options={stances.map((value) => ({ value, label: words.stanceNames[value] }))}
      />
      <Field
        lang={lang}
        kind="select"
        name="part"
        label={words.part}
        placeholder={text.any}
        value={query.part}
        options={one.parts.map(({ key, title }) => ({ value: key, label: title[lang] }))}
      />
      <Field
        lang={lang}
        kind="select"
        name="respondent"
        label={words.respondent}
        placeholder={text.any}
        value={query.respondent}
        options={respondents.map(({ submission, name }) => ({ value: submission, label: name }))}
      />
      {themes.length === 0 ? null : (
        <Field
          lang={lang}
          kind="select"
          name="theme"
          label={text.theme}
          placeholder={text.any}
          value={query.theme}
          options={themes.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Field lang={lang} kind="search" name="q" label={text.search} value={query.q} />
    </FilterPanel>
  );
}

function Counts({ lang, matrix }: Props) {
  const words = wordText[lang];
  return (
    <DataTable
      lang={lang}
      caption={words.stances}
      showCaption
      rows={matrix.parts}
      rowKey={({ key }) => key}
      columns={[
        { key: 'part', header: words.part, rowHeader: true, cell: ({ title }) => title[lang] },
        ...stances.map((stance) => ({
          key: stance,
          header: words.stanceNames[stance],
          numeric: true,
          cell: ({ key }: Part) => formatNumber(matrix.counts.get(key)?.[stance] ?? 0, lang),
        })),
      ]}
    />
  );
}

function Rows({ lang, url, one, matrix, themes }: Props) {
  const text = officerText[lang];
  const names = new Map(themes.map(({ id, name }) => [id, name]));
  const isNarrow = matrix.parts.length === 1;
  return (
    <DataTable
      lang={lang}
      caption={text.answers}
      narrow="scroll"
      rows={matrix.rows}
      rowKey={({ respondent }) => respondent.submission}
      empty={<p>{text.noMatches}</p>}
      columns={[
        {
          key: 'who',
          header: wordText[lang].respondent,
          rowHeader: true,
          cell: ({ respondent }) => (
            <>
              <a href={url.page(paths.consultationAnswer(one.id, respondent.submission))}>{respondent.name}</a>
              <Sub>{wordText[lang].kindNames[respondent.kind]}</Sub>
            </>
          ),
        },
        ...matrix.parts.map((part) => ({
          key: part.key,
          header: part.title[lang],
          cell: (row: Matrix['rows'][number]) => <Cell cell={row.cells.get(part.key)} lang={lang} isWhole={isNarrow} names={names} />,
        })),
      ]}
    />
  );
}

type CellProps = {
  readonly cell: MatrixCell | undefined;
  readonly lang: Lang;
  readonly isWhole: boolean;
  readonly names: ReadonlyMap<string, string>;
};
const short = (text: string): string => (text.length <= 90 ? text : `${text.slice(0, 89).trimEnd()}…`);

function Cell({ cell, lang, isWhole, names }: CellProps) {
  if (!cell) return '–';
  const named = cell.themes.map((id) => names.get(id) ?? '').filter((name) => name !== '');
  return (
    <>
      <StanceTag stance={cell.stance} lang={lang} />
      {cell.text === '' ? null : <Sub>{isWhole ? cell.text : short(cell.text)}</Sub>}
      {named.length === 0 ? null : <Sub>{named.join(', ')}</Sub>}
      {cell.hasReply ? <Sub>{officerText[lang].hasReply}</Sub> : null}
    </>
  );
}
