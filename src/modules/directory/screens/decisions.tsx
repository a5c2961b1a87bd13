import { endOfDay } from '../../../kernel/date.ts';
import { formatNumber } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Paging } from '../../../platform/http/paging.ts';
import { Details, Heading, Lede, Link, Pagination, Section, Split, Toolbar } from '../../../ui/index.ts';
import type { JournalEntry } from '../../journal/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { decisionsText } from '../text/decisions.ts';
import { type DecisionQuery, DecisionsFilter } from './decisions-filter.tsx';
import { CorrectionsTable, EntryTable } from './decisions-table.tsx';
import { DataLinks, DayForm, type Frame } from './overview-frame.tsx';

/** The decision journal: the entries that stand, latest first, and what has been corrected. */
export function DecisionsScreen(props: {
  frame: Frame;
  view: RegisterView;
  entries: readonly JournalEntry[];
  query: DecisionQuery;
  paging: Paging;
}) {
  const { frame, view, entries, query, paging } = props;
  const { lang, url } = frame;
  const text = decisionsText[lang];
  const first = (paging.page - 1) * paging.limit;
  const shown = entries.slice(first, first + paging.limit);
  const pages = Math.max(1, Math.ceil(entries.length / paging.limit));
  const n = (value: number) => formatNumber(value, lang);
  const count = shown.length === 0 ? text.shownNone : text.shown(n(first + 1), n(first + shown.length), n(entries.length));
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Explained lang={lang} />
      <Split side="start" aside={<DecisionsFilter frame={frame} view={view} query={query} />}>
        <Toolbar start={<Heading level={2}>{count}</Heading>}>
          <DataLinks lang={lang} url={url} csv={paths.decisionsCsv} json={paths.api.decisions} query={query} />
        </Toolbar>
        {entries.length > 0 && shown.length === 0 ? (
          <p>
            {text.noSuchPage(n(pages))} <Link href={url.change({ page: pages })}>{text.toLast}</Link>
          </p>
        ) : (
          <EntryTable frame={frame} view={view} entries={shown} />
        )}
        <Pagination lang={lang} page={paging.page} pages={pages} href={(page) => url.change({ page })} />
      </Split>
      <Section>
        <Heading level={2}>{text.corrections.title}</Heading>
        <div class="prose">
          <p>{text.corrections.lede}</p>
        </div>
        <CorrectionsTable frame={frame} view={view} entries={correctionsIn(view)} />
      </Section>
      <DayForm {...frame} />
    </>
  );
}

function Explained({ lang }: Pick<Frame, 'lang'>) {
  const text = decisionsText[lang].explained;
  return (
    <Details summary={text.title}>
      <div class="prose">
        <p>{text.holds}</p>
        <p>{text.asOf}</p>
        <p>{text.never}</p>
        <p>{text.interval}</p>
      </div>
    </Details>
  );
}

/** Every correction recorded by the view's knownAt, whatever day it is about; the latest first. */
export function correctionsIn(view: RegisterView): readonly JournalEntry[] {
  const limit = endOfDay(view.knownAt).getTime();
  return view.data.journal
    .filter((entry) => entry.corrects !== null && entry.recordedAt.getTime() < limit)
    .toSorted((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime() || b.seq - a.seq);
}
