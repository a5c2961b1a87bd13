import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Alert, Button, Form, Heading, Hint, Lede } from '../../../ui/index.ts';
import { adminText } from '../text/admin.ts';

type Props = { readonly lang: Lang; readonly action: string; readonly hidden: Readonly<Record<string, string>>; readonly hasKept: boolean };

/** Before one leaves to prove anew who one is: why, and that nothing written is lost. */
export function StepUpPage({ lang, action, hidden, hasKept }: Props) {
  const text = adminText[lang];
  return (
    <>
      <Heading level={1}>{text.stepUpTitle}</Heading>
      <Lede>{text.stepUpLede}</Lede>
      {hasKept ? (
        <Alert lang={lang} kind="info">
          {text.stepUpKept}
        </Alert>
      ) : null}
      <Form action={action} hidden={hidden}>
        <Actions>
          <Button>{text.stepUpButton}</Button>
        </Actions>
      </Form>
      <Hint>{text.stepUpWhy}</Hint>
    </>
  );
}
