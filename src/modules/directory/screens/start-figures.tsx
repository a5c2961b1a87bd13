import type { LocalDate } from '../../../kernel/date.ts';
import { formatCount, formatDate, formatNumber } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Grid, Heading, Hint, KeyFigure, Link } from '../../../ui/index.ts';
import { isHeld } from '../../permits/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { areasByStep, type Count, count } from '../../statistics/index.ts';
import { startText } from '../text/start.ts';
import { statisticsText } from '../text/statistics.ts';
import { type Frame, Part } from './overview-frame.tsx';
import { observedDays } from './overview-phases.ts';

/** Four figures, each counted from the journal and each a way into the page that shows them in full. */
export function KeyFigures({ frame, view }: { frame: Frame; view: RegisterView }) {
  const { lang, url, dates } = frame;
  const text = startText[lang].figures;
  const held = view.permits.filter(isHeld);
  const areas = new Set(held.map((permit) => permit.area)).size;
  const regions = new Set(held.map((permit) => permit.grant.region)).size;
  const rows = areasByStep(view);
  const inState = (status: 'in-process' | 'management') => rows.filter((row) => row.status === status).reduce(add, none);
  const number = (value: number, path: string) => <Link href={url.page(path)}>{formatNumber(value, lang)}</Link>;
  const split = ({ certain, possible }: Count) =>
    possible > 0 ? `. ${statisticsText[lang].split(formatNumber(certain, lang), formatNumber(possible, lang))}` : '';
  const permits = count(held);
  const observed = oldestStep(view);
  return (
    <Part>
      <Heading level={2}>{text.title}</Heading>
      <Grid>
        <KeyFigure
          value={number(permits.total, paths.permits)}
          label={text.permits}
          note={`${text.permitNote(formatCount(areas, startText[lang].area, lang), formatCount(regions, startText[lang].region, lang))}${split(permits)}`}
        />
        <KeyFigure
          value={number(inState('in-process').total, paths.overview)}
          label={text.inProcess}
          note={`${text.inProcessNote}${split(inState('in-process'))}`}
        />
        <KeyFigure
          value={number(inState('management').total, paths.overview)}
          label={text.management}
          note={`${text.managementNote}${split(inState('management'))}`}
        />
      </Grid>
      <Hint>
        {text.day(formatDate(dates.asOf, lang))} {observed && observed < dates.asOf ? text.stale(formatDate(observed, lang)) : null}
      </Hint>
    </Part>
  );
}

const none: Count = { total: 0, certain: 0, possible: 0 };
const add = (sum: Count, { areas }: { readonly areas: Count }): Count => ({
  total: sum.total + areas.total,
  certain: sum.certain + areas.certain,
  possible: sum.possible + areas.possible,
});

/** The earliest day of a source on the areas that are in process. */
function oldestStep(view: RegisterView): LocalDate | undefined {
  const inProcess = view.areas.filter(({ standing }) => standing?.state.status === 'in-process');
  return observedDays(inProcess, view)[0]?.day;
}
