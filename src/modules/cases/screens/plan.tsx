import { addDays, type LocalDate, localDate } from '../../../kernel/date.ts';
import { formatWhen } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { certaintyAt, type When } from '../../../kernel/when.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  DataTable,
  Field,
  Figure,
  FilterPanel,
  Heading,
  Lede,
  Link,
  Section,
  Sub,
  Tag,
  TimelineChart,
  Toolbar,
} from '../../../ui/index.ts';
import type { Passed } from '../core/passed.ts';
import { lastDay, type PlannedStep } from '../core/plan.ts';
import { stepNumber, stepStates } from '../core/states.ts';
import type { CareCase } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { PlanState } from './plan-table.tsx';
import { type RemindedCase, ReminderList } from './tasks.tsx';
import { MadeUp, nameOf, periodText, StateTag, stateName } from './words.tsx';

export type PlannedCase = { readonly careCase: CareCase; readonly plan: readonly PlannedStep[] };

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly today: LocalDate;
  readonly cases: readonly PlannedCase[];
  /** What the register knows of passed steps, by area. */
  readonly passed: ReadonlyMap<string, Passed>;
  readonly reminders: readonly RemindedCase[];
  readonly first: number;
  readonly last: number;
  /** Whether this person plans. */
  readonly leads: boolean;
  readonly fictitious: boolean;
};

/** The kinds of work that the plan shows, as the agency's own picture of the years does. */
const groups = ['recruit', 'review', 'prepare', 'apply'] as const;
const groupOf = (step: number): (typeof groups)[number] =>
  step <= 1 ? 'recruit' : step === 2 ? 'review' : step <= 4 ? 'prepare' : 'apply';

/** One step of a case: when the register says that it was come to, and when it was planned. */
export type PlanLineOf = {
  readonly step: number;
  readonly known: When | undefined;
  readonly plan: PlannedStep | undefined;
  readonly isReached: boolean;
};

/** The steps of a case that the register or the plan says something of, in order. */
export function linesOf(careCase: CareCase, plan: readonly PlannedStep[], passed: Passed | undefined): readonly PlanLineOf[] {
  const reached = stepNumber(careCase.stoppedIn ?? careCase.state) ?? 0;
  const known = passed?.steps ?? new Map<number, When>();
  return stepStates.flatMap((_, step) => {
    const planned = plan.find((one) => one.step === step);
    const day = step > 0 && step <= reached ? known.get(step) : undefined;
    return planned || day ? [{ step, known: day, plan: planned, isReached: step <= reached }] : [];
  });
}

/**
 * From each step to the next one: passed ones from the day they had certainly begun, the others as planned. The step that goes on lasts
 * until now or the next one, a paused one until it was paused; the last planned one half a year, or the period it is planned for.
 * Follow-up has no end: it is not drawn.
 */
export function spansOf(lines: readonly PlanLineOf[], until: LocalDate, from: LocalDate, to: LocalDate) {
  const dated = lines
    .flatMap(({ step, known, plan }) => {
      if (known) return known.notAfter === null ? [] : [{ step, start: known.notAfter, end: until }];
      if (!plan?.now) return [];
      const half = addDays(plan.now.startsOn, 182);
      return [{ step, start: plan.now.startsOn, end: half > lastDay(plan.now) ? half : lastDay(plan.now) }];
    })
    .toSorted((a, b) => a.start.localeCompare(b.start) || a.step - b.step);
  return dated.flatMap(({ step, start, end }, at) => {
    const next = dated.slice(at + 1).find((one) => one.start > start)?.start;
    const stop = next ?? (end > start ? end : addDays(start, 1));
    const isHidden = dated[at + 1]?.start === start;
    return step === 8 || isHidden || stop < from || start > to ? [] : [{ from: start, to: stop, series: groupOf(step) }];
  });
}

/** Cases that go on but have no step ahead in the plan. */
const isUnplanned = ({ careCase, plan }: PlannedCase): boolean =>
  (careCase.stoppedIn ?? careCase.state) !== 'management' && plan.every(({ isReached, now }) => isReached || now === null);

