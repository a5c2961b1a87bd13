import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import {
  Actions,
  Alert,
  Button,
  type Content,
  DataTable,
  ErrorSummary,
  Field,
  Form,
  Heading,
  Lede,
  Link,
  Radios,
  Section,
  SummaryList,
} from '../../../ui/index.ts';
import type { RulesFault } from '../core/board.ts';
import type { SetRules, SittingRow } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import type { Hidden, Place } from './parts.tsx';
import { PhaseTag } from './parts.tsx';

export type PlanForm = {
  readonly known: readonly string[];
  readonly values: Readonly<Record<'day' | 'start' | 'place', string>>;
  readonly faults: Readonly<Record<string, string>>;
  readonly hidden: Hidden;
};

type ListProps = Place & { readonly sittings: readonly SittingRow[]; readonly plan: PlanForm | null; readonly top: Content };

/** Every meeting, and for the secretary a way to plan one. */
export function SittingsScreen({ lang, url, sittings, plan, top }: ListProps) {
  const text = pagesText[lang];
  return (
    <>
      <ErrorSummary lang={lang} errors={Object.entries(plan?.faults ?? {}).map(([name, message]) => ({ name, message }))} />
      {top}
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <p>
        <Link href={url.page(patterns.sittingRules)}>{text.rules}</Link>
      </p>
      <DataTable
        lang={lang}
        caption={text.title}
        rows={sittings}
        rowKey={({ id }) => id}
        empty={<p>{text.none}</p>}
        columns={[
          {
            key: 'day',
            header: text.day,
            rowHeader: true,
            cell: ({ id, day }) => <Link href={url.page(paths.sitting(id))}>{formatDate(day, lang)}</Link>,
          },
          { key: 'state', header: text.state, cell: ({ phase }) => <PhaseTag lang={lang} phase={phase} /> },
        ]}
      />
      {plan === null ? null : (
        <Section>
          <Heading level={2}>{text.plan}</Heading>
          <p>{text.planLede}</p>
          <Form action={url.page(patterns.sittings)} hidden={plan.hidden}>
            <TimeFields lang={lang} values={plan.values} faults={plan.faults} known={plan.known} />
            <Actions>
              <Button>{text.plan}</Button>
            </Actions>
          </Form>
        </Section>
      )}
    </>
  );
}

export function TimeFields({
  lang,
  values,
  faults,
  known = [],
}: Pick<Place, 'lang'> & Pick<PlanForm, 'values' | 'faults'> & { readonly known?: readonly string[] }) {
  const text = pagesText[lang];
  return (
    <>
      {known.length === 0 ? null : (
        <Field
          lang={lang}
          name="known"
          label={text.known}
          kind="select"
          placeholder="–"
          options={known.map((day) => ({ value: day, label: formatDate(day as never, lang) }))}
          optional
        />
      )}
      <Field lang={lang} name="day" label={text.day} kind="date" value={values.day} error={faults.day} optional={known.length > 0} />
      <Field lang={lang} name="start" label={text.start} value={values.start} error={faults.start} width="short" />
      <Field lang={lang} name="place" label={text.place} value={values.place} error={faults.place} maxLength={300} />
    </>
  );
}

type RulesProps = Place & {
  readonly set: SetRules;
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly RulesFault[];
  readonly hidden: Hidden | null;
  readonly top: Content;
};
const fieldOf: Readonly<Record<RulesFault, string>> = {
  'quorum-out-of-range': 'quorum',
  'notice-out-of-range': 'noticeDays',
  'source-missing': 'source',
};

/** How the board decides, with where it says so. */
export function RulesScreen({ lang, url, set, values, faults, hidden, top }: RulesProps) {
  const text = pagesText[lang];
  const { rules } = set;
  const fault = (name: string): string | undefined => {
    const one = faults.find((code) => fieldOf[code] === name);
    return one && text.rulesFaults[one];
  };
  const yesNo = [
    { value: 'yes', label: lang === 'sv' ? 'Ja' : 'Yes' },
    { value: 'no', label: lang === 'sv' ? 'Nej' : 'No' },
  ];
  const value = (name: string, now: string): string => values[name] ?? now;
  const choices = (of: Readonly<Record<string, string>>) => Object.entries(of).map(([one, label]) => ({ value: one, label }));
  return (
    <>
      <ErrorSummary lang={lang} errors={faults.map((code) => ({ name: fieldOf[code], message: text.rulesFaults[code] }))} />
      {top}
      <Heading level={1}>{text.rules}</Heading>
      <Lede>{text.rulesLede}</Lede>
      {rules.source === '' ? (
        <Alert lang={lang} kind="warning">
          {text.rulesNoSource}
        </Alert>
      ) : null}
      {hidden === null ? (
        <SummaryList
          facts={[
            { term: text.quorum, value: String(rules.quorum) },
            { term: text.needsChair, value: rules.needsChair ? yesNo[0]?.label : yesNo[1]?.label },
            { term: text.substitutes, value: text.substituteChoices[rules.substitutes] },
            { term: text.castingVote, value: rules.castingVote ? yesNo[0]?.label : yesNo[1]?.label },
            { term: text.homeRegion, value: text.homeChoices[rules.homeRegion] },
            { term: text.noticeDays, value: String(rules.noticeDays) },
            { term: text.source, value: rules.source === '' ? '–' : rules.source },
          ]}
        />
      ) : (
        <Form action={url.page(patterns.sittingRules)} hidden={hidden}>
          <Field
            lang={lang}
            name="quorum"
            label={text.quorum}
            kind="number"
            width="short"
            value={value('quorum', String(rules.quorum))}
            error={fault('quorum')}
          />
          <Radios
            lang={lang}
            name="needsChair"
            label={text.needsChair}
            choices={yesNo}
            value={value('needsChair', rules.needsChair ? 'yes' : 'no')}
          />
          <Radios
            lang={lang}
            name="substitutes"
            label={text.substitutes}
            choices={choices(text.substituteChoices)}
            value={value('substitutes', rules.substitutes)}
          />
          <Radios
            lang={lang}
            name="castingVote"
            label={text.castingVote}
            choices={yesNo}
            value={value('castingVote', rules.castingVote ? 'yes' : 'no')}
          />
          <Radios
            lang={lang}
            name="homeRegion"
            label={text.homeRegion}
            choices={choices(text.homeChoices)}
            value={value('homeRegion', rules.homeRegion)}
          />
          <Field
            lang={lang}
            name="noticeDays"
            label={text.noticeDays}
            kind="number"
            width="short"
            value={value('noticeDays', String(rules.noticeDays))}
            error={fault('noticeDays')}
          />
          <Field
            lang={lang}
            name="source"
            label={text.source}
            value={value('source', rules.source)}
            error={fault('source')}
            maxLength={300}
          />
          <Actions>
            <Button>{text.save}</Button>
          </Actions>
        </Form>
      )}
    </>
  );
}
