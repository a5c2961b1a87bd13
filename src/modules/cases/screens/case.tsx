import { paths, patterns } from '../../../kernel/paths.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Alert, Details, Heading, Hint, Link, Section, Split, Stack, StepsBar, Sub, SummaryList } from '../../../ui/index.ts';
import { DoneNotice } from '../../access/index.ts';
import { DocumentList } from '../../documents/index.ts';
import { lowerFirst } from '../core/lower.ts';
import { isStep, stepNumber, stepStates } from '../core/states.ts';
import type { CareCase } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { caseWords } from '../text/words.ts';
import { type CasePageProps, Diary, Events, Folded, People } from './case-parts.tsx';
import { LifeTable } from './life.tsx';
import { LifeFigure } from './life-figure.tsx';
import { NextStep } from './next-step.tsx';
import { PlanTable } from './plan-table.tsx';
import { TaskTable } from './tasks.tsx';
import { dayOf, MadeUp, nameOf, StateTag, stateName } from './words.tsx';

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
