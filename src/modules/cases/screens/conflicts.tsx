import { formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Alert, DataTable, Field, Form, Heading, Hint, Lede, Link, Prose, Radios, Section, SummaryList } from '../../../ui/index.ts';
import type { Standing } from '../core/conflict.ts';
import type { Declaration } from '../people.ts';
import type { CareCase } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { caseWords } from '../text/words.ts';
import { type FormProps, Send, Top } from './form.tsx';
import { MadeUp, nameOf, StandingTag } from './words.tsx';

/** Someone with what they have said last, if anything. */
export type Stands = {
  readonly person: string;
  readonly name: string;
  readonly standing: Standing;
  readonly latest: Declaration | undefined;
  /** Whether the one who looks may judge it. */
  readonly judges: boolean;
};

type OverviewProps = { readonly lang: Lang; readonly url: Urls; readonly careCase: CareCase; readonly people: readonly Stands[] };

/** Who has declared what in a case, and how it has been judged. */
export function ConflictsScreen({ lang, url, careCase, people }: OverviewProps) {
  const [common, text] = [pagesText[lang], pagesText[lang].conflicts];
  return (
    <>
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.title(nameOf(careCase, lang))}</Heading>
      <Lede>{text.lede}</Lede>
      <DataTable
        lang={lang}
        caption={text.title(nameOf(careCase, lang))}
        rows={people}
        rowKey={({ person }) => person}
        empty={<p>{text.empty}</p>}
        columns={[
          { key: 'who', header: text.who, rowHeader: true, cell: ({ name }) => name },
          { key: 'answer', header: text.answer, cell: ({ latest }) => (latest ? text[latest.answer] : text.notAnswered) },
          { key: 'said', header: text.said, cell: ({ latest }) => latest?.circumstances ?? common.none },
          { key: 'standing', header: text.standing, cell: ({ standing }) => <StandingTag lang={lang} standing={standing} /> },
          {
            key: 'judge',
            header: text.judge,
            cell: ({ person, name, judges }) =>
              judges ? (
                <Link href={url.page(paths.caseJudge(careCase.id, person))}>
                  <span aria-hidden="true">{text.judge}</span>
                  <span class="sr">{text.judgeOf(name)}</span>
                </Link>
              ) : (
                common.none
              ),
          },
        ]}
      />
      <p>
        <Link href={url.page(paths.caseConflict(careCase.id))}>{common.page.declareOwn}</Link>
      </p>
    </>
  );
}

type DeclareProps = FormProps & { readonly careCase: CareCase; readonly standing: Standing; readonly own: readonly Declaration[] };

/** Says whether one has a conflict of interest. Open to those who have: it is the one page of the case that is. */
export function DeclareScreen(props: DeclareProps) {
  const { lang, state, careCase, standing, own } = props;
  const text = pagesText[lang].conflicts;
  const { values, faults } = state;
  return (
    <>
      <Top {...props} />
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.declareTitle(nameOf(careCase, lang))}</Heading>
      <Alert lang={lang} kind={standing === 'clear' ? 'info' : 'warning'} title={caseWords[lang].standings[standing]}>
        <p>{standing === 'clear' && own.length === 0 ? text.declareLede : text.stands[standing]}</p>
      </Alert>
      <Prose>
        <p>{text.what}</p>
        <p>{text.law}</p>
      </Prose>
      <Form action={props.action} hidden={props.hidden}>
        <Radios
          lang={lang}
          name="answer"
          label={text.question}
          hint={own.length > 0 ? text.againHint : undefined}
          value={values.answer}
          error={faults.answer}
          choices={[
            { value: 'none', label: text.answerNone },
            { value: 'possible', label: text.answerPossible },
          ]}
        />
        <Field
          lang={lang}
          name="circumstances"
          kind="textarea"
          label={text.circumstances}
          hint={text.circumstancesHint}
          value={values.circumstances}
          error={faults.circumstances}
          maxLength={4000}
          optional
        />
        <Send label={own.length > 0 ? text.again : text.declare} back={props.back} />
      </Form>
      {own.length === 0 ? null : <Earlier lang={lang} declarations={own} withReasons={false} />}
    </>
  );
}

type JudgeProps = FormProps & { readonly careCase: CareCase; readonly name: string; readonly declarations: readonly Declaration[] };

/** Judges what someone else has declared. */
export function JudgeScreen(props: JudgeProps) {
  const { lang, state, careCase, name, declarations } = props;
  const [common, text] = [pagesText[lang], pagesText[lang].conflicts];
  const { values, faults } = state;
  const latest = declarations.at(-1);
  return (
    <>
      <Top {...props} />
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.judgeTitle(name)}</Heading>
      <Lede>{nameOf(careCase, lang)}</Lede>
      <SummaryList
        facts={[
          { term: text.answer, value: latest ? text[latest.answer] : text.notAnswered },
          { term: text.said, value: latest?.circumstances ?? common.none },
          { term: common.at, value: latest ? formatDateTime(latest.at, lang) : common.none },
        ]}
      />
      <Form action={props.action} hidden={props.hidden}>
        <Radios
          lang={lang}
          name="outcome"
          label={text.outcome}
          value={values.outcome}
          error={faults.outcome}
          choices={[
            { value: 'clear', label: text.outcomeClear },
            { value: 'conflict', label: text.outcomeConflict },
          ]}
        />
        <Field
          lang={lang}
          name="reason"
          kind="textarea"
          label={common.reason}
          hint={text.judgeHint}
          value={values.reason}
          error={faults.reason}
          maxLength={4000}
        />
        <Send label={text.submitJudge} back={props.back} />
      </Form>
      <Earlier lang={lang} declarations={declarations} withReasons />
      <Hint>{text.law}</Hint>
    </>
  );
}

function Earlier(props: { readonly lang: Lang; readonly declarations: readonly Declaration[]; readonly withReasons: boolean }) {
  const { lang, declarations, withReasons } = props;
  const [common, text] = [pagesText[lang], pagesText[lang].conflicts];
  const rows = declarations.toReversed();
  return (
    <Section labelledBy="tidigare">
      <Heading level={2} id="tidigare">
        {text.earlier}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.earlier}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { key: 'at', header: common.at, rowHeader: true, cell: ({ at }) => formatDateTime(at, lang) },
          { key: 'answer', header: text.answer, cell: ({ answer }) => text[answer] },
          { key: 'said', header: text.said, cell: ({ circumstances }) => circumstances ?? common.none },
          {
            key: 'outcome',
            header: text.outcome,
            cell: ({ judgements }) =>
              judgements.length === 0
                ? common.none
                : judgements
                    .map((one) =>
                      withReasons
                        ? `${caseWords[lang].standings[one.outcome]}: ${one.reason} (${one.by})`
                        : caseWords[lang].standings[one.outcome],
                    )
                    .join('; '),
          },
        ]}
      />
    </Section>
  );
}
