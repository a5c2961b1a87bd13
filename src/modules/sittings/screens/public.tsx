import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { Alert, DataTable, Heading, Lede, Link, Section, Sub } from '../../../ui/index.ts';
import { type Seal, SealFacts } from '../../documents/index.ts';
import { isCancelled, type PublicAgenda, type PublicMinutes } from '../public.ts';
import type { Publication } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { sittingsText } from '../text/sittings.ts';
import { MinutesBody } from './minutes-body.tsx';
import { MadeUp, type Place } from './parts.tsx';

/** Every agenda and all minutes that have been published. */
export function PublicList({ lang, url, list }: Place & { readonly list: readonly Publication[] }) {
  const text = pagesText[lang].public;
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <DataTable<Publication>
        lang={lang}
        caption={text.title}
        rows={list}
        rowKey={({ sitting, kind }) => `${sitting} ${kind}`}
        empty={<p>{text.none}</p>}
        columns={[
          {
            key: 'day',
            header: pagesText[lang].day,
            rowHeader: true,
            cell: ({ sitting, day }) => <Link href={url.page(paths.boardMinutesOne(sitting))}>{formatDate(day, lang)}</Link>,
          },
          {
            key: 'what',
            header: pagesText[lang].kind,
            cell: (one) => (isCancelled(one) ? `${text[one.kind]}. ${text.cancelled}` : text[one.kind]),
          },
        ]}
      />
      <p>
        <a href={url.plain(patterns.boardMinutesFeed)}>{text.feed}</a>
      </p>
    </>
  );
}

type OneProps = Place & {
  readonly day: Publication['day'];
  readonly fictitious: boolean;
  readonly agenda: PublicAgenda | undefined;
  readonly minutes: (PublicMinutes & { readonly edition: number; readonly on: Publication['day'] }) | undefined;
  readonly pdf: string | null;
  readonly seal: Seal | null;
};

/** One meeting for everyone: its agenda, and its minutes when they have been published. */
export function PublicOne({ lang, url, day, fictitious, agenda, minutes, pdf, seal }: OneProps) {
  const text = pagesText[lang].public;
  const words = sittingsText[lang];
  return (
    <>
      <Heading level={1}>{pagesText[lang].sitting(formatDate(day, lang))}</Heading>
      <MadeUp lang={lang} sitting={{ fictitious }} />
      {agenda?.cancelled ? (
        <Alert lang={lang} kind="warning">
          {text.cancelled}
        </Alert>
      ) : null}
      {minutes ? (
        <>
          <p>{text.edition(minutes.edition, formatDate(minutes.on, lang))}</p>
          {pdf === null ? null : (
            <p>
              <a href={pdf}>{text.document}</a>
            </p>
          )}
          {minutes.masks.length > 0 ? <p>{words.minutes.maskNote}</p> : null}
          {/* A made-up permit stands in no register that a visitor reads: there is nowhere to lead. */}
          <MinutesBody lang={lang} url={url} minutes={minutes.minutes} effects={fictitious ? [] : minutes.effects} />
          {seal === null ? null : <SealFacts lang={lang} url={url} seal={seal} isPublic />}
        </>
      ) : null}
      {agenda && !minutes ? (
        <Section>
          <Heading level={2}>{text.agenda}</Heading>
          {agenda.cancelled ? null : <p>{text.begins(agenda.start)}</p>}
          <ol>
            {agenda.items.map(({ number, title, kind, late }) => (
              <li key={number} value={number}>
                {title}. {words.kinds[kind]}
                {late ? <Sub>{pagesText[lang].late}</Sub> : null}
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
    </>
  );
}
