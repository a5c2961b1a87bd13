import { endOfDay } from '../../../kernel/date.ts';
import { formatNumber } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Paging } from '../../../platform/http/paging.ts';
import { type Content, Details, Heading, Lede, Link, Pagination, Split, Toolbar } from '../../../ui/index.ts';
import type { JournalEntry } from '../../journal/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { decisionsText } from '../text/decisions.ts';
import { type DecisionQuery, DecisionsFilter } from './decisions-filter.tsx';
import { CorrectionsTable, EntryTable } from './decisions-table.tsx';
import { DataLinks, DayForm, type Frame, Part } from './overview-frame.tsx';

type Props = { readonly frame: Frame; readonly view: RegisterView; readonly paging: Paging };

/** The decision journal: the entries that stand, latest first. */
export function DecisionsScreen(props: Props & { entries: readonly JournalEntry[]; query: DecisionQuery }) {
  const { frame, view, entries, query, paging } = props;
  const { lang, url } = frame;
  const text = decisionsText[lang];
  const corrections = correctionsIn(view).length;
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Explained lang={lang} />
      <Part>
        <Split side="start" aside={<DecisionsFilter frame={frame} view={view} query={query} />}>
          <Paged
            frame={frame}
            paging={paging}
            entries={entries}
            tools={<DataLinks lang={lang} url={url} csv={paths.decisionsCsv} json={paths.api.decisions} query={query} />}
          >
            {(shown) => <EntryTable frame={frame} view={view} entries={shown} />}
          </Paged>
          {corrections > 0 ? (
            <p>
              <Link href={url.page(paths.decisions, { show: 'corrections' })}>{text.corrections.see(formatNumber(corrections, lang))}</Link>
            </p>
          ) : null}
        </Split>
      </Part>
      <Part>
        <DayForm {...frame} />
      </Part>
    </>
  );
}

/** Entries that replace or remove another, latest recorded first. */
export function CorrectionsScreen({ frame, view, paging }: Props) {
  const { lang, url } = frame;
  const text = decisionsText[lang].corrections;
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Paged frame={frame} paging={paging} entries={correctionsIn(view)} tools={<Link href={url.page(paths.decisions)}>{text.back}</Link>}>
        {(shown) => <CorrectionsTable frame={frame} view={view} entries={shown} />}
      </Paged>
    </>
  );
}

/** A page of entries with their number above and the way to the other pages below. */
function Paged(props: {
  frame: Frame;
  paging: Paging;
  entries: readonly JournalEntry[];
  tools: Content;
  children: (shown: readonly JournalEntry[]) => Content;
}) {
  const { frame, paging, entries, tools, children } = props;
  const { lang, url } = frame;
  const text = decisionsText[lang];
  const first = (paging.page - 1) * paging.limit;
  const shown = entries.slice(first, first + paging.limit);
  const pages = Math.max(1, Math.ceil(entries.length / paging.limit));
  const n = (value: number) => formatNumber(value, lang);
  return (
    <>
      <Toolbar
        start={
          <Heading level={2}>
            {shown.length === 0 ? text.shownNone : text.shown(n(first + 1), n(first + shown.length), n(entries.length))}
          </Heading>
        }
      >
        {tools}
      </Toolbar>
      {entries.length > 0 && shown.length === 0 ? (
        <p>
          {text.noSuchPage(n(pages))} <Link href={url.change({ page: pages })}>{text.toLast}</Link>
        </p>
      ) : (
        children(shown)
      )}
      <Pagination lang={lang} page={Math.min(paging.page, pages)} pages={pages} href={(page) => url.change({ page })} />
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
