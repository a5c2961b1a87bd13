import type { LocalDate } from '../../../kernel/date.ts';
import { formatDate, formatDateTime, formatSpan } from '../../../kernel/format.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { DataTable, Details, Heading, Section, Timeline } from '../../../ui/index.ts';
import type { Content } from '../../../ui/types.ts';
import type { DiaryEntry } from '../../diary/index.ts';
import type { Document } from '../../documents/index.ts';
import type { Standing } from '../core/conflict.ts';
import type { CaseAction } from '../core/lifecycle.ts';
import { type PlannedStep, readPeriod } from '../core/plan.ts';
import type { CaseLink } from '../deps.ts';
import type { Priority } from '../nominations.ts';
import type { Participant } from '../people.ts';
import type { CareCase, CaseEvent, Product, Task } from '../queries.ts';
import { caseText } from '../text/cases.ts';
import { pagesText } from '../text/pages.ts';
import { caseWords } from '../text/words.ts';
import type { NextWay } from './next-step.tsx';
import { eventNotes, eventTitle, periodText, StandingTag } from './words.tsx';

export type CasePageProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly today: LocalDate;
  readonly careCase: CareCase;
  readonly products: readonly Product[];
  readonly way: NextWay | undefined;
  /** What this person may do with the case itself. */
  readonly actions: readonly CaseAction[];
  readonly appoints: boolean;
  readonly plans: boolean;
  /** Staff see who has a conflict of interest, and the nomination with its priority. */
  readonly isStaff: boolean;
  readonly standing: Standing;
  readonly priority: Priority | undefined;
  readonly participants: readonly Participant[];
  readonly documents: readonly Document[];
  readonly diary: readonly DiaryEntry[];
  readonly tasks: readonly Task[];
  readonly isMine: (task: Task) => boolean;
  readonly plan: readonly PlannedStep[];
  readonly events: readonly CaseEvent[];
  readonly links: readonly CaseLink[];
  readonly paper: boolean;
  readonly says: string | undefined;
};

export function People({ lang, participants, isStaff }: CasePageProps) {
  const text = pagesText[lang].page;
  return (
    <Section labelledBy="deltagare">
      <Heading level={2} id="deltagare">
        {text.people}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.people}
        rows={participants}
        rowKey={({ person, capacity, from }) => `${person}-${capacity}-${from}`}
        empty={<p>{text.peopleNone}</p>}
        columns={[
          { key: 'person', header: text.person, rowHeader: true, cell: ({ name }) => name },
          { key: 'capacity', header: text.capacity, cell: ({ capacity }) => caseWords[lang].capacities[capacity] },
          {
            key: 'term',
            header: text.term,
            cell: ({ from, to }) => (to === null ? `${formatDate(from, lang)} – ${text.until}` : formatSpan(from, to, lang)),
          },
          ...(isStaff
            ? [
                {
                  key: 'standing',
                  header: text.standing,
                  cell: ({ standing }: Participant) => <StandingTag lang={lang} standing={standing} />,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

export function Diary({ lang, diary }: CasePageProps) {
  const text = pagesText[lang].page;
  return (
    <Section labelledBy="diariet">
      <Heading level={2} id="diariet">
        {text.diary}
      </Heading>
      <Folded count={diary.length} summary={text.all(diary.length)}>
        <DataTable
          lang={lang}
          caption={text.diary}
          rows={diary}
          rowKey={({ id }) => id}
          empty={<p>{text.diaryNone}</p>}
          columns={[
            { key: 'number', header: text.number, rowHeader: true, cell: ({ number }) => number },
            { key: 'date', header: text.date, cell: ({ dated }) => formatDate(dated, lang) },
            { key: 'subject', header: text.subject, cell: ({ subject }) => <span lang="sv">{subject}</span> },
            { key: 'counterpart', header: text.counterpart, cell: ({ counterpart }) => counterpart ?? pagesText[lang].none },
          ]}
        />
      </Folded>
    </Section>
  );
}

export function Events({ lang, events, participants }: CasePageProps) {
  const text = pagesText[lang].page;
  const names = new Map([
    ...participants.map(({ person, name }) => [person, name] as const),
    ...events.flatMap(({ person, personName }) => (person === null || personName === null ? [] : [[person, personName] as const])),
  ]);
  const nameIn = (person: string): string => names.get(person) ?? pagesText[lang].nobody;
  const periodIn = (given: string): string => {
    const read = readPeriod(given);
    return read.ok ? periodText(read.value, lang) : caseText[lang].events.unplanned;
  };
  const told = events.toReversed().map((event) => ({
    id: event.id,
    date: formatDateTime(event.at, lang),
    title: eventTitle(event, lang, nameIn, periodIn),
    body: event.reason === null ? null : <p lang="sv">{event.reason}</p>,
    note: [event.personName, ...eventNotes(event, lang)].filter((one) => one !== null && one !== '').join('. '),
  }));
  return (
    <Section labelledBy="handelser">
      <Heading level={2} id="handelser">
        {text.timeline}
      </Heading>
      <Timeline lang={lang} events={told.slice(0, MANY)} />
      {told.length > MANY ? (
        <Details summary={text.earlier(told.length - MANY)}>
          <Timeline lang={lang} events={told.slice(MANY)} />
        </Details>
      ) : null}
    </Section>
  );
}

/** Beyond this a list is folded, or its oldest part is. */
const MANY = 10;

export const Folded = ({ count, summary, children }: { readonly count: number; readonly summary: string; readonly children: Content }) =>
  count > MANY ? <Details summary={summary}>{children}</Details> : children;
