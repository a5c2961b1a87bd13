import type { LocalDate } from '../../../kernel/date.ts';
import { formatDate, formatDateTime, formatSpan } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  Alert,
  DataTable,
  Details,
  Heading,
  Hint,
  Link,
  Section,
  Split,
  Stack,
  StepsBar,
  Sub,
  SummaryList,
  Timeline,
} from '../../../ui/index.ts';
import type { Content } from '../../../ui/types.ts';
import { DoneNotice } from '../../access/index.ts';
import type { DiaryEntry } from '../../diary/index.ts';
import { type Document, DocumentList } from '../../documents/index.ts';
import type { Standing } from '../core/conflict.ts';
import type { CaseAction } from '../core/lifecycle.ts';
import { lowerFirst } from '../core/lower.ts';
import { type PlannedStep, readPeriod } from '../core/plan.ts';
import { isStep, stepNumber, stepStates } from '../core/states.ts';
import type { CaseLink } from '../deps.ts';
import type { Priority } from '../nominations.ts';
import type { Participant } from '../people.ts';
import type { CareCase, CaseEvent, Product, Task } from '../queries.ts';
import { caseText } from '../text/cases.ts';
import { pagesText } from '../text/pages.ts';
import { caseWords } from '../text/words.ts';
import { LifeTable } from './life.tsx';
import { LifeFigure } from './life-figure.tsx';
import { NextStep, type NextWay } from './next-step.tsx';
import { PlanTable } from './plan-table.tsx';
import { TaskTable } from './tasks.tsx';
import { dayOf, eventNotes, eventTitle, MadeUp, nameOf, periodText, StandingTag, StateTag, stateName } from './words.tsx';

export type CasePageProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly today: LocalDate;
  readonly careCase: CareCase;
  readonly products: readonly Product[];
  readonly way: NextWay | undefined;
  /** What this person may do with the case itself. */
  readonly actions: readonly CaseAction[];
  readonly appoints: boolean;
  readonly plans: boolean;
  /** Staff see who has a conflict of interest, and the nomination with its priority. */
  readonly isStaff: boolean;
  readonly standing: Standing;
  readonly priority: Priority | undefined;
  readonly participants: readonly Participant[];
  readonly documents: readonly Document[];
  readonly diary: readonly DiaryEntry[];
  readonly tasks: readonly Task[];
  readonly isMine: (task: Task) => boolean;
  readonly plan: readonly PlannedStep[];
  readonly events: readonly CaseEvent[];
  readonly links: readonly CaseLink[];
  readonly says: string | undefined;
};

/** One case: where it is, what comes next, who takes part, and all that has happened. */
export function CaseScreen(props: CasePageProps) {
  const { lang, url, careCase, says } = props;
  const text = pagesText[lang].page;
  const name = nameOf(careCase, lang);
  return (
    <>
      <DoneNotice lang={lang} says={says} />
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{name}</Heading>
      <Steps lang={lang} careCase={careCase} />
      {careCase.takenOverIn === null ? null : (
        <Alert lang={lang} kind="info">
          <p>{text.takenOverIn(lowerFirst(stateName(careCase.takenOverIn, lang)))}</p>
        </Alert>
      )}
      <Split side="end" aside={<Aside {...props} />}>
        <NextStep {...props} />
        <Section labelledBy="uppgifter">
          <Heading level={2} id="uppgifter">
            {text.tasks}
          </Heading>
          <TaskTable
            lang={lang}
            url={url}
            today={props.today}
            tasks={props.tasks}
            caption={text.tasks}
            empty={text.tasksNone}
            isMine={props.isMine}
            people={props.participants}
          />
        </Section>
        <Section labelledBy="plan">
          <Heading level={2} id="plan">
            {text.plan}
          </Heading>
          <PlanTable lang={lang} plan={props.plan} caption={text.plan} empty={text.planNone} />
          {props.plans ? (
            <p>
              <Link href={url.page(paths.casePlan(careCase.id))}>{text.planEdit}</Link>
            </p>
          ) : null}
        </Section>
        <People {...props} />
        <Section labelledBy="dokument">
          <Heading level={2} id="dokument">
            {text.documents}
          </Heading>
          <Folded count={props.documents.length} summary={text.all(props.documents.length)}>
            <DocumentList lang={lang} url={url} documents={props.documents} />
          </Folded>
        </Section>
        <Diary {...props} />
        <Events {...props} />
        <Section labelledBy="gang">
          <Heading level={2} id="gang">
            {text.life}
          </Heading>
          <p>
            {text.lifeHere}: {stateName(careCase.state, lang)}
          </p>
          <LifeFigure lang={lang} here={careCase.state} />
          <Details summary={pagesText[lang].life.lede}>
            <LifeTable lang={lang} from={careCase.state} />
          </Details>
          <p>
            <Link href={url.page(patterns.lifeOfCases)}>{pagesText[lang].life.title}</Link>
          </p>
        </Section>
      </Split>
    </>
  );
}

