import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Button, ButtonLink, type Content, ErrorSummary, Field, Form, Heading, Lede, Radios } from '../../../ui/index.ts';
import type { Consultation } from '../queries/consultation.ts';
import { officerText } from '../text/officer.ts';
import { MadeUp } from './passages.tsx';

export type LetterValues = { readonly letter: string; readonly contact: string; readonly lastDay: string; readonly openToAll: string };

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly one: Consultation;
  readonly values: LetterValues;
  readonly errors: readonly { readonly name: string; readonly message: string }[];
  readonly hidden: Readonly<Record<string, string>>;
  readonly top: Content;
};

/** The letter, the last day, and who may answer. */
export function LetterScreen({ lang, url, one, values, errors, hidden, top }: Props) {
  const text = officerText[lang];
  const error = (name: string): string | undefined => errors.find((other) => other.name === name)?.message;
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {top}
      <MadeUp lang={lang} fictitious={one.fictitious} />
      <Heading level={1}>{text.letter}</Heading>
      <Lede>{text.letterLede}</Lede>
      <Form action={url.page(paths.consultationLetter(one.id))} hidden={hidden}>
        <Field
          lang={lang}
          kind="textarea"
          name="letter"
          label={text.letterText}
          hint={text.letterHint}
          rows={14}
          value={values.letter}
          error={error('letter')}
          maxLength={20_000}
        />
        <Field
          lang={lang}
          name="contact"
          label={text.contact}
          hint={text.contactHint}
          value={values.contact}
          error={error('contact')}
          maxLength={500}
        />
        <Field
          lang={lang}
          kind="date"
          name="lastDay"
          label={text.lastDay}
          hint={text.lastDayHint}
          value={values.lastDay}
          error={error('lastDay')}
        />
        <Radios
          lang={lang}
          name="openToAll"
          label={text.openToAll}
          value={values.openToAll}
          choices={[
            { value: 'yes', label: text.openYes },
            { value: 'no', label: text.openNo },
          ]}
        />
        <Actions>
          <Button>{text.save}</Button>
          <ButtonLink href={url.page(paths.consultation(one.id))} variant="tertiary">
            {text.back}
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
