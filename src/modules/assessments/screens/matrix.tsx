import { formatList } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Alert, DataTable, Details, Field, FilterPanel, Heading, Lede, Section, Tag } from '../../../ui/index.ts';
import { type Applied, nameOf } from '../applicants.ts';
import { ageOf } from '../core/judgement.ts';
import type { Cell, MatrixRow } from '../core/matrix.ts';
import type { Place } from '../routes/kit.ts';
import { assessmentsText } from '../text/assessments.ts';

export type MatrixProps = Place & {
  readonly applied: readonly Applied[];
  readonly rows: readonly MatrixRow[];
  /** Applications whose assessments are not yet for the one who asks. */
  readonly blind: readonly Applied[];
  readonly changes: ReadonlyMap<string, (number: number) => readonly string[]>;
  readonly chosen: { readonly application: string | undefined; readonly onlyDisagreements: boolean };
};

/** What assessors say of each condition, beside each other, with what they disagree about on top. */
export function MatrixScreen(props: MatrixProps) {
  const { lang, url, careCase, applied, rows, blind, chosen } = props;
  const words = assessmentsText[lang];
  const text = words.matrix;
  const here = url.page(paths.assessmentMatrix(careCase.id));
  const [differing, agreed] = [rows.filter(({ distance }) => distance > 0), rows.filter(({ distance }) => distance === 0)];
  return (
    <>
      {careCase.fictitious ? (
        <Alert lang={lang} kind="warning">
          {words.fictitious}
        </Alert>
      ) : null}
      <Heading level={1}>{text.titleOf(props.area)}</Heading>
      <Lede>{text.lede}</Lede>
      <div class="stack">
        <FilterPanel lang={lang} action={here} clearHref={here}>
          <Field
            lang={lang}
            kind="select"
            name="ansokan"
            label={text.of}
            options={[{ value: '', label: text.all }, ...applied.map((one) => ({ value: one.application.id, label: nameOf(one) }))]}
            value={chosen.application ?? ''}
          />
          <Field
            lang={lang}
            kind="select"
            name="visa"
            label={text.only}
            options={[
              { value: '', label: text.onlyAll },
              { value: 'oense', label: text.onlyDisagree },
            ]}
            value={chosen.onlyDisagreements ? 'oense' : ''}
          />
        </FilterPanel>
        {blind.length > 0 ? <p class="hint">{text.blind(formatList(blind.map(nameOf), lang))}</p> : null}
      </div>
      <Section labelledBy="matris">
        <Heading level={2} id="matris">
          {text.title}
        </Heading>
        <Judged {...props} rows={differing} caption={text.title} empty={rows.length === 0 ? text.none : text.agreedAll} />
        {agreed.length > 0 ? (
          <Details summary={text.agreedOn(agreed.length)}>
            <Judged {...props} rows={agreed} caption={text.agreedOn(agreed.length)} empty={text.none} />
          </Details>
        ) : null}
      </Section>
    </>
  );
}

/** Conditions by row, assessors by column. */
function Judged(props: MatrixProps & { readonly caption: string; readonly empty: string }) {
  const { lang, applied, rows, caption, empty } = props;
  const text = assessmentsText[lang].matrix;
  const assessors = [...new Map(rows.flatMap(({ cells }) => cells.map(({ assessor }) => [assessor.person, assessor] as const))).values()];
  return (
    <DataTable
      lang={lang}
      caption={caption}
      rows={rows}
      rowKey={({ application, condition }) => `${application} ${condition}`}
      empty={<p>{empty}</p>}
      columns={[
        { key: 'of', header: text.of, cell: (row) => nameIn(applied, row.application) },
        { key: 'condition', header: text.condition, rowHeader: true, cell: (row) => titleIn(applied, row, lang) },
        {
          key: 'agree',
          header: text.unity,
          cell: ({ distance }) => (distance > 0 ? <Tag tone={distance > 1 ? 'lingon' : 'warning'}>{text.disagree}</Tag> : text.agree),
        },
        ...assessors.map(({ person, name }) => ({
          key: person,
          header: name,
          cell: (row: MatrixRow) => {
            const cell = row.cells.find(({ assessor }) => assessor.person === person);
            return cell ? <One {...props} row={row} cell={cell} /> : '–';
          },
        })),
      ]}
    />
  );
}

function One({ lang, applied, changes, row, cell }: MatrixProps & { readonly row: MatrixRow; readonly cell: Cell }) {
  const words = assessmentsText[lang];
  const { judgement } = cell;
  const latest = applied.find(({ application }) => application.id === row.application)?.latest.number ?? 1;
  const age = judgement ? ageOf(judgement, latest, changes.get(row.application) ?? (() => [])) : 'no';
  const mark = judgement && age !== 'no' ? words.matrix[age === 'changed' ? 'changedMark' : 'staleMark'](judgement.submissionNumber) : '';
  return (
    <div class="stack">
      <p>
        <strong>{judgement?.verdict ? words.verdicts[judgement.verdict] : words.matrix.notJudged}</strong> {mark}
      </p>
      {judgement ? <p class="lines">{judgement.reason === '' ? words.matrix.noReason : judgement.reason}</p> : null}
      {judgement && judgement.passage !== '' ? <p class="hint">{words.matrix.passage(judgement.passage)}</p> : null}
    </div>
  );
}

const nameIn = (applied: readonly Applied[], id: string): string => {
  const one = applied.find(({ application }) => application.id === id);
  return one ? nameOf(one) : '';
};
const titleIn = (applied: readonly Applied[], { application, condition }: MatrixRow, lang: Place['lang']): string =>
  applied.find((one) => one.application.id === application)?.snapshot.sections.find(({ key }) => key === condition)?.title[lang] ??
  condition;
