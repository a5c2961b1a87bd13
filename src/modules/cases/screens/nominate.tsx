import { formatDateTime } from '../../../kernel/format.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Checkboxes, DataTable, Details, Field, Form, FormSection, Heading, Lede, Section, SummaryList } from '../../../ui/index.ts';
import { grounds, type Nomination } from '../core/nomination.ts';
import type { NominationVersion } from '../nominations.ts';
import { pagesText } from '../text/pages.ts';
import { type FormProps, Send, Top } from './form.tsx';
import { MadeUp } from './words.tsx';

export type AreaOption = { readonly value: string; readonly label: string };

type Props = FormProps & {
  readonly fictitious: boolean;
  /** Areas that may be nominated; none when the nomination is edited. */
  readonly choices: readonly AreaOption[];
  /** Every area, for those it hangs together with. */
  readonly areas: readonly AreaOption[];
  readonly chosen: readonly string[];
  readonly editing: { readonly area: string; readonly locked: boolean; readonly versions: readonly NominationVersion[] } | undefined;
};

/** The nomination of an area: which, by whom, why, and what hangs together with it. */
export function NominateScreen(props: Props) {
  const { lang, editing, fictitious } = props;
  const text = pagesText[lang].nominate;
  return (
    <>
      <Top {...props} />
      <MadeUp lang={lang} fictitious={fictitious} />
      <Heading level={1}>{editing ? text.edit(editing.area) : text.title}</Heading>
      {editing?.locked ? (
        <Lede>{editing.versions.length === 0 ? text.before : text.locked}</Lede>
      ) : editing ? null : (
        <Lede>{text.lede}</Lede>
      )}
      {editing?.locked ? (
        <Written lang={lang} nomination={editing.versions.at(-1)?.nomination} areas={props.areas} />
      ) : (
        <Fields {...props} />
      )}
      {editing ? <History lang={lang} versions={editing.versions} areas={props.areas} /> : null}
    </>
  );
}

function Fields(props: Props) {
  const { lang, state, editing } = props;
  const text = pagesText[lang].nominate;
  const { values, faults } = state;
  const area = (name: string, label: string, hint?: string, rows = 4) => (
    <Field
      lang={lang}
      name={name}
      kind="textarea"
      rows={rows}
      label={label}
      hint={hint}
      value={values[name]}
      error={faults[name]}
      optional={name !== 'emergency'}
    />
  );
  return (
    <Form action={props.action} hidden={props.hidden}>
      {editing ? null : (
        <FormSection title={text.which}>
          <Field
            lang={lang}
            name="area"
            kind="select"
            label={text.area}
            hint={text.areaHint}
            placeholder={text.choose}
            options={props.choices}
            value={values.area}
            error={faults.area}
          />
          <Field lang={lang} name="name" label={text.name} value={values.name} error={faults.name} maxLength={160} optional />
          <Field lang={lang} name="nameEn" label={text.nameEn} value={values.nameEn} error={faults.nameEn} maxLength={160} optional />
        </FormSection>
      )}
      <Field lang={lang} name="from" label={text.from} hint={text.fromHint} value={values.from} error={faults.from} maxLength={200} />
      <FormSection title={text.why} intro={text.whyHint}>
        {grounds.map((ground) => area(`reason-${ground}`, text.grounds[ground], text.groundHints[ground]))}
      </FormSection>
      <FormSection title={text.around}>
        <Details summary={text.areas} open={props.chosen.length > 0}>
          <Checkboxes
            lang={lang}
            name="areas"
            label={text.areas}
            choices={props.areas}
            values={props.chosen}
            error={faults.areas}
            optional
          />
        </Details>
        {area('dependencies', text.dependencies)}
        {area('emergency', text.emergency, text.emergencyHint)}
      </FormSection>
      {editing ? (
        <Field lang={lang} name="reason" label={text.editReason} value={values.reason} error={faults.reason} maxLength={2000} />
      ) : null}
      <Send label={editing ? pagesText[lang].save : text.submit} back={props.back} />
    </Form>
  );
}

/** A nomination as it reads. */
export function Written(props: {
  readonly lang: Lang;
  readonly nomination: Nomination | undefined;
  readonly areas: readonly AreaOption[];
}) {
  const { lang, nomination, areas } = props;
  return (
    <SummaryList
      facts={factsOf(lang, nomination, areas).map(({ term, value }) => ({ term, value: value === '' ? pagesText[lang].none : value }))}
    />
  );
}

export function factsOf(
  lang: Lang,
  nomination: Nomination | undefined,
  areas: readonly AreaOption[],
): readonly { readonly key: string; readonly term: string; readonly value: string }[] {
  const text = pagesText[lang].nominate;
  if (!nomination) return [];
  const names = nomination.areas.map((id) => areas.find(({ value }) => value === id)?.label ?? id).join(', ');
  return [
    { key: 'from', term: text.from, value: nomination.from },
    ...grounds.map((ground) => ({ key: ground, term: text.grounds[ground], value: nomination.reasons[ground] ?? '' })),
    { key: 'areas', term: text.areas, value: names },
    { key: 'dependencies', term: text.dependencies, value: nomination.dependencies },
    { key: 'emergency', term: text.emergency, value: nomination.emergency },
  ];
}

function History({
  lang,
  versions,
  areas,
}: {
  readonly lang: Lang;
  readonly versions: readonly NominationVersion[];
  readonly areas: readonly AreaOption[];
}) {
  const [common, text] = [pagesText[lang], pagesText[lang].nominate];
  return (
    <Section labelledBy="versioner">
      <Heading level={2} id="versioner">
        {text.history}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.history}
        rows={versions.toReversed()}
        rowKey={({ version }) => version}
        columns={[
          { key: 'version', header: common.version, rowHeader: true, cell: ({ version }) => version },
          { key: 'at', header: common.at, cell: ({ at }) => formatDateTime(at, lang) },
          { key: 'by', header: common.by, cell: ({ personName }) => personName ?? common.nobody },
          { key: 'reason', header: common.reason, cell: ({ reason }) => reason ?? common.none },
          {
            key: 'content',
            header: text.content,
            cell: ({ nomination }) => (
              <Details summary={text.content}>
                <Written lang={lang} nomination={nomination} areas={areas} />
              </Details>
            ),
          },
        ]}
      />
    </Section>
  );
}
