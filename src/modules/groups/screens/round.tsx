import { dayInStockholm } from '../../../kernel/date.ts';
import { formatDate, formatDateTime, formatList } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { ButtonLink, DataTable, Details, Heading, Lede, Link, Section, Sub, Tag } from '../../../ui/index.ts';
import { DoneNotice } from '../../access/index.ts';
import type { CareCase } from '../../cases/index.ts';
import type { Lack } from '../core/composition.ts';
import { isOpen } from '../core/deadline.ts';
import type { Nomination, Round } from '../queries/nominations.ts';
import type { Named } from '../queries/organisations.ts';
import { disposalText } from '../text/disposal.ts';
import { groupsText } from '../text/groups.ts';
import { Lacks, MadeUp, type Place, Speaks } from './parts.tsx';

export type RoundProps = Place & {
  readonly careCase: CareCase;
  readonly area: string;
  readonly rounds: readonly Round[];
  readonly nominations: readonly Nomination[];
  readonly lacks: readonly Lack[];
  readonly regions: readonly Named[];
  readonly now: Date;
  /** A case officer, who opens rounds and records letters. */
  readonly writes: boolean;
  readonly says: string | undefined;
};

/** The nominations of a case: the rounds, who has been nominated by whom, and what is missing among them. */
export function RoundScreen(props: RoundProps) {
  const { lang, url, careCase, rounds, nominations, regions, now, writes } = props;
  const text = groupsText[lang].round;
  const standing = nominations.filter(({ status }) => status === 'standing');
  const closed = nominations.filter(({ status }) => status !== 'standing');
  const hasOpen = rounds.some((round) => isOpen(round.lastDay, now));
  return (
    <>
      <DoneNotice lang={lang} says={props.says} />
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{`${text.title}: ${props.area}`}</Heading>
      <Lede>{text.lede}</Lede>
      {writes ? (
        <div class="actions">
          {hasOpen ? null : (
            <ButtonLink href={url.page(paths.caseRoundOpen(careCase.id))}>{rounds.length === 0 ? text.open : text.openAgain}</ButtonLink>
          )}
          {rounds.length === 0 ? null : (
            <ButtonLink href={url.page(paths.caseNominationRecord(careCase.id))} variant="secondary">
              {text.record}
            </ButtonLink>
          )}
          {standing.length === 0 ? null : <Link href={url.page(paths.caseGroupPropose(careCase.id, 'expert'))}>{text.compose}</Link>}
        </div>
      ) : null}
      {rounds.length === 0 ? <p>{text.none}</p> : null}
      {rounds.map((round) => (
        <RoundBox key={round.id} lang={lang} round={round} open={isOpen(round.lastDay, now)} />
      ))}
      {rounds.length === 0 ? null : (
        <Section labelledBy="nominerade">
          <Heading level={2} id="nominerade">
            {text.nominations}
          </Heading>
          <p>{text.count(standing.length)}</p>
          {standing.length === 0 ? null : props.lacks.length === 0 ? (
            <p>{text.lacksNothing}</p>
          ) : (
            <Lacks lang={lang} lacks={props.lacks} regions={regions} heading={text.lacks} />
          )}
          <Nominations {...props} rows={standing} caption={text.nominations} />
        </Section>
      )}
      <p>
        <Link href={url.page(patterns.disposal)}>{disposalText[lang].link}</Link>
      </p>
      {closed.length === 0 ? null : (
        <Details summary={text.closed}>
          <Nominations {...props} rows={closed} caption={text.closed} />
        </Details>
      )}
    </>
  );
}

function RoundBox({ lang, round, open }: { readonly lang: Place['lang']; readonly round: Round; readonly open: boolean }) {
  const text = groupsText[lang].round;
  return (
    <Section labelledBy={`omgang-${round.number}`}>
      <Heading level={2} id={`omgang-${round.number}`}>
        {text.number(round.number)}
      </Heading>
      <p>
        <Tag tone={open ? 'success' : 'neutral'}>{open ? text.isOpen : text.isClosed}</Tag>{' '}
        {`${text.lastDay}: ${formatDate(round.lastDay, lang)}. ${text.diary} ${round.diaryNumber}.`}
      </p>
      <Details summary={text.letter}>
        <p class="lines" lang="sv">
          {round.letter}
        </p>
        {round.askedByMail.length === 0 ? null : <p>{`${text.askedByMail}: ${formatList(round.askedByMail, lang)}.`}</p>}
        <p class="hint">{`${text.opened} ${formatDateTime(round.openedAt, lang)}`}</p>
      </Details>
    </Section>
  );
}

function Nominations({ lang, rows, caption, regions }: RoundProps & { readonly rows: readonly Nomination[]; readonly caption: string }) {
  const text = groupsText[lang];
  return (
    <DataTable
      lang={lang}
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<p>{text.round.noNominations}</p>}
      columns={[
        {
          key: 'name',
          header: text.person.name,
          rowHeader: true,
          cell: (one) => (
            <>
              {one.name}
              <Sub>{one.mail}</Sub>
            </>
          ),
        },
        { key: 'speaks', header: text.group.speaks, cell: (one) => <Speaks lang={lang} seat={one} regions={regions} /> },
        { key: 'standing', header: text.person.standing, cell: (one) => <span class="lines">{one.standing}</span> },
        {
          key: 'from',
          header: text.round.from,
          cell: (one) => (
            <>
              {one.sourceName}
              <Sub>{one.diaryNumber}</Sub>
            </>
          ),
        },
        {
          key: 'received',
          header: text.round.received,
          cell: (one) => (
            <>
              {formatDate(one.received, lang)}
              {one.status === 'standing' ? null : (
                <Sub>{`${text.nominationStatuses[one.status]}${one.changedAt ? ` ${formatDate(dayInStockholm(one.changedAt), lang)}` : ''}`}</Sub>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
