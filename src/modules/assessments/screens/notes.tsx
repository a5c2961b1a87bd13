import { formatDateTime } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Actions, Button, Field, Form, Heading, Lede, Link, Radios, Section, Tag } from '../../../ui/index.ts';
import { DoneNotice, FormTop } from '../../access/index.ts';
import { type Applied, nameOf } from '../applicants.ts';
import { conditionsIn } from '../core/judgement.ts';
import type { Note } from '../queries.ts';
import type { discardOf, Place } from '../routes/kit.ts';
import { assessmentsText } from '../text/assessments.ts';
import type { Hidden, Words } from './overview.tsx';

export type NotesProps = Place & {
  readonly applied: Applied;
  readonly notes: readonly Note[];
  /** Whether notes to the others may be written; a question to the region always may. */
  readonly compares: boolean;
  readonly mayWrite: boolean;
  /** The case officer asks the region, and says here what came of it. */
  readonly isOfficer: boolean;
  readonly values: Words;
  readonly errors: Words;
  readonly keptAt: Date | undefined;
  readonly discard: ReturnType<typeof discardOf>;
  readonly says: string | undefined;
  readonly hidden: Hidden;
};

/** What B2 says of an application together, and what it wants the region to be asked. */
export function NotesScreen(props: NotesProps) {
  const { lang, url, careCase, applied, notes, errors } = props;
  const words = assessmentsText[lang];
  const text = words.notes;
  const titleOf = (condition: string): string => applied.snapshot.sections.find(({ key }) => key === condition)?.title[lang] ?? condition;
  return (
    <>
      <FormTop lang={lang} state={{ faults: errors, keptAt: props.keptAt }} discard={props.discard} />
      <DoneNotice lang={lang} says={props.says} />
      <Heading level={1}>{text.title(nameOf(applied))}</Heading>
      <Lede>{text.lede}</Lede>
      {notes.length === 0 ? <p>{text.none}</p> : null}
      {notes.map((one) => (
        <div class="card" key={one.id}>
          <p>
            <Tag tone={one.kind === 'question' ? 'warning' : 'info'}>{text.kinds[one.kind]}</Tag>{' '}
            {one.condition === null ? null : text.about(titleOf(one.condition))}
          </p>
          <p class="lines">{one.text}</p>
          <p class="hint">{text.by(one.by ?? text.someone, formatDateTime(one.at, lang))}</p>
        </div>
      ))}
      {props.isOfficer && props.mayWrite ? (
        <div class="stack">
          <p>
            <Link href={url.page(paths.completionAsk(applied.application.id))}>{text.ask}</Link>
          </p>
          <p class="hint">{text.officer}</p>
        </div>
      ) : null}
      {props.mayWrite ? <Write {...props} /> : null}
      <p>
        <Link href={url.page(paths.assessment(careCase.id, applied.application.id))}>{words.own.toApplication}</Link>
      </p>
    </>
  );
}

function Write({ lang, url, careCase, applied, compares, values, errors, hidden }: NotesProps) {
  const text = assessmentsText[lang].notes;
  const kinds = compares ? (['discussion', 'question'] as const) : (['question'] as const);
  return (
    <Section labelledBy="skriv">
      <Heading level={2} id="skriv">
        {text.send}
      </Heading>
      {compares ? null : <p class="hint">{text.blind}</p>}
      <Form action={url.page(paths.assessmentNotes(careCase.id, applied.application.id))} hidden={hidden}>
        <Radios
          lang={lang}
          name="kind"
          label={text.kind}
          choices={kinds.map((value) => ({ value, label: text.kinds[value] }))}
          value={values.kind}
          error={errors.kind}
        />
        <Field
          lang={lang}
          kind="select"
          name="condition"
          label={text.condition}
          options={[
            { value: '', label: text.general },
            ...conditionsIn(applied.snapshot).map(({ key, title }) => ({ value: key, label: title[lang] })),
          ]}
          value={values.condition ?? ''}
          error={errors.condition}
        />
        <Field lang={lang} kind="textarea" rows={5} name="text" label={text.text} value={values.text} error={errors.text} />
        <Actions>
          <Button>{text.send}</Button>
        </Actions>
      </Form>
    </Section>
  );
}
