import { dayInStockholm } from '../../../kernel/date.ts';
import { formatDate, formatDateTime, formatNumber } from '../../../kernel/format.ts';
import { patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Button, DataTable, Field, Form, Heading, Lede, Radios, Section, SummaryList } from '../../../ui/index.ts';
import type { Content } from '../../../ui/types.ts';
import { type FormState, FormTop } from '../../access/index.ts';
import { addMonths } from '../core/disposal.ts';
import type { Disposal, Disposed, NotAppointed } from '../disposal.ts';
import { disposalText } from '../text/disposal.ts';

type Hidden = Readonly<Record<string, string>>;
export type DisposalProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly now: Disposal | undefined;
  readonly left: readonly NotAppointed[];
  readonly done: readonly Disposed[];
  readonly state: FormState;
  readonly discard: { readonly action: string; readonly hidden: Hidden };
  /** Of the form; null for those who only read. */
  readonly hidden: Hidden | null;
  readonly today: string;
  readonly top: Content;
};

/** What the authority has decided on the data of those who were not appointed, what it will lead to, and what has been done. */
export function DisposalScreen(props: DisposalProps) {
  const { lang, state, discard } = props;
  const text = disposalText[lang];
  return (
    <>
      <FormTop lang={lang} state={state} discard={discard} />
      {props.top}
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <p>{text.law}</p>
      <Now {...props} />
      <Left {...props} />
      <Done {...props} />
      {props.hidden ? <Entering {...props} hidden={props.hidden} /> : null}
    </>
  );
}

function Now({ lang, now }: DisposalProps) {
  const text = disposalText[lang];
  return (
    <Section labelledBy="nu">
      <Heading level={2} id="nu">
        {text.nowTitle}
      </Heading>
      <p>{now === undefined ? text.none : now.months === null ? text.kept : text.after(now.months)}</p>
      {now === undefined ? null : (
        <SummaryList
          facts={[
            { term: text.source, value: now.source },
            { term: text.decidedOn, value: formatDate(now.decidedOn, lang) },
            { term: text.entered, value: text.enteredBy(formatDateTime(now.enteredAt, lang), now.enteredBy ?? text.unknown) },
          ]}
        />
      )}
      <Heading level={3}>{text.goes}</Heading>
      <ul>
        {text.goesList.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <Heading level={3}>{text.stays}</Heading>
      <ul>
        {text.staysList.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <p>{text.when}</p>
    </Section>
  );
}

function Left({ lang, now, left }: DisposalProps) {
  const text = disposalText[lang];
  const months = now?.months ?? null;
  return (
    <Section labelledBy="kvar">
      <Heading level={2} id="kvar">
        {text.dueTitle}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.dueTitle}
        rows={left}
        rowKey={({ careCase }) => careCase}
        empty={<p>{text.dueNone}</p>}
        columns={[
          { key: 'area', header: text.area, rowHeader: true, cell: ({ area }) => area },
          { key: 'people', header: text.people, numeric: true, cell: (one) => formatNumber(one.nominations + one.seats, lang) },
          {
            key: 'first',
            header: text.first,
            cell: ({ firstSettledAt }) =>
              months === null ? text.notPlanned : formatDate(addMonths(dayInStockholm(firstSettledAt), months), lang),
          },
        ]}
      />
    </Section>
  );
}

function Done({ lang, done }: DisposalProps) {
  const text = disposalText[lang];
  return (
    <Section labelledBy="gallrat">
      <Heading level={2} id="gallrat">
        {text.doneTitle}
      </Heading>
      <DataTable
        lang={lang}
        caption={text.doneTitle}
        rows={done}
        rowKey={({ id }) => id}
        empty={<p>{text.doneNone}</p>}
        columns={[
          { key: 'at', header: text.at, rowHeader: true, cell: ({ at }) => formatDateTime(at, lang) },
          { key: 'nominations', header: text.nominations, numeric: true, cell: (one) => formatNumber(one.nominations, lang) },
          { key: 'seats', header: text.seats, numeric: true, cell: (one) => formatNumber(one.seats, lang) },
        ]}
      />
    </Section>
  );
}

function Entering({ lang, url, state, hidden, today }: DisposalProps & { readonly hidden: Hidden }) {
  const text = disposalText[lang];
  const { values, faults } = state;
  return (
    <Section labelledBy="beslut">
      <Heading level={2} id="beslut">
        {text.formTitle}
      </Heading>
      <p>{text.formLede}</p>
      <Form action={url.page(patterns.disposal)} hidden={hidden}>
        <Radios
          lang={lang}
          name="choice"
          label={text.choice}
          choices={(['dispose', 'keep'] as const).map((value) => ({ value, label: text[value] }))}
          value={values.choice}
          error={faults.choice}
        />
        <Field
          lang={lang}
          name="months"
          kind="number"
          width="short"
          label={text.months}
          hint={text.monthsHint}
          value={values.months}
          error={faults.months}
          optional
        />
        <Field
          lang={lang}
          name="source"
          label={text.source}
          hint={text.sourceHint}
          value={values.source}
          error={faults.source}
          maxLength={500}
        />
        <Field
          lang={lang}
          name="decidedOn"
          kind="date"
          label={text.decidedOn}
          hint={text.decidedOnHint}
          value={values.decidedOn}
          error={faults.decidedOn}
          max={today}
        />
        <Actions>
          <Button>{text.save}</Button>
        </Actions>
      </Form>
    </Section>
  );
}
