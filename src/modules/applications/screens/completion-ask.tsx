import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Button, ButtonLink, Details, ErrorSummary, Field, Form, Heading, Lede } from '../../../ui/index.ts';
import type { SnapshotSection } from '../core/snapshot.ts';
import type { Reviewed } from '../routes/completion-kit.tsx';
import { completionText } from '../text/completion.ts';
import { MadeUp } from './made-up.tsx';

export type AskProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly read: Reviewed;
  /** As they were sent, or what the notes of the check suggest. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly { readonly name: string; readonly message: string }[];
  readonly hidden: Readonly<Record<string, string>>;
};

/** The form that asks a region to complete parts of its application: what is written beside a part is asked for, the others stay locked. */
export function AskScreen({ lang, url, read, values, errors, hidden }: AskProps) {
  const text = completionText[lang];
  const { application, snapshot } = read;
  const errorOf = (name: string) => errors.find((one) => one.name === name)?.message;
  // What was found to lack something, or has been written already, stands first.
  const first = snapshot.sections.filter(({ key }) => (values[`ask-${key}`] ?? '') !== '' || errorOf(`ask-${key}`));
  const part = ({ key, title }: SnapshotSection) => (
    <Field
      key={key}
      kind="textarea"
      lang={lang}
      name={`ask-${key}`}
      label={text.askPart(title[lang])}
      optional
      rows={2}
      value={values[`ask-${key}`]}
      error={errorOf(`ask-${key}`)}
    />
  );
  return (
    <>
      <ErrorSummary
        lang={lang}
        errors={errors.map((one) => (one.name === 'points' ? { ...one, name: `ask-${snapshot.sections[0]?.key ?? ''}` } : one))}
      />
      <MadeUp lang={lang} fictitious={application.fictitious} />
      <Heading level={1}>{text.ask}</Heading>
      <Lede>{text.askLede}</Lede>
      <Form action={url.page(paths.completionAsk(application.id))} hidden={{ ...hidden, number: String(read.latest.number) }}>
        <Field
          kind="date"
          lang={lang}
          name="lastDay"
          label={text.lastDay}
          hint={text.lastDayHint}
          value={values.lastDay}
          error={errorOf('lastDay')}
        />
        <Field
          kind="textarea"
          lang={lang}
          name="letter"
          label={text.letter}
          optional
          rows={3}
          value={values.letter}
          error={errorOf('letter')}
        />
        <Heading level={2}>{text.askParts}</Heading>
        {first.map(part)}
        <Details summary={first.length === 0 ? text.choosePart : text.moreParts} open={first.length === 0}>
          {snapshot.sections.filter((one) => !first.includes(one)).map(part)}
        </Details>
        <Actions>
          <Button>{text.sendAsk}</Button>
          <ButtonLink href={url.page(paths.applicationReview(application.id))} variant="secondary">
            {text.back}
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
