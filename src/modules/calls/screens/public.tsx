import { formatDate, formatDateTime } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Button, ButtonLink, type Content, DataTable, Form, Heading, Lede, Link, Section, Sub, Tag } from '../../../ui/index.ts';
import type { Document } from '../../documents/index.ts';
import { DocumentList } from '../../documents/index.ts';
import type { CallState } from '../core/call.ts';
import type { Call, CallRecipient, CallVersion, OwnQuestion, Question } from '../queries.ts';
import { callText } from '../text/calls.ts';
import { Answers, CallBody, Changes, MadeUpNotice, StateTag } from './call-body.tsx';

export type Listed = { readonly call: Call; readonly state: CallState };
/** A call of the journal that has no page here. */
export type Recorded = { readonly area: string; readonly name: string; readonly lastDay: string; readonly said: string };

type ListProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly calls: readonly Listed[];
  readonly recorded: readonly Recorded[];
};

/** All calls that have been announced: those open first. */
export function CallsScreen({ lang, url, calls, recorded }: ListProps) {
  const text = callText[lang].public;
  const open = calls.filter(({ state }) => state === 'open');
  const others = calls.filter(({ state }) => state !== 'open');
  return (
    <>
      <Heading level={1}>{text.heading}</Heading>
      <Lede>{text.lede}</Lede>
      <Section>
        <Heading level={2}>{text.open}</Heading>
        <CallTable lang={lang} url={url} caption={text.open} calls={open} empty={text.noneOpen} />
      </Section>
      <Section>
        <Heading level={2}>{text.closed}</Heading>
        <CallTable lang={lang} url={url} caption={text.closed} calls={others} empty={text.noneClosed} />
      </Section>
      {recorded.length === 0 ? null : (
        <Section>
          <Heading level={2}>{text.recorded}</Heading>
          <p>{text.recordedLede}</p>
          <ul>
            {recorded.map((one) => (
              <li key={one.area}>
                <Link href={url.page(paths.area(one.area))}>{one.name}</Link>: {one.said}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p>
        <Link href={url.plain(patterns.callsFeed)}>{text.feed}</Link>
      </p>
    </>
  );
}

function CallTable({
  lang,
  url,
  caption,
  calls,
  empty,
}: Omit<ListProps, 'recorded'> & { readonly caption: string; readonly empty: string }) {
  const text = callText[lang];
  return (
    <DataTable
      lang={lang}
      caption={caption}
      rows={calls}
      rowKey={({ call }) => call.id}
      empty={<p>{empty}</p>}
      columns={[
        {
          key: 'area',
          header: text.call.area,
          rowHeader: true,
          cell: ({ call }) => (
            <>
              <Link href={url.page(paths.call(call.id))}>{call.areaName}</Link>
              <Sub>{text.kinds[call.kind]}</Sub>
              {call.fictitious ? <Tag tone="warning">{text.public.madeUp}</Tag> : null}
            </>
          ),
        },
        { key: 'units', header: text.call.offered, cell: ({ call }) => text.units(call.content.units, call.content.unitsForChildren) },
        { key: 'day', header: text.call.lastDay, cell: ({ call }) => (call.lastDay === null ? '–' : formatDate(call.lastDay, lang)) },
        { key: 'state', header: text.call.state, cell: ({ state }) => <StateTag lang={lang} state={state} /> },
      ]}
    />
  );
}

export type OwnRegion = {
  readonly name: string;
  readonly recipient: CallRecipient | undefined;
  readonly questions: readonly OwnQuestion[];
  readonly receive: { readonly action: string; readonly hidden: Readonly<Record<string, string>> };
  /** For those who may begin the region's application, or go on with it. */
  readonly begin: { readonly action: string; readonly hidden: Readonly<Record<string, string>> } | undefined;
};

type CallProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly call: Call;
  readonly state: CallState;
  readonly versions: readonly CallVersion[];
  readonly questions: readonly Question[];
  readonly documents: readonly Document[];
  readonly hasArea: boolean;
  /** For those who act for a region. */
  readonly own: OwnRegion | undefined;
  readonly top: Content;
};

/** One call with its changes, its questions and answers, and its documents. */
export function CallScreen({ lang, url, call, state, versions, questions, documents, hasArea, own, top }: CallProps) {
  const text = callText[lang];
  return (
    <>
      {top}
      <Heading level={1}>{text.call.title(call.areaName)}</Heading>
      {call.fictitious ? <MadeUpNotice lang={lang} /> : null}
      {own ? <OwnBox lang={lang} url={url} call={call} state={state} own={own} /> : null}
      <CallBody lang={lang} url={url} call={call} state={state} hasArea={hasArea} />
      <Changes lang={lang} versions={versions} />
      <Answers lang={lang} questions={questions} />
      <Section>
        <Heading level={2}>{text.call.documents}</Heading>
        <DocumentList lang={lang} url={url} documents={documents} isPublic />
      </Section>
      {state === 'closed' ? (
        <p>
          <Link href={url.page(paths.callApplicants(call.id))}>{text.public.applicants}</Link>
        </p>
      ) : null}
      <p>
        <Link href={url.page(patterns.calls)}>{text.public.toList}</Link>
      </p>
    </>
  );
}

function OwnBox({ lang, url, call, state, own }: Pick<CallProps, 'lang' | 'url' | 'call' | 'state'> & { readonly own: OwnRegion }) {
  const text = callText[lang].call;
  const waiting = own.questions.filter(({ answer }) => answer === null);
  return (
    <Section>
      <Heading level={2}>{own.name}</Heading>
      {own.recipient?.receivedAt ? <p>{text.received(formatDateTime(own.recipient.receivedAt, lang))}</p> : null}
      {own.recipient && own.recipient.receivedAt === null ? (
        <Form action={own.receive.action} hidden={own.receive.hidden} look="plain">
          <Actions>
            <Button>{text.receive}</Button>
          </Actions>
        </Form>
      ) : null}
      {waiting.length === 0 ? null : (
        <ul>
          {waiting.map((one) => (
            <li key={one.id}>
              {one.question} <Tag>{text.waiting}</Tag>
            </li>
          ))}
        </ul>
      )}
      {own.begin ? (
        <Form action={own.begin.action} hidden={own.begin.hidden} look="plain">
          <Actions>
            <Button>{text.begin}</Button>
          </Actions>
        </Form>
      ) : (
        <p>
          <Link href={url.page(patterns.applications)}>{text.applications}</Link>
        </p>
      )}
      {state === 'open' ? (
        <Actions>
          <ButtonLink href={url.page(paths.callAsk(call.id))} variant="secondary">
            {text.ask}
          </ButtonLink>
        </Actions>
      ) : null}
    </Section>
  );
}
