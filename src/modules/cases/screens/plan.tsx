import { addDays, type LocalDate, localDate } from '../../../kernel/date.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { DataTable, Field, Figure, FilterPanel, Heading, Lede, Link, Section, TimelineChart, Toolbar } from '../../../ui/index.ts';
import { lastDay, type PlannedStep } from '../core/plan.ts';
import { stepStates } from '../core/states.ts';
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
  readonly reminders: readonly RemindedCase[];
  readonly first: number;
  readonly last: number;
  readonly fictitious: boolean;
};

/** The kinds of work that the plan shows, as the agency's own picture of the years does. */
const groups = ['recruit', 'review', 'prepare', 'apply'] as const;
const groupOf = (step: number): (typeof groups)[number] =>
  step <= 1 ? 'recruit' : step === 2 ? 'review' : step <= 4 ? 'prepare' : 'apply';

/** From each planned step to the next one; the last one lasts half a year, or the period it is planned for. Follow-up has no end: it is not drawn. */
export function spansOf(plan: readonly PlannedStep[], from: LocalDate, to: LocalDate) {
  const dated = plan.flatMap(({ step, now }) => (now === null ? [] : [{ step, period: now }]));
  return dated.flatMap(({ step, period }, at) => {
    const next = dated[at + 1]?.period.startsOn;
    const half = addDays(period.startsOn, 182);
    const end = next !== undefined && next > period.startsOn ? next : half > lastDay(period) ? half : lastDay(period);
    return step === 8 || end < from || period.startsOn > to ? [] : [{ from: period.startsOn, to: end, series: groupOf(step) }];
  });
}

/** All cases over the years, as a chart and as a table; and what is late. */
export function PlanScreen({ lang, url, today, cases, reminders, first, last, fictitious }: Props) {
  const text = pagesText[lang].plan;
  const [from, to] = [localDate(`${first}-01-01`), localDate(`${last}-12-31`)];
  const rows = cases
    .map(({ careCase, plan }) => ({ label: nameOf(careCase, lang), spans: spansOf(plan, from, to) }))
    .filter(({ spans }) => spans.length > 0);
  const lines = cases.flatMap(({ careCase, plan }) => plan.map((step) => ({ careCase, step })));
  const here = url.page(patterns.plan);
  const table = (
    <DataTable
      lang={lang}
      caption={text.title}
      rows={lines}
      rowKey={({ careCase, step }) => `${careCase.id}-${step.step}`}
      empty={<p>{text.empty}</p>}
      columns={[
        {
          key: 'area',
          header: text.area,
          rowHeader: true,
          cell: ({ careCase }) => <Link href={url.page(paths.careCase(careCase.id))}>{nameOf(careCase, lang)}</Link>,
        },
        { key: 'now', header: text.now, cell: ({ careCase }) => <StateTag lang={lang} state={careCase.state} /> },
        { key: 'step', header: text.step, cell: ({ step }) => stateName(stepStates[step.step] ?? 'longlist', lang) },
        { key: 'planned', header: text.planned, cell: ({ step }) => periodText(step.now, lang) },
        { key: 'first', header: text.first, cell: ({ step }) => periodText(step.history[0]?.period ?? null, lang) },
        { key: 'state', header: text.state, cell: ({ step }) => <PlanState lang={lang} step={step} /> },
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
    </>
  );
}
