import { formatDate, formatDateTime, formatList } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Alert, Button, DataTable, Form, Heading, Lede, Link, Section, SummaryList, Tag } from '../../../ui/index.ts';
import { DoneNotice, FormTop } from '../../access/index.ts';
import { type Document, DocumentList } from '../../documents/index.ts';
import { StatementAnswer, StatementMembers, versionAnswered } from '../../preparation/index.ts';
import { type Applied, nameOf } from '../applicants.ts';
import { applicantPart } from '../core/statement.ts';
import type { discardOf, Place } from '../routes/kit.ts';
import { assessmentsText } from '../text/assessments.ts';
import { statementText } from '../text/statement.ts';
import type { WholeStatement } from '../whole.ts';
import { LockStatement } from './lock-statement.tsx';
import type { Hidden, Words } from './overview.tsx';

export type StatementProps = Place & {
  readonly whole: WholeStatement | undefined;
  readonly hash: string | null;
  readonly documents: readonly Document[];
  /** Of the editions before this one. */
  readonly earlier: readonly Document[];
  readonly acts: { readonly writes: boolean; readonly answers: boolean; readonly locks: boolean };
  readonly values: Words;
  readonly errors: Words;
  readonly keptAt: Date | undefined;
  readonly discard: ReturnType<typeof discardOf>;
  readonly says: string | undefined;
  readonly hidden: () => Hidden;
};

/** B2's statement: what it says of each applicant and the conditions, where the members stand, and what can be done now. */
export function StatementScreen(props: StatementProps) {
  const { lang, url, careCase, whole, errors } = props;
  const text = statementText[lang];
  const begin = (label: string) => (
    <Form action={url.page(paths.b2Statement(careCase.id))} hidden={props.hidden()} look="plain">
      <Button>{label}</Button>
    </Form>
  );
  return (
    <>
      <FormTop lang={lang} state={{ faults: errors, keptAt: props.keptAt }} discard={props.discard} />
      <DoneNotice lang={lang} says={props.says} />
      {careCase.fictitious ? (
        <Alert lang={lang} kind="warning">
          {text.fictitious}
        </Alert>
      ) : null}
      <Heading level={1}>{text.titleOf(props.area)}</Heading>
      <Lede>{text.lede}</Lede>
      {whole === undefined ? (
        <>
          <p>{text.notBegun}</p>
          {props.acts.writes ? begin(text.begin) : null}
        </>
      ) : (
        <Begun {...props} whole={whole} />
      )}
      {whole?.statement.status === 'locked' && props.acts.writes ? begin(text.beginAgain) : null}
    </>
  );
}

type BegunProps = StatementProps & { readonly whole: WholeStatement };

function Begun(props: BegunProps) {
  const { lang, url, careCase, whole, documents, acts, values, errors, hidden } = props;
  const { statement, voters, answers } = whole;
  const text = statementText[lang];
  const isLocked = statement.status === 'locked';
  return (
    <>
      <p>
        <Tag tone={isLocked ? 'success' : 'info'}>{text.status[statement.status]}</Tag>
        {whole.edition === 1 ? null : ` ${text.edition(whole.edition)}`}
      </p>
      {isLocked && statement.lockedAt ? (
        <>
          <p>{text.lock.locked(formatDateTime(statement.lockedAt, lang), statement.diaryNumber ?? '')}</p>
          {props.hash === null ? null : <p class="hash">{text.lock.hash(props.hash)}</p>}
          <DocumentList lang={lang} url={url} documents={documents} caption={text.document.list} />
        </>
      ) : null}
      {props.earlier.length === 0 ? null : (
        <Section labelledBy="tidigare">
          <Heading level={2} look={4} id="tidigare">
            {text.earlier}
          </Heading>
          <DocumentList lang={lang} url={url} documents={props.earlier} caption={text.earlier} />
        </Section>
      )}
      {whole.settled.length === 0 ? null : (
        <Alert lang={lang} kind="info">
          {text.settled(formatList(whole.settled, lang))}
        </Alert>
      )}
      <Part {...props} part="summary" title={text.parts.summary}>
        {whole.summary?.text ? <p class="lines">{whole.summary.text}</p> : undefined}
      </Part>
      {whole.round.applied.map((one) => (
        <ApplicantSection key={one.application.id} {...props} one={one} />
      ))}
      <Ranking {...props} />
      <Conditions {...props} />
      <StatementMembers lang={lang} voters={voters} answers={answers} version={versionAnswered(statement)} />
      {!isLocked && acts.answers ? (
        <StatementAnswer
          lang={lang}
          action={url.page(paths.b2StatementAnswer(careCase.id))}
          hidden={hidden()}
          version={statement.version}
          values={values}
          errors={errors}
        />
      ) : null}
      {isLocked ? null : <LockStatement {...props} locks={acts.locks} />}
    </>
  );
}

