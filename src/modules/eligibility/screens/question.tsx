import { paths } from '../../../kernel/paths.ts';
import { Alert, Button, ButtonLink, Details, ErrorSummary, Form, Heading, Hint, Link, Radios, Stack } from '../../../ui/index.ts';
import type { Decision } from '../../definitions/index.ts';
import { stepBack } from '../core/guide.ts';
import { hiddenState, writeState } from '../routes/state.ts';
import { eligibilityText } from '../text/index.ts';
import { dayFields, type InArea } from './frame.ts';

type Props = InArea & { id: string; decision: Decision; isUnanswered: boolean };

/** One question. The answers so far go along as hidden fields, in their order. */
export function QuestionScreen({ lang, url, definition, state, isChosen, id, decision, isUnanswered }: Props) {
  const text = eligibilityText[lang];
  const part = definition.criteria.find((one) => one.id === id) ?? definition.delimitations.find((one) => one.id === id);
  const reason = decision.reasons.find((one) => one.criterion === id);
  const choices =
    id === 'age'
      ? [
          { value: 'age.vuxen', label: text.adult },
          { value: 'age.barn', label: text.child(definition.population.childUnder) },
          { value: 'age.vet-inte', label: text.unknown },
        ]
      : [
          { value: `${id}.ja`, label: text.yes },
          { value: `${id}.nej`, label: text.no },
          { value: `${id}.vet-inte`, label: text.unknown },
        ];
  const error = isUnanswered ? text.chooseOne : undefined;
  const isFirst = state.answers.length === 0;
  return (
    <Stack>
      {error ? <ErrorSummary lang={lang} errors={[{ name: 'svar', message: error }]} /> : null}
      {definition.status === 'own-reading' ? (
        <Hint>
          {definition.name[lang]}: {text.ownReading}
        </Hint>
      ) : null}
      <Heading level={1} look={2}>
        {part?.question[lang] ?? text.groupQuestion}
      </Heading>
      {reason?.effect === 'contradicts' ? (
        <Alert lang={lang} kind="warning">
          <p>{text.whyContradicts}</p>
        </Alert>
      ) : null}
      <Form
        action={url.page(paths.check).split('?')[0] ?? ''}
        method="get"
        hidden={{ ...dayFields(url), ...hiddenState(state), fraga: id }}
      >
        <Radios lang={lang} name="svar" label={text.question(state.answers.length + 1)} error={error} choices={choices} />
        <div class="row">
          <Button>{text.next}</Button>
          <BackLink lang={lang} url={url} definition={definition} state={state} isChosen={isChosen} />
        </div>
      </Form>
      <Details summary={text.why} open>
        <p>{part?.text[lang] ?? text.groupWhy}</p>
        {reason?.effect === 'suggests' ? <p>{text.whySuggested}</p> : null}
        <Hint>{part?.legalReference ?? definition.population.legalReference}</Hint>
      </Details>
      {isFirst && state.diagnosis === undefined ? (
        <p>
          <Link href={`${url.page(paths.check)}`}>{text.searchInstead}</Link>
        </p>
      ) : null}
    </Stack>
  );
}

/** One step back: the answer before, the choice of area, or the diagnosis. */
export function BackLink({ lang, url, state, isChosen }: InArea) {
  const text = eligibilityText[lang];
  const before = stepBack(state);
  const { kod } = writeState(state);
  const href =
    before !== undefined
      ? url.page(paths.check, writeState(before))
      : state.diagnosis === undefined
        ? url.page(paths.check)
        : isChosen
          ? url.page(paths.check, writeState({ ...state, area: undefined }))
          : url.page(paths.check, { kod: String(kod) });
  return (
    <ButtonLink variant="tertiary" href={href}>
      {text.back}
    </ButtonLink>
  );
}
