import { paths } from '../../../kernel/paths.ts';
import { Alert, Button, Field, Form, Heading, Hint, Section, Stack } from '../../../ui/index.ts';
import { rulingsText } from '../text/rulings.ts';
import type { RulingProps } from './ruling.tsx';

/** Where the head takes the decision, or gives it back with why. */
export function Deciding({ lang, url, careCase, may, hidden, version, reason }: RulingProps & { readonly version: string }) {
  const text = rulingsText[lang];
  return (
    <>
      <Section labelledBy="fatta">
        <Heading level={2} id="fatta">
          {text.decideTitle}
        </Heading>
        <Stack>
          <p>{text.decideLede}</p>
          {may.decide ? (
            <Form action={url.page(paths.rulingDecide(careCase.id))} hidden={{ ...hidden(), version }} look="plain">
              <Button>{text.decide}</Button>
              <Hint>{text.decideFresh}</Hint>
            </Form>
          ) : null}
          {may.isOwn ? (
            <Alert lang={lang} kind="info">
              <p>{text.own}</p>
            </Alert>
          ) : null}
        </Stack>
      </Section>
      <Section labelledBy="lamna">
        <Heading level={2} id="lamna">
          {text.returnTitle}
        </Heading>
        <Form action={url.page(paths.rulingReturn(careCase.id))} hidden={{ ...hidden(), version }}>
          <Field lang={lang} kind="textarea" name="reason" label={text.returnReason} rows={4} value={reason.value} error={reason.error} />
          <Button variant="secondary">{text.returnSend}</Button>
        </Form>
      </Section>
    </>
  );
}
