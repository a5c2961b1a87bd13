import { paths } from '../../../kernel/paths.ts';
import { Button, ErrorSummary, Form, Heading, Hint, Link, Radios, Section, Stack } from '../../../ui/index.ts';
import type { Choice } from '../routes/choices.ts';
import { eligibilityText } from '../text/index.ts';
import { dayFields, type Frame } from './frame.ts';
import { DiagnosisSearch } from './start.tsx';

type Props = Frame & {
  q: string;
  area: string | undefined;
  choices: readonly Choice[];
  chosen: string | undefined;
  certainty: string | undefined;
  /** Why the code that was chosen cannot be used. */
  fault: string | undefined;
  isUnanswered: boolean;
  isOwnOnly: boolean;
};

/** Which code, and whether the diagnosis has been established: one screen. */
export function ChooseScreen(props: Props) {
  const { lang, url, q, area, choices, chosen, certainty, fault, isUnanswered, isOwnOnly } = props;
  const text = eligibilityText[lang];
  const marked = chosen ?? (choices.length === 1 ? choices[0]?.value : undefined);
  const noCode = isUnanswered && chosen === undefined ? text.chooseOne : undefined;
  const noCertainty = isUnanswered && certainty === undefined ? text.chooseOne : undefined;
  const errors = [
    ...(fault === undefined ? [] : [{ name: 'kod', message: `${text.codeFault}: ${fault}` }]),
    ...(noCode === undefined ? [] : [{ name: 'kod', message: noCode }]),
    ...(noCertainty === undefined ? [] : [{ name: 'sakerhet', message: noCertainty }]),
  ];
  return (
    <Stack>
      {errors.length > 0 ? (
        <ErrorSummary lang={lang} errors={choices.length > 0 ? errors : errors.map((one) => ({ ...one, name: 'q' }))} />
      ) : null}
      <Heading level={1}>{choices.length === 0 ? text.nothing(q) : text.choose}</Heading>
      {choices.length === 0 ? (
        <p>{text.nothingHelp}</p>
      ) : (
        <Form action={url.page(paths.check).split('?')[0] ?? ''} method="get" hidden={{ ...dayFields(url), omrade: area, q, fraga: 'kod' }}>
          <Radios
            lang={lang}
            name="kod"
            label={text.diagnosis}
            hint={text.chooseHint}
            error={fault === undefined ? noCode : `${text.codeFault}: ${fault}`}
            choices={choices.map((choice) => ({
              value: choice.value,
              label: choice.nameLang === lang ? choice.name : <span lang={choice.nameLang}>{choice.name}</span>,
              hint: choice.note,
            }))}
            value={marked}
          />
          <Radios
            lang={lang}
            name="sakerhet"
            label={text.certainty}
            error={noCertainty}
            choices={[
              { value: 'faststalld', label: text.confirmed },
              { value: 'misstankt', label: text.suspected },
            ]}
            value={certainty}
          />
          <p>
            <Button>{text.next}</Button>
          </p>
        </Form>
      )}
      <Section>
        <Stack>
          {isOwnOnly ? <Hint>{text.onlyOwn}</Hint> : null}
          <DiagnosisSearch lang={lang} url={url} q={q} area={area} />
          <p>
            <Link href={url.page(paths.check)}>{text.again}</Link>
          </p>
        </Stack>
      </Section>
    </Stack>
  );
}
