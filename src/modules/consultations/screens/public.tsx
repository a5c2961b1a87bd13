import { dayInStockholm } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paragraphsOf } from '../../../kernel/paragraphs.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Alert, ButtonLink, DataTable, Details, Heading, Lede, Link, Section, SummaryList, Tag } from '../../../ui/index.ts';
import { type Document, DocumentList } from '../../documents/index.ts';
import type { SentOut } from '../queries/consultation.ts';
import type { Published } from '../queries/incoming.ts';
import { publicText } from '../text/public.ts';
import { wordText } from '../text/words.ts';
import { Paragraphs } from './paragraphs.tsx';
import { MadeUp, PartText, StanceTag } from './passages.tsx';

type ListProps = { readonly lang: Lang; readonly url: Urls; readonly open: readonly SentOut[]; readonly over: readonly SentOut[] };

/** Consultations that have been sent out: those that can be answered first. */
export function PublicListScreen({ lang, url, open, over }: ListProps) {
  const text = publicText[lang];
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <MadeUp lang={lang} fictitious={[...open, ...over].some(({ fictitious }) => fictitious)} />
      <Section labelledBy="oppna">
        <Heading level={2} id="oppna">
          {text.openNow}
        </Heading>
        <Table lang={lang} url={url} rows={open} caption={text.openNow} empty={text.noneOpen} />
      </Section>
      <Section labelledBy="stangda">
        <Heading level={2} id="stangda">
          {text.closed}
        </Heading>
        <Table lang={lang} url={url} rows={over} caption={text.closed} empty={text.noneClosed} />
      </Section>
      <p>
        <Link href={url.page(patterns.consultationsFeed)}>{text.feed}</Link>
      </p>
    </>
  );
}

type TableProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly rows: readonly SentOut[];
  readonly caption: string;
  readonly empty: string;
};

function Table({ lang, url, rows, caption, empty }: TableProps) {
  const text = publicText[lang];
  return (
    <DataTable
      lang={lang}
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<p>{empty}</p>}
      columns={[
        {
          key: 'area',
          header: text.area,
          rowHeader: true,
          cell: (one) => (
            <>
              <Link href={url.page(paths.consultationPublic(one.id))}>{one.areaName}</Link>{' '}
              {one.fictitious ? <Tag tone="warning">{wordText[lang].madeUpTag}</Tag> : null}
            </>
          ),
        },
        { key: 'opened', header: text.opened, cell: ({ openedAt }) => formatDate(dayInStockholm(openedAt), lang) },
        { key: 'day', header: wordText[lang].lastDay, cell: ({ lastDay }) => formatDate(lastDay, lang) },
      ]}
    />
  );
}

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly one: SentOut;
  readonly takes: boolean;
  readonly published: readonly Published[];
  readonly documents: readonly Document[];
  /** Whether the register has the area for the one who reads: what is made up is there only for those who have signed in. */
  readonly hasArea: boolean;
};

/** A consultation for everyone: what is proposed, how to answer, what has been answered. */
export function PublicScreen({ lang, url, one, takes, published, documents, hasArea }: Props) {
  const text = publicText[lang];
  const words = wordText[lang];
  return (
    <>
      <MadeUp lang={lang} fictitious={one.fictitious} />
      <Heading level={1}>{words.letterTitle(one.areaName)}</Heading>
      <SummaryList
        facts={[
          { term: words.lastDay, value: words.lastDayLong(formatDate(one.lastDay, lang)) },
          { term: words.whoMay, value: one.openToAll ? words.openToAll : words.onlyAsked },
          { term: words.contact, value: one.contact },
          { term: text.diaryNumber, value: one.diaryNumber },
          { term: text.area, value: hasArea ? <Link href={url.page(paths.area(one.area))}>{one.areaName}</Link> : one.areaName },
        ]}
      />
      <div class="prose" lang={lang === 'sv' ? undefined : 'sv'}>
        <Paragraphs text={one.letter} />
      </div>
      <Section labelledBy="svara">
        <Heading level={2} id="svara">
          {words.howToAnswer}
        </Heading>
        {takes ? (
          <>
            <ul>
              {words.howToAnswerList.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            {one.openToAll ? (
              <p>
                <ButtonLink href={url.page(paths.consultationReply(one.id))}>{text.answerHere}</ButtonLink>
              </p>
            ) : null}
            <p>
              <Link href={url.page(patterns.responses)}>{text.signedIn}</Link>
            </p>
          </>
        ) : (
          <Alert lang={lang} kind="info">
            {text.over}
          </Alert>
        )}
      </Section>
      <Section labelledBy="forslaget">
        <Heading level={2} id="forslaget">
          {words.proposal}
        </Heading>
        {lang === 'en' ? <p>{text.inSwedish}</p> : null}
        {one.parts.map((part) => (
          <Details key={part.key} summary={part.title[lang]} open={one.parts.length < 3}>
            <PartText part={part} lang={lang} />
          </Details>
        ))}
      </Section>
      <Section labelledBy="handlingar">
        <Heading level={2} id="handlingar">
          {text.documents}
        </Heading>
        <DocumentList lang={lang} url={url} documents={documents} isPublic />
      </Section>
      <Section labelledBy="remissvar">
        <Heading level={2} id="remissvar">
          {text.answers(published.length)}
        </Heading>
        {published.length === 0 ? <p>{text.noAnswers}</p> : null}
        {published.map((answer) => (
          <Details key={answer.submission} summary={`${answer.content.name} (${words.kindNames[answer.content.kind].toLowerCase()})`}>
            {answer.content.parts.map((said) => (
              <div key={said.part}>
                <Heading level={3} look={4}>
                  {one.parts.find(({ key }) => key === said.part)?.title[lang] ?? said.part}
                </Heading>
                <p>
                  <StanceTag stance={said.stance} lang={lang} />
                </p>
                {paragraphsOf(said.text).map((paragraph, at) => (
                  <p key={at} lang={lang === 'sv' ? undefined : 'sv'}>
                    {paragraph}
                  </p>
                ))}
              </div>
            ))}
          </Details>
        ))}
        {published.length === 0 ? null : <p class="hint">{text.maskedNote}</p>}
      </Section>
    </>
  );
}
