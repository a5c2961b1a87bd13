import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Button, type Content, ErrorSummary, Field, Form, Heading, Lede, Link } from '../../../ui/index.ts';
import type { Decided } from '../core/call.ts';
import { callText } from '../text/calls.ts';

export const draftFields = [
  'introductionSv',
  'introductionEn',
  'units',
  'unitsForChildren',
  'subPermit',
  'attachments',
  'expectedStart',
  'contact',
  'lastDay',
] as const;
export type DraftField = (typeof draftFields)[number];
export type DraftValues = Readonly<Record<DraftField | 'reason', string>>;
export type Faults = Readonly<Record<string, string>>;

type FieldsProps = { readonly lang: Lang; readonly values: DraftValues; readonly faults: Faults; readonly decided: Decided };

/** The fields of a draft and of an amendment. */
export function DraftFields({ lang, values, faults, decided }: FieldsProps) {
  const text = callText[lang];
  const hints: Readonly<Record<string, string | undefined>> = text.hints;
  const base = (name: DraftField) => ({
    lang,
    name,
    label: text.fields[name],
    hint: hints[name],
    value: values[name],
    error: faults[name],
  });
  const tasks = decided.slots.subPermits;
  return (
    <>
      <Field {...base('introductionSv')} kind="textarea" rows={5} maxLength={8000} />
      <Field {...base('introductionEn')} kind="textarea" rows={5} maxLength={8000} optional />
      <Field {...base('units')} kind="number" width="short" inputMode="numeric" />
      <Field {...base('unitsForChildren')} kind="number" width="short" inputMode="numeric" />
      {tasks.length === 0 ? null : (
        <Field
          {...base('subPermit')}
          kind="select"
          placeholder="–"
          options={tasks.map(({ id, text: said }) => ({ value: id, label: lang === 'en' ? (said.en ?? said.sv) : said.sv }))}
          optional
        />
      )}
      <Field {...base('attachments')} kind="textarea" rows={3} maxLength={4000} optional />
      <Field {...base('expectedStart')} maxLength={300} optional />
      <Field {...base('contact')} maxLength={500} />
      <Field {...base('lastDay')} kind="date" />
    </>
  );
}

type OneFieldProps = {
  readonly lang: Lang;
  readonly title: string;
  readonly lede?: string;
  readonly above?: Content;
  readonly name: 'question' | 'answer' | 'why';
  readonly value: string;
  readonly fault: string | undefined;
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly send: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly top?: Content;
  readonly tone?: 'danger';
};

/** A form of one text. */
export function OneFieldScreen(props: OneFieldProps) {
  const { lang, name, fault } = props;
  const text = callText[lang];
  const hints: Readonly<Record<string, string | undefined>> = text.hints;
  return (
    <>
      <ErrorSummary lang={lang} errors={fault === undefined ? [] : [{ name, message: fault }]} />
      {props.top}
      <Heading level={1}>{props.title}</Heading>
      {props.lede === undefined ? null : <Lede>{props.lede}</Lede>}
      {props.above}
      <Form action={props.action} hidden={props.hidden}>
        <Field
          lang={lang}
          name={name}
          label={text.fields[name]}
          hint={hints[name]}
          kind="textarea"
          rows={6}
          value={props.value}
          error={fault}
        />
        <Actions>
          <Button tone={props.tone}>{props.send}</Button>
          <Link href={props.back.href}>{props.back.label}</Link>
        </Actions>
      </Form>
    </>
  );
}