function Steps({ lang, careCase }: { readonly lang: Lang; readonly careCase: CareCase }) {
  const at = stepNumber(careCase.state) ?? stepNumber(careCase.stoppedIn ?? 'longlist') ?? 0;
  const isMoving = isStep(careCase.state);
  return (
    <StepsBar
      lang={lang}
      steps={stepStates.slice(1).map((state, i) => ({
        number: i + 1,
        name: caseWords[lang].states[state],
        state: i + 1 < at || (i + 1 === at && !isMoving) ? 'done' : i + 1 === at ? 'current' : 'todo',
      }))}
    />
  );
}

function Aside(props: CasePageProps) {
  const { lang, url, careCase, priority, isStaff } = props;
  const [common, text] = [pagesText[lang], pagesText[lang].page];
  const facts = [
    { term: text.state, value: <StateTag lang={lang} state={careCase.state} /> },
    ...(careCase.stoppedIn === null
      ? []
      : [{ term: caseWords[lang].states[careCase.state], value: text.stopped(stateName(careCase.stoppedIn, lang)) }]),
    ...(careCase.into === null ? [] : [{ term: text.into, value: careCase.into.join(', ') }]),
    {
      term: text.handler,
      value: (
        <>
          {careCase.handlerName ?? text.noHandler}
          {props.appoints ? (
            <Sub>
              <Link href={url.page(paths.caseHandler(careCase.id))}>{careCase.handler === null ? text.appoint : text.change}</Link>
            </Sub>
          ) : null}
        </>
      ),
    },
    ...(isStaff && (priority || careCase.takenOverIn === null)
      ? [{ term: text.priority, value: priority ? String(priority.priority) : text.noPriority }]
      : []),
    { term: careCase.takenOverIn === null ? text.opened : text.takenOver, value: dayOf(careCase.openedAt, lang) },
    { term: text.area, value: <Link href={url.page(paths.area(careCase.area))}>{text.areaLink}</Link> },
  ];
  return (
    <Stack>
      <div class="panel stack">
        <Heading level={2} look={4}>
          {text.facts}
        </Heading>
        <SummaryList facts={facts} />
      </div>
      <nav class="panel stack" aria-labelledby="sidor">
        <Heading level={2} look={4} id="sidor">
          {text.links}
        </Heading>
        <ul class="plain">
          {isStaff && careCase.takenOverIn === null ? (
            <li>
              <Link href={url.page(paths.caseNomination(careCase.id))}>{text.nomination}</Link>
            </li>
          ) : null}
          <li>
            <Link href={url.page(isStaff ? paths.caseConflicts(careCase.id) : paths.caseConflict(careCase.id))}>
              {isStaff ? text.conflicts : text.declareOwn}
            </Link>
          </li>
          {props.links.map(({ label, path }) => (
            <li key={label.sv}>
              <Link href={url.page(path(careCase.id))}>{label[lang]}</Link>
            </li>
          ))}
        </ul>
        {props.standing === 'clear' ? null : <Hint>{common.conflicts.stands[props.standing]}</Hint>}
      </nav>
    </Stack>
  );
}

