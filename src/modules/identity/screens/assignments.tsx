import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Button, ErrorSummary, Form, Heading, Lede, Radios } from '../../../ui/index.ts';
import type { ActingAs } from '../sessions.ts';
import { signInText } from '../text/sign-in.ts';

type Props = {
  readonly lang: Lang;
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly choices: readonly ActingAs[];
  readonly chosen: string | undefined;
  readonly error?: string | undefined;
};

/** Which assignment to work in now. */
export function ChooseAssignment({ lang, action, hidden, choices, chosen, error }: Props) {
  const text = signInText[lang];
  return (
    <>
      {error === undefined ? null : <ErrorSummary lang={lang} errors={[{ name: 'assignment', message: error }]} />}
      <Heading level={1}>{text.chooseTitle}</Heading>
      <Lede>{text.chooseLede}</Lede>
      <Form action={action} hidden={hidden}>
        <Radios
          lang={lang}
          name="assignment"
          label={text.chooseLabel}
          error={error}
          value={chosen}
          choices={choices.map((one) => ({ value: one.assignment, label: text.role[one.role], hint: one.organisationName }))}
        />
        <Actions>
          <Button>{text.chooseButton}</Button>
        </Actions>
      </Form>
    </>
  );
}
