import type { LocalDate } from '../../../kernel/date.ts';
import { formatCount, formatDate, formatList, formatNumber } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { ColumnChart, Details, Figure, Grid, Heading, Hint, Lede, Toolbar } from '../../../ui/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { areasByStep } from '../../statistics/index.ts';
import { areasText } from '../text/areas.ts';
import { statisticsText } from '../text/statistics.ts';
import { PhaseBox } from './overview-box.tsx';
import { DataLinks, DayForm, type Frame, Part } from './overview-frame.tsx';
import { areasByPhase, observedDays, type Phase } from './overview-phases.ts';
import { StepTable, StoppedTable, stepName } from './overview-table.tsx';

const IN_PROCESS: readonly Phase[] = ['mapping', 'review', 'preparation', 'applications'];
const AFTER: readonly Phase[] = ['start', 'management'];

/** Where every area stands in the process on a day: boxes for the phases, a chart and tables. */
export function OverviewScreen({ frame, view }: { frame: Frame; view: RegisterView }) {
  const { lang, dates } = frame;
  const text = statisticsText[lang].overview;
  const phases = areasByPhase(view, lang);
  const box = (phase: Phase, level: 2 | 3 = 3) => (
    <PhaseBox key={phase} frame={frame} phase={phase} areas={phases.get(phase) ?? []} level={level} />
  );
  const filled = (phase: Phase) => (phases.get(phase)?.length ?? 0) > 0;
  const day = formatDate(dates.asOf, lang);
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{dates.given ? text.lede(day) : text.ledeToday(day)}</Lede>
      <Part>
        <Heading level={2}>{text.inProcess}</Heading>
        <Observed frame={frame} view={view} areas={IN_PROCESS.flatMap((phase) => phases.get(phase) ?? [])} />
        <Grid>{[...IN_PROCESS, ...AFTER].map((phase) => box(phase))}</Grid>
      </Part>
      <Part>
        <Toolbar start={<Heading level={2}>{text.chart}</Heading>}>
          <DataLinks lang={lang} url={frame.url} json={paths.api.areasByStep} csv={paths.overviewCsv} />
        </Toolbar>
        <StepChart frame={frame} view={view} />
        <Details summary={statisticsText[lang].certainty.title}>
          <p>{statisticsText[lang].certainty.body}</p>
        </Details>
      </Part>
      <Part>
        <Heading level={2}>{text.outside}</Heading>
        {(['paused', 'ended'] as const).map((phase) => (
          <div key={phase} class="stack">
            <Heading level={3} id={phase}>
              {text.phases[phase]} ({formatNumber(phases.get(phase)?.length ?? 0, lang)})
            </Heading>
            <Hint>
              {text.intro[phase]} {text.dash}
            </Hint>
            <StoppedTable frame={frame} view={view} areas={phases.get(phase) ?? []} caption={text.phases[phase]} />
          </div>
        ))}
        <Grid>{(['longlist', 'groups', 'unknown'] as const).filter(filled).map((phase) => box(phase))}</Grid>
      </Part>
      <Part>
        <DayForm {...frame} />
      </Part>
    </>
  );
}

/** Which days the picture is from, and a warning when they are older than the day shown. */
function Observed({ frame, view, areas }: { frame: Frame; view: RegisterView; areas: readonly AreaView[] }) {
  const { lang, dates } = frame;
  const text = statisticsText[lang].overview;
  const days = observedDays(areas, view);
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return null;
  const say = (day: LocalDate) => formatDate(day, lang);
  const parts = days.map(({ day, areas: n }) => text.observedPart(formatCount(n, statisticsText[lang].areas, lang), say(day)));
  return (
    <div class="prose">
      <p>
        {days.length === 1 ? text.observedOne(say(first.day)) : text.observed(formatList(parts, lang))}{' '}
        {first.day < dates.asOf ? text.stale : null} {last.day > dates.asOf ? text.observedLater(say(last.day)) : null}
      </p>
    </div>
  );
}

function StepChart({ frame, view }: { frame: Frame; view: RegisterView }) {
  const { lang } = frame;
  const text = statisticsText[lang].overview;
  const rows = areasByStep(view).filter((row) => row.status !== 'group');
  const split = rows.some((row) => row.areas.possible > 0);
  const { certainty } = statisticsText[lang];
  const columns = rows.map((row) => ({
    label: stepName(lang, row),
    short: row.status === 'in-process' ? String(row.step) : areasText[lang].status[row.status],
    values: split ? [row.areas.certain, row.areas.possible] : [row.areas.total],
  }));
  const says = rows.map((row) => `${stepName(lang, row)} ${formatNumber(row.areas.total, lang)}`).join(', ');
  const series = split
    ? [
        { key: 'certain', label: certainty.certain },
        { key: 'possible', label: certainty.possible },
      ]
    : [{ key: 'areas', label: text.count }];
  return (
    <Figure lang={lang} id="steg" title={text.chart} table={<StepTable frame={frame} view={view} />} tableOpen>
      <ColumnChart lang={lang} id="steg-diagram" label={text.chartSays(says)} series={series} columns={columns} />
    </Figure>
  );
}