/** All open cases over the years, as a chart and as a table; what is late, and which have no plan. */
export function PlanScreen({ lang, url, today, cases, passed, reminders, first, last, leads, fictitious }: Props) {
  const text = pagesText[lang].plan;
  const [from, to] = [localDate(`${first}-01-01`), localDate(`${last}-12-31`)];
  const withLines = cases.map(({ careCase, plan }) => ({ careCase, steps: linesOf(careCase, plan, passed.get(careCase.area)) }));
  const rows = withLines
    .map(({ careCase, steps }) => ({
      label: nameOf(careCase, lang),
      spans: spansOf(steps, passed.get(careCase.area)?.pausedSince?.notAfter ?? today, from, to),
    }))
    .filter(({ spans }) => spans.length > 0);
  const lines = withLines.flatMap(({ careCase, steps }) => steps.map((line) => ({ careCase, line })));
  const unplanned = cases.filter(isUnplanned);
  const here = url.page(patterns.plan);
  const table = (
    <DataTable
      lang={lang}
      caption={text.title}
      rows={lines}
      rowKey={({ careCase, line }) => `${careCase.id}-${line.step}`}
      empty={<p>{text.empty}</p>}
      columns={[
        {
          key: 'area',
          header: text.area,
          rowHeader: true,
          cell: ({ careCase }) => <Link href={url.page(paths.careCase(careCase.id))}>{nameOf(careCase, lang)}</Link>,
        },
        { key: 'now', header: text.now, cell: ({ careCase }) => <StateTag lang={lang} state={careCase.state} /> },
        { key: 'step', header: text.step, cell: ({ line }) => stateName(stepStates[line.step] ?? 'longlist', lang) },
        {
          key: 'known',
          header: text.known,
          cell: ({ line }) =>
            line.known === undefined
              ? pagesText[lang].none
              : `${formatWhen(line.known, lang)} (${text[certaintyAt(line.known, today) === 'certain' ? 'certain' : 'possible']})`,
        },
        { key: 'planned', header: text.planned, cell: ({ line }) => (line.plan ? periodText(line.plan.now, lang) : pagesText[lang].none) },
        {
          key: 'first',
          header: text.first,
          cell: ({ line }) => (line.plan ? periodText(line.plan.history[0]?.period ?? null, lang) : pagesText[lang].none),
        },
        {
          key: 'state',
          header: text.state,
          cell: ({ line }) => (line.plan ? <PlanState lang={lang} step={line.plan} /> : <Tag tone="success">{text.reached}</Tag>),
        },
      ]}
    />
  );
  return (
    <>
      <MadeUp lang={lang} fictitious={fictitious} many />
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Section labelledBy="paminnelser">
        <Heading level={2} id="paminnelser">
          {text.reminders}
        </Heading>
        {reminders.length === 0 ? <p>{text.remindersNone}</p> : <ReminderList lang={lang} url={url} reminders={reminders} />}
      </Section>
      <Section>
        <FilterPanel lang={lang} action={here} clearHref={here}>
          <Field lang={lang} name="from" label={text.from} value={String(first)} width="short" inputMode="numeric" maxLength={4} />
          <Field lang={lang} name="to" label={text.to} value={String(last)} width="short" inputMode="numeric" maxLength={4} />
        </FilterPanel>
      </Section>
      <Toolbar start={null}>
        <Link href={url.plain(patterns.planCsv)}>{text.csv}</Link>
      </Toolbar>
      {rows.length === 0 ? (
        <p>{text.empty}</p>
      ) : (
        <Figure lang={lang} id="plan" title={text.figure} desc={text.figureDesc} table={table} tableOpen>
          <TimelineChart
            lang={lang}
            id="plan-diagram"
            label={text.alt(first, last, rows.length)}
            from={from}
            to={to}
            today={today}
            series={groups.map((key) => ({ key, label: text.group[key] }))}
            rows={rows}
          />
        </Figure>
      )}
      <Section labelledBy="utan-plan">
        <Heading level={2} id="utan-plan">
          {text.unplanned}
        </Heading>
        <p>{unplanned.length === 0 ? text.unplannedNone : text.unplannedCount(unplanned.length)}</p>
        {unplanned.length === 0 ? null : (
          <ul>
            {unplanned.map(({ careCase }) => (
              <li key={careCase.id}>
                <Link href={url.page(paths.casePlan(careCase.id))}>
                  {leads ? text.planIt(nameOf(careCase, lang)) : nameOf(careCase, lang)}
                </Link>
                <Sub>{stateName(careCase.state, lang)}</Sub>
              </li>
            ))}
          </ul>
        )}
        {leads ? (
          <p>
            {text.noCase} <Link href={url.page(patterns.casesUnderWay)}>{pagesText[lang].underWay.title}</Link>
          </p>
        ) : null}
      </Section>
    </>
  );
}
