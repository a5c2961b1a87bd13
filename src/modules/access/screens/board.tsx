import type { LocalDate } from '../../../kernel/date.ts';
import { formatDate, formatSpan } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Alert, ButtonLink, DataTable, Heading, Lede, Link, Section, Sub, Tag, Toolbar } from '../../../ui/index.ts';
import { expiring, type Gap, gapsOf, type MustSeat, mustSeats, onDay, urgentGaps } from '../core/board.ts';
import type { TermRow } from '../store/board.ts';
import { adminText } from '../text/admin.ts';
import { placesText } from '../text/places.ts';
import { DoneNotice } from './form-parts.tsx';

/** Ahead of this many days empty seats and ending terms are told. */
export const noticeDays = 183;

export type Region = { readonly id: string; readonly name: string };
type Common = { readonly lang: Lang; readonly url: Urls };

type ListProps = Common & {
  readonly today: LocalDate;
  readonly terms: readonly TermRow[];
  readonly regions: readonly Region[];
  readonly mayChange: boolean;
  readonly says: string | undefined;
};

/** Who sits on the board today, which seats are or will be empty, and which terms end soon. */
export function BoardTerms(props: ListProps) {
  const { lang, url, today, terms, regions, mayChange, says } = props;
  const [text, common] = [placesText[lang], adminText[lang]];
  const ids = regions.map((region) => region.id);
  const gaps = urgentGaps(gapsOf(terms, ids, today), today, noticeDays);
  const ending = expiring(terms, today, noticeDays);
  const now = onDay(terms, today);
  const holder = (seat: MustSeat) => now.find((term) => term.seat === seat.seat && term.collaborationRegion === seat.collaborationRegion);
  return (
    <>
      <DoneNotice lang={lang} says={says} />
      <Heading level={1}>{text.boardTitle}</Heading>
      <Lede>{text.boardLede}</Lede>
      {gaps.length === 0 ? null : (
        <Alert lang={lang} kind="warning" title={text.gapsTitle}>
          <ul>
            {gaps.map((gap) => (
              <li key={`${gap.seat}${gap.collaborationRegion}${gap.from}`}>{gapText(gap, today, regions, lang)}</li>
            ))}
          </ul>
        </Alert>
      )}
      <Section labelledBy="idag">
        <Toolbar
          start={
            <Heading level={2} id="idag">
              {text.boardNow}
            </Heading>
          }
        >
          {mayChange ? (
            <ButtonLink href={url.page(patterns.boardTermNew)} variant="secondary">
              {text.termNew}
            </ButtonLink>
          ) : null}
        </Toolbar>
        <DataTable
          lang={lang}
          caption={text.boardNow}
          rows={mustSeats(ids)}
          rowKey={(seat) => `${seat.seat}${seat.collaborationRegion}`}
          columns={[
            { key: 'seat', header: text.seat, rowHeader: true, cell: (seat) => seatText(seat, regions, lang) },
            { key: 'holder', header: text.holder, cell: (seat) => <Holder lang={lang} term={holder(seat)} /> },
            { key: 'to', header: common.to, cell: (seat) => dayOf(holder(seat)?.to, lang) },
          ]}
        />
        <Heading level={3}>{text.substitutes}</Heading>
        <TermTable {...props} rows={now.filter((term) => term.seat === 'substitute')} caption={text.substitutes} />
      </Section>
      <Section labelledBy="utgar">
        <Heading level={2} id="utgar">
          {text.expiringTitle}
        </Heading>
        {ending.length === 0 ? <p>{text.noExpiring}</p> : <TermTable {...props} rows={ending} caption={text.expiringTitle} />}
      </Section>
      <Section labelledBy="alla">
        <Heading level={2} id="alla">
          {text.boardAll}
        </Heading>
        <p>{text.noRoleHint}</p>
        <TermTable {...props} rows={terms} caption={text.boardAll} />
      </Section>
    </>
  );
}

const dayOf = (day: string | undefined, lang: Lang): string =>
  day === undefined ? adminText[lang].none : formatDate(day as LocalDate, lang);
export const nameOf = (id: string | null, regions: readonly Region[]): string => regions.find((region) => region.id === id)?.name ?? '';
const seatText = (
  { seat, collaborationRegion }: Pick<Gap, 'seat' | 'collaborationRegion'>,
  regions: readonly Region[],
  lang: Lang,
): string => (seat === 'chair' ? placesText[lang].seatName.chair : placesText[lang].seatFor(nameOf(collaborationRegion, regions)));

/** A gap in words: empty now, for a time, or from a day on. */
export function gapText(gap: Gap, today: LocalDate, regions: readonly Region[], lang: Lang): string {
  const text = placesText[lang];
  const seat = seatText(gap, regions, lang);
  if (gap.to !== null) return text.gapUntil(seat, formatDate(gap.from, lang), formatDate(gap.to, lang));
  return gap.from === today ? text.gapNow(seat) : text.gapFrom(seat, formatDate(gap.from, lang));
}

function Holder({ lang, term }: { readonly lang: Lang; readonly term: TermRow | undefined }) {
  const text = placesText[lang];
  if (!term) return <Tag tone="danger">{text.empty}</Tag>;
  return (
    <>
      {term.personName}
      {term.hasRole ? null : <Sub>{text.noRole}</Sub>}
    </>
  );
}

function TermTable({
  lang,
  url,
  regions,
  mayChange,
  rows,
  caption,
}: ListProps & { readonly rows: readonly TermRow[]; readonly caption: string }) {
  const text = placesText[lang];
  return (
    <DataTable
      lang={lang}
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      empty={text.boardNone}
      columns={[
        {
          key: 'person',
          header: text.termPerson,
          rowHeader: true,
          cell: (row) => (mayChange ? <Link href={url.page(paths.boardTerm(row.id))}>{row.personName}</Link> : row.personName),
        },
        {
          key: 'seat',
          header: text.seat,
          cell: (row) => (
            <>
              {text.seatName[row.seat]}
              {row.collaborationRegion === null ? null : <Sub>{nameOf(row.collaborationRegion, regions)}</Sub>}
            </>
          ),
        },
        { key: 'period', header: text.period, cell: (row) => formatSpan(row.from as LocalDate, row.to as LocalDate, lang) },
        {
          key: 'note',
          header: adminText[lang].state,
          cell: (row) => (row.withdrawn ? <Tag>{text.withdrawnTag}</Tag> : row.hasRole ? adminText[lang].none : text.noRole),
        },
      ]}
    />
  );
}