type PartProps = BegunProps & { readonly part: string; readonly title: string; readonly children?: preact.ComponentChildren };

/** A part with its heading, what it says, and the ways to write it and to see its versions. */
function Part({ lang, url, careCase, whole, acts, part, title, children }: PartProps) {
  const text = statementText[lang];
  const isLocked = whole.statement.status === 'locked';
  return (
    <Section labelledBy={part}>
      <Heading level={2} id={part}>
        {title}
      </Heading>
      {children ?? <p class="hint">{text.empty}</p>}
      <div class="actions">
        {acts.writes && !isLocked ? <Link href={url.page(paths.b2StatementPart(careCase.id, part))}>{text.edit(title)}</Link> : null}
        {whole.parts.has(part) ? <Link href={url.page(paths.b2StatementPartHistory(careCase.id, part))}>{text.history(title)}</Link> : null}
      </div>
    </Section>
  );
}

function ApplicantSection(props: BegunProps & { readonly one: Applied }) {
  const { lang, whole, one } = props;
  const text = statementText[lang];
  const words = assessmentsText[lang];
  const title = text.partName(nameOf(one));
  if (one.withdrawn)
    return (
      <Section labelledBy={applicantPart(one.application.id)}>
        <Heading level={2} id={applicantPart(one.application.id)}>
          {title}
        </Heading>
        <p>{text.withdrawn}</p>
      </Section>
    );
  const part = whole.applicants.get(one.application.id);
  if (!part) return <Part {...props} part={applicantPart(one.application.id)} title={title} />;
  const counts = Map.groupBy(Object.values(part.verdicts), ({ verdict }) => verdict);
  const counted = [...counts].map(([verdict, some]) => `${words.verdicts[verdict]} ${some.length}`);
  const lines = (said: string) => <span class="lines">{said === '' ? '–' : said}</span>;
  return (
    <Part {...props} part={applicantPart(one.application.id)} title={title}>
      <SummaryList
        facts={[
          { term: text.fields.outcome, value: part.outcome === null ? text.noOutcome : text.outcomes[part.outcome] },
          { term: text.fields.start, value: part.start === null ? '–' : formatDate(part.start, lang) },
          { term: text.verdictsTitle, value: counted.length === 0 ? '–' : formatList(counted, lang) },
          { term: text.fields.reasons, value: lines(part.reasons) },
          { term: text.fields.prospects, value: lines(part.prospects) },
          { term: text.fields.ifGranted, value: lines(part.ifGranted) },
          { term: text.fields.ifRejected, value: lines(part.ifRejected) },
        ]}
      />
    </Part>
  );
}

function Ranking(props: BegunProps) {
  const { lang, whole } = props;
  const text = statementText[lang];
  const { ranking, round } = whole;
  const ranked = (ranking?.order ?? []).flatMap((id) => round.applied.find(({ application }) => application.id === id) ?? []);
  return (
    <Part {...props} part="ranking" title={text.parts.ranking}>
      {whole.statement.status === 'locked' ? null : <p>{whole.isScarce ? text.scarce : text.notScarce}</p>}
      {ranked.length > 1 ? (
        <ol>
          {ranked.map((one) => (
            <li key={one.application.id}>{nameOf(one)}</li>
          ))}
        </ol>
      ) : null}
      {whole.statement.status === 'locked' && ranked.length < 2 && !ranking?.reasons ? <p>{text.notRanked}</p> : null}
      {ranking?.reasons ? <p class="lines">{ranking.reasons}</p> : null}
      {ranking?.scenario ? <p>{text.document.scenario(ranking.scenario.key)}</p> : null}
    </Part>
  );
}

function Conditions(props: BegunProps) {
  const { lang, whole } = props;
  const text = statementText[lang];
  return (
    <Part {...props} part="conditions" title={text.parts.conditions}>
      <DataTable
        lang={lang}
        caption={text.parts.conditions}
        rows={whole.conditions}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'wording',
            header: text.fields.wording,
            rowHeader: true,
            cell: ({ text: wording, changed, callWording }) => (
              <>
                {changed ? (
                  <p>
                    <Tag tone="warning">{text.changedMark}</Tag>
                  </p>
                ) : null}
                <p class="lines">{wording.sv}</p>
                {changed ? (
                  <p class="hint lines">
                    {text.callWording}: {callWording}
                  </p>
                ) : null}
              </>
            ),
          },
        ]}
      />
      {whole.conditionsReasons === '' ? null : <p class="lines">{whole.conditionsReasons}</p>}
    </Part>
  );
}
