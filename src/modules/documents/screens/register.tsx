import type { Lang } from '../../../kernel/format.ts';
import { patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import { Actions, Alert, Button, Field, Form, Heading, Lede, Radios } from '../../../ui/index.ts';
import { type FormState, FormTop } from '../../access/index.ts';
import { diaryText, directions, entryKinds } from '../../diary/index.ts';
import { attachmentAccept } from '../core/attachment.ts';
import { attachmentText } from '../text/attachments.ts';

type Hidden = Readonly<Record<string, string>>;

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly state: FormState;
  readonly hidden: Hidden;
  readonly discard: { readonly action: string; readonly hidden: Hidden };
  readonly today: string;
  readonly careCase: string | undefined;
};

/** The form by which something gets its number, with the document along. */
export function RegisterScreen({ lang, url, state, hidden, discard, today, careCase }: Props) {
  const text = diaryText[lang];
  const { values, faults } = state;
  return (
    <>
      <FormTop lang={lang} state={state} discard={discard} />
      <Heading level={1}>{text.newTitle}</Heading>
      <Lede>{text.newLede}</Lede>
      {careCase === undefined ? null : (
        <Alert lang={lang} kind="info">
          {text.newCase}
        </Alert>
      )}
      <Form action={url.page(patterns.diaryNew)} hidden={{ ...hidden, ...(careCase === undefined ? {} : { careCase }) }} files>
        <Radios
          lang={lang}
          name="direction"
          label={text.direction}
          error={faults.direction}
          value={values.direction}
          choices={directions.map((value) => ({ value, label: text.directions[value] }))}
        />
        <Radios
          lang={lang}
          name="kind"
          label={text.kind}
          error={faults.kind}
          value={values.kind ?? 'document'}
          choices={entryKinds.map((value) => ({ value, label: text.kinds[value] }))}
        />
        <Field
          lang={lang}
          name="dated"
          kind="date"
          label={text.dated}
          hint={text.datedHint}
          error={faults.dated}
          value={values.dated ?? today}
          max={today}
        />
        <Radios
          lang={lang}
          name="counterpartIs"
          label={text.counterpartIs}
          error={faults.counterpartIs}
          value={values.counterpartIs}
          choices={[
            { value: 'organisation', label: text.organisation },
            { value: 'person', label: text.person },
            { value: 'nobody', label: text.nobodyIs },
          ]}
        />
        <Field
          lang={lang}
          name="counterpart"
          label={text.counterpart}
          hint={text.counterpartHint}
          error={faults.counterpart}
          value={values.counterpart}
          maxLength={200}
        />
        <Field
          lang={lang}
          name="subject"
          kind="textarea"
          rows={3}
          label={text.subject}
          hint={text.subjectHint}
          error={faults.subject}
          value={values.subject}
          maxLength={500}
        />
        <Field
          lang={lang}
          name="secrecy"
          label={text.secrecyField}
          hint={text.secrecyHint}
          error={faults.secrecy}
          value={values.secrecy}
          width="medium"
          maxLength={200}
          optional
        />
        <Field
          lang={lang}
          name="file"
          kind="file"
          accept={attachmentAccept}
          label={attachmentText[lang].field}
          hint={attachmentText[lang].hint}
          error={faults.file}
          optional
        />
        <Actions>
          <Button>{text.submit}</Button>
        </Actions>
      </Form>
    </>
  );
}
