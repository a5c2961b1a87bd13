import { Fragment } from 'preact';
import { formatDate, formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Alert, type Content, Heading, Lede, Link, ProgressBar, Section, SummaryList, type Task, TaskList } from '../../../ui/index.ts';
import { type Document, DocumentList } from '../../documents/index.ts';
import { sectionGroups } from '../core/form.ts';
import { progressOf, type SectionState, type Standing } from '../core/progress.ts';
import type { Application } from '../queries/application.ts';
import type { ApplicationForm } from '../queries/form.ts';
import type { Assignment, Present } from '../queries/sections.ts';
import { completionText } from '../text/completion.ts';
import { formText } from '../text/form.ts';
import { workspaceText } from '../text/workspace.ts';
import { StateTag } from './list.tsx';
import { MadeUp } from './made-up.tsx';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly application: Application;
  readonly unit: string;
  readonly form: ApplicationForm;
  readonly standing: readonly Standing[];
  readonly assignments: readonly Assignment[];
  readonly comments: ReadonlyMap<string, number>;
  readonly present: readonly Present[];
  readonly isOpen: boolean;
  readonly mayWrite: boolean;
  /** The board's letters to the region. */
  readonly decisions: readonly Document[];
  readonly top: Content;
  /** What comes next for the application as a whole: sending it in, receipts. */
  readonly next: Content;
};

/** An application: its sections, how far each has come, and what can be done with the whole. */
export function ApplicationScreen(props: Props) {
  const { lang, application, standing, top, next } = props;
  const text = workspaceText[lang];
  const { ready, all } = progressOf(standing);
  return (
    <>
      {top}
      <MadeUp lang={lang} fictitious={application.fictitious} />
      <Heading level={1}>{text.applicationTitle(application.areaName)}</Heading>
      <Lede>
        {text.applicationOf(application.organisationName, props.unit)} <StateTag state={application.state} lang={lang} />
      </Lede>
      <Facts {...props} />
      <Standings {...props} />
      {props.decisions.length > 0 ? (
        <Section labelledBy="beslut">
          <Heading level={2} id="beslut">
            {text.decisions}
          </Heading>
          <DocumentList lang={lang} url={props.url} documents={props.decisions} caption={text.decisions} />
        </Section>
      ) : null}
      <Whole {...props} />
      {next}
      <Section labelledBy="avsnitt">
        <Heading level={2} id="avsnitt">
          {text.sections}
        </Heading>
        <ProgressBar value={ready} max={all} label={text.progress(ready, all)} />
        {sectionGroups.map((group) => {
          const own = standing.filter(({ section }) => section.group === group);
          return own.length === 0 ? null : (
            <section key={group} aria-labelledby={`grupp-${group}`}>
              <Heading level={3} id={`grupp-${group}`}>
                {formText[lang].groups[group]}
              </Heading>
              {partsOf(own).map(([part, some]) => (
                <Fragment key={part}>
                  {part === 'all' ? null : <Heading level={4}>{text.conditionKinds[part]}</Heading>}
                  <TaskList lang={lang} tasks={some.map((one) => taskOf(one, props))} />
                </Fragment>
              ))}
            </section>
          );
        })}
      </Section>
    </>
  );
}

/** Conditions are many: the special ones and the general ones stand apart. */
function partsOf(own: readonly Standing[]): readonly (readonly ['special' | 'general' | 'all', readonly Standing[]])[] {
  const kinds = (['special', 'general'] as const).map(
    (kind) => [kind, own.filter(({ section }) => section.key.startsWith(`${kind}:`))] as const,
  );
  const found = kinds.filter(([, some]) => some.length > 0);
  return found.length > 0 ? found : [['all', own]];
}

function Facts({ lang, url, application }: Props) {
  const text = workspaceText[lang];
  return (
    <SummaryList
      facts={[
        { term: text.lastDay, value: application.lastDay === null ? '–' : text.lastDayText(formatDate(application.lastDay, lang)) },
        { term: text.callOf, value: <Link href={url.page(paths.call(application.call))}>{text.toCall}</Link> },
      ]}
    />
  );
}

