import { addDays, type LocalDate } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { DataTable, Heading, Lede, Link, Section, Sub, Tag } from '../../../ui/index.ts';
import { lowerFirst } from '../core/lower.ts';
import type { Reminder } from '../core/plan.ts';
import { stepStates } from '../core/states.ts';
import type { CareCase, Task } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { MadeUp, nameOf, periodText, stateName } from './words.tsx';

type TableProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly today: LocalDate;
  readonly tasks: readonly Task[];
  readonly caption: string;
  readonly empty: string;
  /** Whether the one who looks can do a task; others are named without a link. */
  readonly isMine?: (task: Task) => boolean;
  /** Those who take part, by whom tasks of others are told apart. */
  readonly people?: readonly { readonly person: string; readonly name: string }[];
};

/** Tasks with where they are done and by when; what was moved says when it was first due. */
export function TaskTable({ lang, url, today, tasks, caption, empty, isMine = () => true, people = [] }: TableProps) {
  const [common, text] = [pagesText[lang], pagesText[lang].tasks];
  return (
    <DataTable
      lang={lang}
      caption={caption}
      rows={tasks}
      rowKey={({ id }) => id}
      empty={<p>{empty}</p>}
      columns={[
        {
          key: 'title',
          header: common.page.tasks,
          rowHeader: true,
          cell: (task) =>
            isMine(task) ? (
              <Link href={url.page(task.path)}>{task.title[lang]}</Link>
            ) : (
              <>
                {task.title[lang]}
                {people
                  .filter(({ person }) => person === task.person)
                  .slice(0, 1)
                  .map(({ person, name }) => (
                    <Sub key={person}>{name}</Sub>
                  ))}
              </>
            ),
        },
        {
          key: 'due',
          header: common.page.date,
          cell: (task) => (
            <>
              {task.due === null ? text.undated : text.due(formatDate(task.due, lang))}
              {task.firstDue !== null && task.firstDue !== task.due ? <Sub>{text.firstDue(formatDate(task.firstDue, lang))}</Sub> : null}
              {isLate(task, today) ? (
                <>
                  {' '}
                  <Tag tone="warning">{text.late}</Tag>
                </>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
}

/** Late against the day it was first due: moving the day does not make it less late. */
export const isLate = ({ due, firstDue }: Pick<Task, 'due' | 'firstDue'>, today: LocalDate): boolean =>
  [due, firstDue].some((day) => day !== null && day < today);

export type RemindedCase = { readonly careCase: CareCase; readonly reminder: Reminder };

type Props = Omit<TableProps, 'caption' | 'empty'> & { readonly reminders: readonly RemindedCase[]; readonly fictitious: boolean };

/** What waits for me: overdue first, then what is due soon. */
export function TasksScreen({ lang, url, today, tasks, reminders, fictitious }: Props) {
  const text = pagesText[lang].tasks;
  const soon = addDays(today, 7);
  const groupOf = (task: Task): 'late' | 'soon' | 'later' | 'undated' =>
    isLate(task, today) ? 'late' : task.due === null ? 'undated' : task.due <= soon ? 'soon' : 'later';
  const groups = Map.groupBy(tasks, groupOf);
  return (
    <>
      <MadeUp lang={lang} fictitious={fictitious} many />
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      {tasks.length === 0 ? <p>{text.empty}</p> : null}
      {(['late', 'soon', 'later', 'undated'] as const).map((group) => {
        const rows = groups.get(group);
        return rows ? (
          <Section key={group} labelledBy={group}>
            <Heading level={2} id={group}>
              {text[group]}
            </Heading>
            <TaskTable lang={lang} url={url} today={today} tasks={rows} caption={text[group]} empty="" />
          </Section>
        ) : null;
      })}
      {reminders.length === 0 ? null : (
        <Section labelledBy="paminnelser">
          <Heading level={2} id="paminnelser">
            {text.reminders}
          </Heading>
          <ReminderList lang={lang} url={url} reminders={reminders} />
        </Section>
      )}
    </>
  );
}

export function ReminderList({
  lang,
  url,
  reminders,
}: {
  readonly lang: Lang;
  readonly url: Urls;
  readonly reminders: readonly RemindedCase[];
}) {
  const text = pagesText[lang].plan;
  return (
    <ul>
      {reminders.map(({ careCase, reminder }) => {
        const step = lowerFirst(stateName(stepStates[reminder.step] ?? 'longlist', lang));
        const [area, when] = [nameOf(careCase, lang), periodText(reminder.period, lang)];
        const says =
          reminder.kind === 'moved-late'
            ? text.reminder['moved-late'](area, step, when, reminder.movedTo === null ? '' : periodText(reminder.movedTo, lang))
            : text.reminder[reminder.kind](area, step, when);
        return (
          <li key={`${careCase.id}-${reminder.step}-${reminder.kind}`}>
            <Link href={url.page(paths.casePlan(careCase.id))}>{says}</Link>
          </li>
        );
      })}
    </ul>
  );
}
