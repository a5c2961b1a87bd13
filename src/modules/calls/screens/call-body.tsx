import { Fragment } from 'preact';
import { formatDate, formatDateTime } from '../../../kernel/format.ts';
import { paragraphsOf } from '../../../kernel/paragraphs.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Alert, Heading, Lede, Section, SummaryList, Tag, Timeline } from '../../../ui/index.ts';
import { DefinitionText, underHeadings } from '../../proposals/index.ts';
import { type CallState, changesBetween } from '../core/call.ts';
import { backgroundOf, conditionLine } from '../print.ts';
import type { Call, CallVersion, Question } from '../queries.ts';
import { callText } from '../text/calls.ts';

type Props = {
  readonly lang: Lang;
  readonly url: Pick<Urls, 'page'>;
  readonly call: Call;
  readonly state: CallState;
  /** Whether the one who looks has a page of the area: visitors have none of one that is made up. */
  readonly hasArea: boolean;
};

const tones = { draft: 'neutral', open: 'success', closed: 'neutral', withdrawn: 'warning' } as const;
export const StateTag = ({ lang, state }: { readonly lang: Lang; readonly state: CallState }) => (
  <Tag tone={tones[state]}>{callText[lang].states[state]}</Tag>
);

export const MadeUpNotice = ({ lang }: { readonly lang: Lang }) => (
  <Alert lang={lang} kind="warning" title={callText[lang].public.madeUp}>
    <p>{callText[lang].public.madeUpBody}</p>
  </Alert>
);

/** Everything that a call says, as on its page, in its preview and in its document. */
export function CallBody({ lang, url, call, state, hasArea }: Props) {
  const text = callText[lang];
  const { content, decided } = call;
  const { definition } = decided;
  const day = call.lastDay === null ? '–' : formatDate(call.lastDay, lang);
  const introduction = (lang === 'en' && content.introductionEn) || content.introductionSv;
  const [lede, ...rest] = paragraphsOf(introduction);
  return (
    <>
      <Lede>{lede ?? ''}</Lede>
      {rest.map((one) => (
        <p key={one}>{one}</p>
      ))}
      {state === 'withdrawn' && call.withdrawnWhy !== null ? (
        <Alert lang={lang} kind="warning">
          {text.call.withdrawn(call.withdrawnWhy)}
        </Alert>
      ) : null}
      <SummaryList
        facts={[
          { term: text.call.state, value: <StateTag lang={lang} state={state} /> },
          { term: text.call.area, value: hasArea ? <a href={url.page(paths.area(call.area))}>{call.areaName}</a> : call.areaName },
          { term: text.call.kind, value: text.kinds[call.kind] },
          { term: text.call.offered, value: text.units(content.units, content.unitsForChildren) },
          { term: text.call.lastDay, value: text.call.lastDayText(day) },
          ...(content.expectedStart === '' ? [] : [{ term: text.call.start, value: content.expectedStart }]),
          ...(call.openedAt === null ? [] : [{ term: text.call.opened, value: formatDateTime(call.openedAt, lang) }]),
          ...(call.diaryNumber === null ? [] : [{ term: text.call.diaryNumber, value: call.diaryNumber }]),
          { term: text.call.contact, value: content.contact || '–' },
        ]}
      />
      <Section>
        <Heading level={2}>{text.call.background}</Heading>
        <p>{backgroundOf(call, lang)}</p>
      </Section>
      <Section>
        <Heading level={2}>{text.call.definition}</Heading>
        <DefinitionText lang={lang} summary={definition.summary} definition={definition} words={text.call} />
      </Section>
      <Section>
        <Heading level={2}>{text.call.process}</Heading>
        {text.call.processText.map((one) => (
          <p key={one}>{one}</p>
        ))}
      </Section>
      <Section>
        <Heading level={2}>{text.call.how}</Heading>
        <Points items={text.call.howText(day)} />
        <Titled title={text.call.attachments} items={content.attachments} />
      </Section>
      <Section>
        <Heading level={2}>{text.call.conditions}</Heading>
        {underHeadings(decided.conditions).map(([heading, own]) => (
          <Titled key={heading} title={text.call.headings[heading]} items={own.map((one) => conditionLine(one, lang))} />
        ))}
      </Section>
    </>
  );
}

const Points = ({ items }: { readonly items: readonly string[] }) =>
  items.length === 0 ? null : (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );

const Titled = ({ title, items }: { readonly title: string; readonly items: readonly string[] }) =>
  items.length === 0 ? null : (
    <>
      <Heading level={3}>{title}</Heading>
      <Points items={items} />
    </>
  );

/** What was changed while the call was open, each with its reason. */
export function Changes({ lang, versions }: { readonly lang: Lang; readonly versions: readonly CallVersion[] }) {
  const text = callText[lang];
  const amendments = versions.flatMap((version, i) => {
    const before = versions[i - 1];
    return version.action === 'amend' && before ? [{ version, changed: changesBetween(before, version) }] : [];
  });
  if (amendments.length === 0) return null;
  return (
    <Section>
      <Heading level={2}>{text.call.changes}</Heading>
      <Timeline
        lang={lang}
        events={amendments.map(({ version, changed }) => ({
          date: formatDateTime(version.madeAt, lang),
          title: text.call.changed(changed.map((name) => text.fields[name].toLowerCase()).join(', ')),
          body: version.reason,
        }))}
      />
    </Section>
  );
}

/** Questions that have been answered, for all; who asked is not told. */
export function Answers({ lang, questions }: { readonly lang: Lang; readonly questions: readonly Question[] }) {
  const text = callText[lang];
  return (
    <Section>
      <Heading level={2}>{text.call.questions}</Heading>
      {questions.length === 0 ? <p>{text.call.noQuestions}</p> : null}
      {questions.map((one) => (
        <Fragment key={one.id}>
          <Heading level={3}>{one.question}</Heading>
          {paragraphsOf(one.answer ?? '').map((said) => (
            <p key={said}>{said}</p>
          ))}
        </Fragment>
      ))}
    </Section>
  );
}