/** Why nothing can be written, or what writing means. */
function Standings({ lang, url, application, isOpen, mayWrite }: Props) {
  const text = workspaceText[lang];
  const { state } = application;
  if (application.openParts.length > 0)
    return (
      <Alert lang={lang} kind="warning" title={completionText[lang].title}>
        <p>
          <Link href={url.page(paths.completion(application.id))}>{completionText[lang].regionLede(application.organisationName)}</Link>
        </p>
      </Alert>
    );
  if (state === 'withdrawn' || state === 'dismissed')
    return (
      <Alert lang={lang} kind="info">
        <p>{text.stateText[state]}</p>
      </Alert>
    );
  if (!isOpen)
    return (
      <Alert lang={lang} kind="warning" title={text.closedTitle}>
        <p>{text.closedText}</p>
      </Alert>
    );
  if (state === 'submitted')
    return (
      <Alert lang={lang} kind="info">
        <p>{text.changedSince}</p>
      </Alert>
    );
  return mayWrite ? null : <p>{text.roleReads}</p>;
}

function Whole({ lang, url, application, form, mayWrite }: Props) {
  const text = workspaceText[lang];
  const { id } = application;
  return (
    <Section labelledBy="hela">
      <Heading level={2} id="hela">
        {text.tools}
      </Heading>
      <ul>
        <li>
          <Link href={url.page(paths.applicationCheck(id))}>{text.check}</Link>. {text.lacking(form.missing.length)}
        </li>
        <li>
          <Link href={url.page(paths.applicationPlan(id))}>{text.plan}</Link>. {text.planWhat}
        </li>
        {mayWrite ? (
          <li>
            <Link href={url.page(paths.applicationImport(id))}>{text.import}</Link>
          </li>
        ) : null}
      </ul>
    </Section>
  );
}

const taskStates = {
  todo: 'todo',
  started: 'started',
  whole: 'started',
  ready: 'done',
  faulty: 'faulty',
  'not-asked': 'blocked',
} as const satisfies Record<SectionState, Task['state']>;

export function stateWords(lang: Lang, { state, lacks }: Pick<Standing, 'state' | 'lacks'>): string {
  const words = workspaceText[lang].state;
  switch (state) {
    case 'started':
      return words.started(lacks);
    case 'faulty':
      return words.faulty(lacks);
    case 'not-asked':
      return words.notAsked;
    default:
      return words[state];
  }
}

function taskOf(one: Standing, { lang, url, application, form, assignments, comments, present }: Props): Task {
  const text = workspaceText[lang];
  const { key, title } = one.section;
  const written = form.written.find((other) => other.key === key);
  const open = assignments.filter((other) => other.section === key && other.doneAt === null);
  const count = comments.get(key) ?? 0;
  const here = present.findLast((other) => other.section === key);
  const asked = open.map(({ name, due }) => `${name ?? text.someone}${due === null ? '' : `, ${text.by(formatDate(due, lang))}`}`);
  const hints = [
    written ? text.saved(written.changedBy ?? text.someone, formatDateTime(written.changedAt, lang)) : '',
    asked.length > 0 ? text.assignedTo(asked.join('; ')) : '',
    count > 0 ? text.commentsCount(count) : '',
    here ? text.writingNow(here.name ?? text.someone, formatDateTime(here.since, lang)) : '',
  ].filter((hint) => hint !== '');
  return {
    id: key,
    title: title[lang],
    href: url.page(paths.applicationSection(application.id, key)),
    ...(application.openParts.includes(key)
      ? ({ state: 'started', stateText: text.toComplete } as const)
      : { state: taskStates[one.state], stateText: stateWords(lang, one) }),
    ...(hints.length > 0 ? { hint: hints.join(' ') } : {}),
  };
}
