import { paths } from '../../../kernel/paths.ts';
import {
  Actions,
  Button,
  Checkboxes,
  type Content,
  Details,
  ErrorSummary,
  Field,
  Form,
  FormSection,
  Heading,
  Link,
} from '../../../ui/index.ts';
import { grounds, itemKinds } from '../core/item.ts';
import type { Sitting } from '../queries.ts';
import { pagesText } from '../text/pages.ts';
import { sittingsText } from '../text/sittings.ts';
import type { Hidden, Place } from './parts.tsx';

export type Values = Readonly<Record<string, string>>;
export type Choice = { readonly value: string; readonly label: string };
/** How many applicants from paper the form has room for: more than may hold permits. */
export const applicantRows = 8;

type ItemProps = Place & {
  readonly sitting: Sitting;
  readonly title: string;
  readonly action: string;
  readonly values: Values;
  readonly faults: Readonly<Record<string, string>>;
  readonly areas: readonly Choice[];
  readonly permits: readonly Choice[];
  readonly regions: readonly Choice[];
  /** An item that has come from a case keeps its applicants. */
  readonly isDrawn: boolean;
  readonly hidden: Hidden;
  readonly top: Content;
};

/** An item as the secretary writes it; applicants from paper where no application is in the product. */
export function ItemForm(props: ItemProps) {
  const { lang, url, values, faults, sitting } = props;
  const text = pagesText[lang];
  const words = sittingsText[lang];
  const f = text.form;
  const base = (name: string, label: string) => ({ lang, name, label, value: values[name] ?? '', error: faults[name] });
  return (
    <>
      <ErrorSummary lang={lang} errors={Object.entries(faults).map(([name, message]) => ({ name, message }))} />
      {props.top}
      <Heading level={1}>{props.title}</Heading>
      <Form action={props.action} hidden={props.hidden}>
        <Field {...base('kind', f.kind)} kind="select" options={itemKinds.map((value) => ({ value, label: words.kinds[value] }))} />
        <Field {...base('title', f.title)} maxLength={300} />
        <Field {...base('area', f.area)} kind="select" placeholder="–" options={props.areas} optional />
        <Field {...base('background', f.background)} hint={f.backgroundHint} kind="textarea" rows={4} maxLength={4000} optional />
        <Field {...base('matter', f.matter)} hint={f.matterHint} kind="textarea" rows={5} maxLength={8000} optional />
        <Field {...base('assessment', f.assessment)} kind="textarea" rows={5} maxLength={8000} optional />
        <Field {...base('proposal', f.proposal)} kind="textarea" rows={5} maxLength={8000} optional />
        <Field {...base('presenter', f.presenter)} hint={f.presenterHint} maxLength={200} optional />
        <Field {...base('conditions', f.conditions)} hint={f.conditionsHint} kind="textarea" rows={6} maxLength={20_000} optional />
        {props.isDrawn ? null : (
          <FormSection title={f.applicants} intro={f.applicantsHint}>
            {Array.from({ length: applicantRows }, (_, i) => i + 1).map((n) => (
              <Details key={n} summary={f.applicant(n)} open={n <= 2 || (values[`region-${n}`] ?? '') !== ''}>
                <Field {...base(`region-${n}`, f.region)} kind="select" placeholder="–" options={props.regions} optional />
                <Field {...base(`hospital-${n}`, f.hospital)} maxLength={200} optional />
                <Field {...base(`unit-${n}`, f.unit)} maxLength={200} optional />
                <Field
                  {...base(`population-${n}`, f.population)}
                  kind="select"
                  options={(['none', 'adults', 'children', 'both'] as const).map((value) => ({ value, label: words.populations[value] }))}
                />
                <Checkboxes
                  lang={lang}
                  name={`withdrawn-${n}`}
                  label={f.withdrawn}
                  choices={[{ value: 'yes', label: sittingsText[lang].yes }]}
                  values={values[`withdrawn-${n}`] === 'yes' ? ['yes'] : []}
                />
              </Details>
            ))}
          </FormSection>
        )}
        <FormSection title={words.kinds.revocation} intro={f.permitHint}>
          <Field {...base('permit', f.permit)} kind="select" placeholder="–" options={props.permits} optional />
          <Field
            {...base('ground', f.ground)}
            kind="select"
            placeholder="–"
            options={grounds.map((value) => ({ value, label: words.groundNames[value] }))}
            optional
          />
          <Field {...base('asked', f.asked)} kind="date" optional />
          <Field {...base('answered', f.answered)} kind="date" optional />
          <Field {...base('said', f.said)} hint={f.saidHint} kind="textarea" rows={3} maxLength={8000} optional />
        </FormSection>
        <Actions>
          <Button>{text.save}</Button>
          <Link href={url.page(paths.sitting(sitting.id))}>{text.agenda}</Link>
        </Actions>
      </Form>
    </>
  );
}