function People({ lang, participants, isStaff }: CasePageProps) {
  const text = pagesText[lang].page;
  return (
    <Section labelledBy="deltagare">
      <Heading level={2} id="deltagare">
        {text.people}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.people}
        rows={participants}
        rowKey={({ person, capacity, from }) => `${person}-${capacity}-${from}`}
        empty={<p>{text.peopleNone}</p>}
        columns={[
          { key: 'person', header: text.person, rowHeader: true, cell: ({ name }) => name },
          { key: 'capacity', header: text.capacity, cell: ({ capacity }) => caseWords[lang].capacities[capacity] },
          {
            key: 'term',
            header: text.term,
            cell: ({ from, to }) => (to === null ? `${formatDate(from, lang)} – ${text.until}` : formatSpan(from, to, lang)),
          },
          ...(isStaff
            ? [
                {
                  key: 'standing',
                  header: text.standing,
                  cell: ({ standing }: Participant) => <StandingTag lang={lang} standing={standing} />,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

function Diary({ lang, diary }: CasePageProps) {
  const text = pagesText[lang].page;
  return (
    <Section labelledBy="diariet">
      <Heading level={2} id="diariet">
        {text.diary}
      </Heading>
      <Folded count={diary.length} summary={text.all(diary.length)}>
        <DataTable
          lang={lang}
          caption={text.diary}
          rows={diary}
          rowKey={({ id }) => id}
          empty={<p>{text.diaryNone}</p>}
          columns={[
            { key: 'number', header: text.number, rowHeader: true, cell: ({ number }) => number },
            { key: 'date', header: text.date, cell: ({ dated }) => formatDate(dated, lang) },
            { key: 'subject', header: text.subject, cell: ({ subject }) => <span lang="sv">{subject}</span> },
            { key: 'counterpart', header: text.counterpart, cell: ({ counterpart }) => counterpart ?? pagesText[lang].none },
          ]}
        />
      </Folded>
    </Section>
  );
}

function Events({ lang, events, participants }: CasePageProps) {
  const text = pagesText[lang].page;
  const names = new Map([
    ...participants.map(({ person, name }) => [person, name] as const),
    ...events.flatMap(({ person, personName }) => (person === null || personName === null ? [] : [[person, personName] as const])),
  ]);
  const nameIn = (person: string): string => names.get(person) ?? pagesText[lang].nobody;
  const periodIn = (given: string): string => {
    const read = readPeriod(given);
    return read.ok ? periodText(read.value, lang) : caseText[lang].events.unplanned;
  };
  const told = events.toReversed().map((event) => ({
    id: event.id,
    date: formatDateTime(event.at, lang),
    title: eventTitle(event, lang, nameIn, periodIn),
    body: event.reason === null ? null : <p lang="sv">{event.reason}</p>,
    note: [event.personName, ...eventNotes(event, lang)].filter((one) => one !== null && one !== '').join('. '),
  }));
  return (
    <Section labelledBy="handelser">
      <Heading level={2} id="handelser">
        {text.timeline}
      </Heading>
      <Timeline lang={lang} events={told.slice(0, MANY)} />
      {told.length > MANY ? (
        <Details summary={text.earlier(told.length - MANY)}>
          <Timeline lang={lang} events={told.slice(MANY)} />
        </Details>
      ) : null}
    </Section>
  );
}

/** Beyond this a list is folded, or its oldest part is. */
const MANY = 10;

const Folded = ({ count, summary, children }: { readonly count: number; readonly summary: string; readonly children: Content }) =>
  count > MANY ? <Details summary={summary}>{children}</Details> : children;
