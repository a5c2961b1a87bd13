import { paths } from '../../../kernel/paths.ts';
import { Actions, Alert, Button, DataTable, Field, Form, Heading, Lede, Link, Section, Tag } from '../../../ui/index.ts';
import { DoneNotice, FormTop } from '../../access/index.ts';
import type { Standing } from '../../cases/index.ts';
import { type Applied, nameOf, type Round } from '../applicants.ts';
import type { Assessment } from '../queries.ts';
import type { discardOf, Place } from '../routes/kit.ts';
import { assessmentsText } from '../text/assessments.ts';
import { wantsOf } from './words.ts';

export type Words = Readonly<Record<string, string>>;
export type Hidden = Readonly<Record<string, string>>;
/** A member of B2 in the case, as the officer who gives out work sees them. */
export type MemberRow = {
  readonly person: string;
  readonly name: string;
  readonly standing: Standing;
  readonly open: number;
  /** Names of the applicants whose region the member belongs to. */
  readonly ties: readonly string[];
};

export type OverviewProps = Place & {
  /** The call that the applications have come in to; none yet when there is none that is opened. */
  readonly round: Round | undefined;
  readonly assessments: readonly Assessment[];
  readonly names: ReadonlyMap<string, string>;
  readonly person: string;
  /** For those who give out work. */
  readonly members: readonly MemberRow[] | undefined;
  readonly values: Words;
  readonly errors: Words;
  readonly keptAt: Date | undefined;
  readonly discard: ReturnType<typeof discardOf>;
  readonly says: string | undefined;
  readonly hidden: () => Hidden;
};

/** The applications of a case, who assesses them and how far they have come. */
export function OverviewScreen(props: OverviewProps) {
  const { lang, url, careCase, area, round, errors } = props;
  const text = assessmentsText[lang];
  return (
    <>
      <FormTop lang={lang} state={{ faults: errors, keptAt: props.keptAt }} discard={props.discard} />
      <DoneNotice lang={lang} says={props.says} />
      {careCase.fictitious ? (
        <Alert lang={lang} kind="warning">
          {text.fictitious}
        </Alert>
      ) : null}
      <Heading level={1}>{text.titleOf(area)}</Heading>
      <Lede>{text.lede}</Lede>
      {round === undefined ? <p>{text.noCall}</p> : <Applications {...props} round={round} />}
      <div class="actions">
        <Link href={url.page(paths.assessmentMatrix(careCase.id))}>{text.toMatrix}</Link>
        <Link href={url.page(paths.scenarios(careCase.id))}>{text.toScenarios}</Link>
        <Link href={url.page(paths.b2Statement(careCase.id))}>{text.toStatement}</Link>
      </div>
      {props.members && round ? <GiveOut {...props} applied={round.applied} members={props.members} /> : null}
    </>
  );
}

function Applications({
  lang,
  url,
  careCase,
  round: { call, applied },
  assessments,
  names,
  person,
}: OverviewProps & { readonly round: Round }) {
  const text = assessmentsText[lang].applications;
  const stateText = (one: Assessment): string => (one.state === 'handed-in' ? text.handedIn : text.open);
  const of = ({ application }: Applied): readonly Assessment[] => assessments.filter((one) => one.application === application.id);
  return (
    <Section labelledBy="ansokningar">
      <Heading level={2} id="ansokningar">
        {text.title}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.title}
        rows={applied}
        rowKey={({ application }) => application.id}
        empty={<p>{text.none}</p>}
        columns={[
          {
            key: 'applicant',
            header: text.applicant,
            rowHeader: true,
            cell: (one) => (
              <>
                <Link href={url.page(paths.assessment(careCase.id, one.application.id))}>{nameOf(one)}</Link>{' '}
                {one.withdrawn ? <Tag tone="neutral">{text.withdrawn}</Tag> : null}
              </>
            ),
          },
          { key: 'wants', header: text.wants, cell: (one) => wantsOf(one, call, lang) },
          { key: 'submission', header: text.submission, numeric: true, cell: ({ latest }) => latest.number },
          {
            key: 'assessors',
            header: text.assessors,
            cell: (one) => (
              <>
                {of(one).length === 0 ? text.nobody : null}
                {of(one).map((assessment) => (
                  <div key={assessment.id}>
                    {names.get(assessment.person) ?? ''} ({stateText(assessment)})
                  </div>
                ))}
              </>
            ),
          },
          {
            key: 'own',
            header: text.own,
            cell: (one) => {
              const own = of(one).find((assessment) => assessment.person === person);
              return own ? <Tag tone={own.state === 'handed-in' ? 'success' : 'info'}>{stateText(own)}</Tag> : '–';
            },
          },
        ]}
      />
    </Section>
  );
}

type GiveProps = OverviewProps & { readonly applied: readonly Applied[]; readonly members: readonly MemberRow[] };

function GiveOut(props: GiveProps) {
  const { lang, url, careCase, applied, members, assessments, values, errors, hidden } = props;
  const text = assessmentsText[lang].assign;
  const open = assessments.filter(({ state }) => state === 'open');
  const titleOf = (one: Assessment): string => {
    const found = applied.find(({ application }) => application.id === one.application);
    return text.of(props.names.get(one.person) ?? '', found ? nameOf(found) : '');
  };
  return (
    <Section labelledBy="fordela">
      <Heading level={2} id="fordela">
        {text.title}
      </Heading>
      <p>{text.lede}</p>
      <DataTable
        lang={lang}
        caption={text.load}
        rows={members}
        rowKey={({ person }) => person}
        empty={<p>{text.noMembers}</p>}
        columns={[
          { key: 'name', header: text.member, rowHeader: true, cell: ({ name }) => name },
          { key: 'standing', header: text.standing, cell: ({ standing }) => text.standings[standing] },
          { key: 'ties', header: text.ties, cell: ({ ties }) => (ties.length === 0 ? text.no : ties.join('; ')) },
          { key: 'open', header: text.open, numeric: true, cell: (one) => one.open },
        ]}
      />
      {members.length > 0 ? (
        <Form action={url.page(paths.assessmentAssign(careCase.id))} hidden={hidden()}>
          <Field
            lang={lang}
            kind="select"
            name="application"
            label={text.application}
            placeholder={text.choose}
            options={applied.filter(({ withdrawn }) => !withdrawn).map((one) => ({ value: one.application.id, label: nameOf(one) }))}
            value={values.application}
            error={errors.application}
          />
          <Field
            lang={lang}
            kind="select"
            name="person"
            label={text.person}
            placeholder={text.choose}
            options={members.map(({ person, name }) => ({ value: person, label: name }))}
            value={values.person}
            error={errors.person}
          />
          <Field lang={lang} kind="date" name="due" label={text.due} value={values.due} error={errors.due} optional />
          <Actions>
            <Button>{text.send}</Button>
          </Actions>
        </Form>
      ) : null}
      {open.length > 0 ? (
        <Section labelledBy="ta-tillbaka">
          <Heading level={3} id="ta-tillbaka">
            {text.endTitle}
          </Heading>
          <Form action={url.page(paths.assessmentEnd(careCase.id))} hidden={hidden()}>
            <Field
              lang={lang}
              kind="select"
              name="which"
              label={text.which}
              placeholder={text.choose}
              options={open.map((one) => ({ value: one.id, label: titleOf(one) }))}
              value={values.which}
              error={errors.which}
            />
            <Field lang={lang} kind="textarea" name="why" label={text.why} rows={3} value={values.why} error={errors.why} />
            <Actions>
              <Button variant="secondary">{text.end}</Button>
            </Actions>
          </Form>
        </Section>
      ) : null}
    </Section>
  );
}
