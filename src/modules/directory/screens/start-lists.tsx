import { formatCount, formatNumber, sortByText } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { type Column, DataTable, DateOrInterval, Heading, Link, Toolbar } from '../../../ui/index.ts';
import { isOnPermits, type JournalEntry, standingKinds } from '../../journal/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { permitsByRegion } from '../../statistics/index.ts';
import { findDecisions } from '../core/decisions.ts';
import { decisionsText } from '../text/decisions.ts';
import { startText } from '../text/start.ts';
import { statisticsText } from '../text/statistics.ts';
import { entryItem } from './area-entry.ts';
import { countText } from './area-words.ts';
import { AreaLink, type Frame, Part } from './overview-frame.tsx';
import { areasByPhase, PHASES, type Phase } from './overview-phases.ts';

type Props = { readonly frame: Frame; readonly view: RegisterView };

/** The regions with most permits. */
export function Holders({ frame, view }: Props) {
  const { lang, url } = frame;
  const text = startText[lang].holders;
  const holders = permitsByRegion(view).rows.filter((row) => row.granted.total > 0);
  return (
    <Part>
      <Heading level={2}>{text.title}</Heading>
      {holders.length === 0 ? <p>{text.none}</p> : <p>{text.lede(formatCount(holders.length, startText[lang].region, lang))}</p>}
      <ul>
        {holders
          .toSorted((a, b) => b.granted.total - a.granted.total)
          .slice(0, 8)
          .map(({ region, name, granted }) => (
            <li key={region}>
              <Link href={url.page(paths.region(region ?? ''))}>{name}</Link>: {countText(granted, lang)}
            </li>
          ))}
      </ul>
      <p>
        <Link href={url.page(paths.permits)}>{text.link}</Link>
      </p>
      <p>
        <Link href={url.page(paths.map)}>{text.map}</Link>
      </p>
    </Part>
  );
}

/** How many areas are in each part of the process. */
export function Standing({ frame, view }: Props) {
  const { lang, url } = frame;
  const text = startText[lang].standing;
  const words = statisticsText[lang].overview;
  const phases = areasByPhase(view, lang);
  const rows = PHASES.filter((phase) => phase !== 'groups' && phase !== 'unknown');
  const columns: Column<Phase>[] = [
    {
      key: 'phase',
      header: words.state,
      rowHeader: true,
      cell: (phase) => (
        <>
          {words.phases[phase]}
          {phase in words.phaseSteps ? <span class="sub">{words.phaseSteps[phase as keyof typeof words.phaseSteps]}</span> : null}
        </>
      ),
    },
    { key: 'count', header: words.count, numeric: true, cell: (phase) => formatNumber(phases.get(phase)?.length ?? 0, lang) },
  ];
  return (
    <Part>
      <Toolbar start={<Heading level={2}>{text.title}</Heading>}>
        <Link href={url.page(paths.overview)}>{text.link}</Link>
      </Toolbar>
      <DataTable lang={lang} caption={text.caption} columns={columns} rows={rows} rowKey={(phase) => phase} />
    </Part>
  );
}

/** The five latest decisions on permits, told per area and day. */
export function Latest({ frame, view }: Props) {
  const { lang, url } = frame;
  const text = startText[lang].latest;
  const words = decisionsText[lang];
  const entries = findDecisions(view, { kinds: standingKinds.filter(isOnPermits), area: undefined, regions: [], year: undefined });
  const groups = [
    ...Map.groupBy(entries, ({ area, payload, when }) => `${area}/${payload.kind}/${when.notBefore}/${when.notAfter}`).values(),
  ];
  const columns: Column<readonly JournalEntry[]>[] = [
    { key: 'when', header: words.when, cell: ([entry]) => (entry ? <DateOrInterval lang={lang} when={entry.when} /> : null) },
    {
      key: 'area',
      header: words.area,
      rowHeader: true,
      cell: ([entry]) => {
        const area = entry ? view.findArea(entry.area)?.area : undefined;
        return area ? <AreaLink lang={lang} url={url} area={area} /> : entry?.area;
      },
    },
    { key: 'kind', header: words.kind, cell: ([entry]) => (entry ? words.kinds[entry.payload.kind] : null) },
    {
      key: 'who',
      header: words.region,
      cell: (group) =>
        sortByText(
          group.flatMap((entry) => entryItem(view, entry)),
          (item) => item.text,
          'sv',
        )
          .map((item) => item.text)
          .join('; '),
    },
  ];
  return (
    <Part>
      <Toolbar start={<Heading level={2}>{text.title}</Heading>}>
        <Link href={url.page(paths.decisions)}>{text.link}</Link>
      </Toolbar>
      <DataTable
        lang={lang}
        caption={text.title}
        columns={columns}
        rows={groups.slice(0, 5)}
        rowKey={([entry]) => entry?.id ?? ''}
        empty={text.none}
      />
    </Part>
  );
}
