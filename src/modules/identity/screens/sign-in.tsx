import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Alert, Button, Form, Heading, Hint, Lede, Prose } from '../../../ui/index.ts';
import type { SignInFault } from '../core/claims.ts';
import { signInText } from '../text/sign-in.ts';

type Props = { readonly lang: Lang; readonly action: string; readonly returnTo: string; readonly isDemo: boolean };

/** Before one leaves for the issuer: what happens, and what is taken care of. */
export function SignInPage({ lang, action, returnTo, isDemo }: Props) {
  const text = signInText[lang];
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Prose>
        <p>{isDemo ? text.demo : text.how}</p>
      </Prose>
      <Form action={action} hidden={{ returnTo }}>
        <Actions>
          <Button>{text.button}</Button>
        </Actions>
      </Form>
      <Hint>{text.publicNote}</Hint>
    </>
  );
}

type FailedProps = { readonly lang: Lang; readonly action: string; readonly home: string; readonly fault: SignInFault };

/** The sign-in was refused: why, and how to try again. */
export function SignInFailed({ lang, action, home, fault }: FailedProps) {
  const text = signInText[lang];
  return (
    <>
      <Heading level={1}>{text.failedTitle}</Heading>
      <Alert lang={lang} kind="warning">
        {text.fault[fault]}
      </Alert>
      <Form action={action} hidden={{ returnTo: home }}>
        <Actions>
          <Button>{text.tryAgain}</Button>
        </Actions>
      </Form>
    </>
  );
}
