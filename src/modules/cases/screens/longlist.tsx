import { formatDateTime, formatList } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Alert, Button, DataTable, Field, Form, Heading, Hint, Lede, Link, Radios, Section } from '../../../ui/index.ts';
import { grounds, type Nomination } from '../core/nomination.ts';
import type { Priority } from '../nominations.ts';
import type { CareCase } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { type FormProps, Send, Top } from './form.tsx';
import { type AreaOption, factsOf } from './nominate.tsx';
import { dayOf, MadeUp, nameOf } from './words.tsx';

export type Candidate = {
  readonly careCase: CareCase;
  readonly nomination: Nomination | undefined;
  readonly priority: Pick<Priority, 'priority' | 'reason' | 'at'> | undefined;
};

type ListProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly candidates: readonly Candidate[];
  readonly fictitious: boolean;
  /** Why a comparison could not be made. */
  readonly fault?: string | undefined;
};

/** Areas that wait, those to be mapped first on top; two to four can be marked and compared. */
export function LonglistScreen({ lang, url, candidates, fictitious, fault }: ListProps) {
  const text = pagesText[lang].longlist;
  return (
    <>
      <MadeUp lang={lang} fictitious={fictitious} many />
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      {fault === undefined ? null : (
        <Alert lang={lang} kind="danger" live>
          {fault}
        </Alert>
      )}
      <Form action={url.page(patterns.compareCandidates)} method="get" look="plain" label={text.compare}>
        <DataTable
          lang={lang}
          caption={text.title}
          rows={candidates}
          rowKey={({ careCase }) => careCase.id}
          empty={<p>{text.empty}</p>}
          columns={[
            {
              key: 'pick',
              header: text.pick,
              cell: ({ careCase }) => (
                <input type="checkbox" name="id" value={careCase.id} aria-label={text.pickLabel(nameOf(careCase, lang))} />
              ),
            },
            {
              key: 'area',
              header: text.area,
              rowHeader: true,
              cell: ({ careCase }) => <Link href={url.page(paths.careCase(careCase.id))}>{nameOf(careCase, lang)}</Link>,
            },
            { key: 'priority', header: text.priority, numeric: true, cell: ({ priority }) => priority?.priority ?? pagesText[lang].none },
            { key: 'grounds', header: text.grounds, cell: ({ nomination }) => groundsOf(lang, nomination) },
            { key: 'from', header: text.from, cell: ({ nomination }) => nomination?.from ?? pagesText[lang].none },
            { key: 'since', header: text.since, cell: ({ careCase }) => dayOf(careCase.openedAt, lang) },
          ]}
        />
        {candidates.length < 2 ? null : (
          <>
            <Hint>{text.pickRule}</Hint>
            <Button>{text.compare}</Button>
          </>
        )}
      </Form>
    </>
  );
}

const groundsOf = (lang: Lang, nomination: Nomination | undefined): string =>
  formatList(
    grounds
      .filter((ground) => nomination?.reasons[ground] !== undefined)
      .map((ground) => pagesText[lang].nominate.grounds[ground].toLowerCase()),
    lang,
  );

/** Two to four candidates side by side, the same questions about each. */
export function CompareScreen(props: Omit<ListProps, 'fault'> & { readonly areas: readonly AreaOption[]; readonly sets: boolean }) {
  const { lang, url, candidates, areas, sets, fictitious } = props;
  const [common, text] = [pagesText[lang], pagesText[lang].compare];
  const facts = candidates.map(({ nomination }) => factsOf(lang, nomination, areas));
  const rows = [
    ...(facts[0] ?? []).map(({ key, term }) => ({ key, term, cells: facts.map((own) => own.find((one) => one.key === key)?.value ?? '') })),
    { key: 'priority', term: common.page.priority, cells: candidates.map(({ priority }) => (priority ? String(priority.priority) : '')) },
    { key: 'why', term: text.priorityWhy, cells: candidates.map(({ priority }) => priority?.reason ?? '') },
  ];
  return (
    <>
      <MadeUp lang={lang} fictitious={fictitious} many />
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <DataTable
        lang={lang}
        caption={text.title}
        narrow="scroll"
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'question', header: text.question, rowHeader: true, cell: ({ term }) => term },
          ...candidates.map(({ careCase }, at) => ({
            key: careCase.id,
            header: nameOf(careCase, lang),
            cell: (row: (typeof rows)[number]) => row.cells[at] || text.nothing,
          })),
        ]}
      />
      <Section>
        <ul>
          {candidates.map(({ careCase }) => (
            <li key={careCase.id}>
              <Link href={url.page(sets ? paths.casePriority(careCase.id) : paths.careCase(careCase.id))}>
                {sets ? `${text.set}: ${nameOf(careCase, lang)}` : nameOf(careCase, lang)}
              </Link>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

type PriorityProps = FormProps & { readonly careCase: CareCase; readonly locked: boolean; readonly history: readonly Priority[] };

/** Sets the priority with reasons, and shows every earlier one. */
export function PriorityScreen(props: PriorityProps) {
  const { lang, state, careCase, locked, history } = props;
  const [common, text] = [pagesText[lang], pagesText[lang].priority];
  return (
    <>
      <Top {...props} />
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.title(nameOf(careCase, lang))}</Heading>
      <Lede>{locked ? text.locked : text.lede}</Lede>
      {locked ? null : (
        <Form action={props.action} hidden={props.hidden}>
          <Radios
            lang={lang}
            name="priority"
            label={text.priority}
            value={state.values.priority}
            error={state.faults.priority}
            choices={[
              { value: '1', label: text.one },
              { value: '2', label: text.two },
              { value: '3', label: text.three },
            ]}
          />
          <Field
            lang={lang}
            name="reason"
            kind="textarea"
            label={common.reason}
            hint={common.reasonHint}
            value={state.values.reason}
            error={state.faults.reason}
            maxLength={4000}
          />
          <Send label={common.save} back={props.back} />
        </Form>
      )}
      <Section labelledBy="tidigare">
        <Heading level={2} id="tidigare">
          {text.history}
        </Heading>
        <DataTable
          lang={lang}
          caption={text.history}
          rows={history.toReversed()}
          rowKey={({ version }) => version}
          empty={<p>{text.historyNone}</p>}
          columns={[
            { key: 'priority', header: text.priority, rowHeader: true, cell: ({ priority }) => priority },
            { key: 'reason', header: common.reason, cell: ({ reason }) => <span lang="sv">{reason}</span> },
            { key: 'by', header: common.by, cell: ({ personName }) => personName ?? common.nobody },
            { key: 'at', header: common.at, cell: ({ at }) => formatDateTime(at, lang) },
          ]}
        />
      </Section>
    </>
  );
}
