import { formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Actions, Alert, Button, Details, Field, Form, Heading, Link, Radios } from '../../../ui/index.ts';
import { type Compared, Conflict, FormTop } from '../../access/index.ts';
import { certainties, directions, isPrediction, isTextPart, type PartContent, predictionNumber } from '../core/statement.ts';
import { placeName } from '../print.ts';
import type { PartVersion } from '../queries.ts';
import { preparationText } from '../text/preparation.ts';
import type { Hidden, Places, StatementProps, Words } from './statement.tsx';

type Of = Pick<StatementProps, 'lang' | 'url' | 'careCase'> & { readonly part: string; readonly places: Places };

/** What a part is called. */
export function partName(lang: StatementProps['lang'], part: string): string {
  const text = preparationText[lang];
  if (isTextPart(part)) return text.parts[part];
  const number = predictionNumber(part);
  return number === undefined ? text.predictions.new : text.predictions.one(number);
}

/** What a part says, field by field, in words. */
export function said(lang: StatementProps['lang'], content: PartContent, places: Places): readonly (readonly [string, string])[] {
  const text = preparationText[lang];
  if (!isPrediction(content)) return [[text.text, content.text]];
  return [
    [text.fields.what, content.what],
    [text.fields.place, placeName(content.place, places, text.national)],
    [text.fields.by, content.by],
    [text.fields.measure, content.measure],
    [text.fields.direction, text.directions[content.direction]],
    [text.fields.certainty, text.certainties[content.certainty]],
  ];
}

export type PartProps = Of & {
  readonly values: Words;
  readonly errors: Words;
  readonly keptAt: Date | undefined;
  readonly discard: StatementProps['discard'];
  readonly conflict: { readonly who: string | null; readonly at: Date | null; readonly rows: readonly Compared[] } | undefined;
  readonly hidden: Hidden;
  /** For taking a prediction away; undefined when there is none yet. */
  readonly removeHidden: Hidden | undefined;
};

/** Writes one part. */
export function PartScreen(props: PartProps) {
  const { lang, url, careCase, part, errors } = props;
  const text = preparationText[lang];
  const back = url.page(paths.b1Statement(careCase.id));
  return (
    <>
      <FormTop lang={lang} state={{ faults: errors, keptAt: props.keptAt }} discard={props.discard} />
      {props.conflict ? <Conflict lang={lang} {...props.conflict} takeNow={url.page(paths.b1StatementPart(careCase.id, part))} /> : null}
      {careCase.fictitious ? (
        <Alert lang={lang} kind="warning">
          {text.fictitious}
        </Alert>
      ) : null}
      <Heading level={1}>{partName(lang, part)}</Heading>
      <Form action={url.page(paths.b1StatementPart(careCase.id, part))} hidden={props.hidden}>
        {isTextPart(part) ? (
          <Field
            lang={lang}
            name="text"
            label={text.parts[part]}
            hint={text.partHints[part]}
            kind="textarea"
            rows={16}
            value={props.values.text}
            error={errors.text}
          />
        ) : (
          <PredictionFields {...props} />
        )}
        <Actions>
          <Button>{text.save}</Button>
          <Link href={back}>{text.back}</Link>
        </Actions>
      </Form>
      {props.removeHidden ? (
        <Form action={url.page(paths.b1StatementPartRemove(careCase.id, part))} hidden={props.removeHidden} look="plain">
          <Button variant="secondary" tone="danger">
            {text.remove}
          </Button>
        </Form>
      ) : null}
    </>
  );
}

function PredictionFields({ lang, values, errors, places }: PartProps) {
  const text = preparationText[lang];
  const options = [
    { value: 'national', label: text.national },
    ...places.collaborationRegions.map(({ id, name }) => ({ value: `collaboration-region:${id}`, label: name })),
    ...places.regions.map(({ id, name }) => ({ value: `region:${id}`, label: name })),
  ];
  const base = (name: keyof typeof text.fields) => ({ lang, name, label: text.fields[name], value: values[name], error: errors[name] });
  return (
    <>
      <Field {...base('what')} hint={text.fieldHints.what} kind="textarea" rows={3} />
      <Field {...base('place')} kind="select" placeholder="–" options={options} />
      <Field {...base('by')} hint={text.fieldHints.by} kind="date" />
      <Field {...base('measure')} hint={text.fieldHints.measure} kind="textarea" rows={3} />
      <Radios {...base('direction')} choices={directions.map((value) => ({ value, label: text.directions[value] }))} />
      <Radios {...base('certainty')} choices={certainties.map((value) => ({ value, label: text.certainties[value] }))} />
    </>
  );
}

/** A part as it has been. */
export function HistoryScreen({ lang, url, careCase, part, places, versions }: Of & { readonly versions: readonly PartVersion[] }) {
  const text = preparationText[lang];
  return (
    <>
      {careCase.fictitious ? (
        <Alert lang={lang} kind="warning">
          {text.fictitious}
        </Alert>
      ) : null}
      <Heading level={1}>{text.historyOf(partName(lang, part))}</Heading>
      {versions.map((one, at) => (
        <Details
          key={one.version}
          open={at === 0}
          summary={`${text.version(one.version)}. ${text.savedBy(one.personName ?? text.unknownPerson, formatDateTime(one.at, lang))}`}
        >
          {one.removed ? <p>{text.removedVersion}</p> : null}
          {said(lang, one.content, places).map(([label, value]) => (
            <p key={label} class="lines">
              {`${label}: ${value}`}
            </p>
          ))}
        </Details>
      ))}
      <p>
        <Link href={url.page(paths.b1Statement(careCase.id))}>{text.back}</Link>
      </p>
    </>
  );
}
