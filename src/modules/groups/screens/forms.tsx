import { paths } from '../../../kernel/paths.ts';
import { Actions, Button, Field, Form, Heading, Lede, Link, Radios } from '../../../ui/index.ts';
import { FormTop } from '../../access/index.ts';
import type { Named } from '../queries/organisations.ts';
import { groupsText } from '../text/groups.ts';
import { type FormValues, NomineeFields } from './nominee-form.tsx';
import { MadeUp, type Place } from './parts.tsx';

export type FormProps = Place & {
  readonly values: FormValues;
  readonly errors: FormValues;
  readonly keptAt: Date | undefined;
  readonly discard: { readonly action: string; readonly hidden: Readonly<Record<string, string>> };
  readonly hidden: Readonly<Record<string, string>>;
};
type OfCase = FormProps & { readonly careCase: { readonly id: string; readonly fictitious: boolean }; readonly area: string };

/** What stands above every form: what is wrong with it, and that it shows what was kept. */
export function Top({ lang, errors, keptAt, discard }: Pick<FormProps, 'lang' | 'errors' | 'keptAt' | 'discard'>) {
  return <FormTop lang={lang} state={{ faults: errors, keptAt }} discard={discard} />;
}

/** Opens a round: the letter and the last day. */
export function OpenRoundScreen(props: OfCase) {
  const { lang, url, careCase, values, errors } = props;
  const text = groupsText[lang].open;
  return (
    <>
      <Top {...props} />
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{`${text.title}: ${props.area}`}</Heading>
      <Lede>{text.lede}</Lede>
      <Form action={url.page(paths.caseRoundOpen(careCase.id))} hidden={props.hidden}>
        <Field
          lang={lang}
          name="letter"
          label={text.letter}
          hint={text.letterHint}
          kind="textarea"
          rows={14}
          value={values.letter}
          error={errors.letter}
        />
        <Field
          lang={lang}
          name="lastDay"
          label={text.lastDay}
          hint={text.lastDayHint}
          kind="date"
          value={values.lastDay}
          error={errors.lastDay}
        />
        <Field
          lang={lang}
          name="mails"
          label={text.mails}
          hint={text.mailsHint}
          kind="textarea"
          rows={3}
          optional
          value={values.mails}
          error={errors.mails}
        />
        <Actions>
          <Button>{text.send}</Button>
          <Link href={url.page(paths.caseRound(careCase.id))}>{groupsText[lang].round.title}</Link>
        </Actions>
      </Form>
    </>
  );
}

/** Records a nomination that came by letter. */
export function RecordScreen(props: OfCase & { readonly regions: readonly Named[] }) {
  const { lang, url, careCase, values, errors, regions } = props;
  const { record: text, sources, round } = groupsText[lang];
  return (
    <>
      <Top {...props} />
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{`${text.title}: ${props.area}`}</Heading>
      <Lede>{text.lede}</Lede>
      <Form action={url.page(paths.caseNominationRecord(careCase.id))} hidden={props.hidden}>
        <Radios
          lang={lang}
          name="source"
          label={text.source}
          choices={(['npo', 'patient-organisation'] as const).map((value) => ({ value, label: sources[value] }))}
          value={values.source}
          error={errors.source}
        />
        <Field lang={lang} name="sourceName" label={text.sourceName} value={values.sourceName} error={errors.sourceName} />
        <Field lang={lang} name="received" label={text.received} kind="date" value={values.received} error={errors.received} />
        <NomineeFields lang={lang} values={values} errors={errors} regions={regions} />
        <Actions>
          <Button>{text.send}</Button>
          <Link href={url.page(paths.caseRound(careCase.id))}>{round.title}</Link>
        </Actions>
      </Form>
    </>
  );
}
