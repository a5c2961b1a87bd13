import type { Lang } from '../../../platform/i18n/language.ts';
import { Field, Form, Heading, Hint, Section } from '../../../ui/index.ts';
import type { Content } from '../../../ui/types.ts';
import type { FormState } from '../core/form.ts';
import { adminText } from '../text/admin.ts';
import { type Compared, Conflict, type Discard, DoneNotice, FormTop, type Hidden, SendOrBack } from './form-parts.tsx';

type EditProps = {
  readonly lang: Lang;
  /** Where the form stands and is sent. */
  readonly here: string;
  /** With the version that the person has been shown. */
  readonly hidden: Hidden;
  /** What was saved meanwhile, when the form was made on an older version. */
  readonly stale: { readonly changedBy: string | null; readonly changedAt: Date | null } | undefined;
  /** Its fields beside those that the person wrote; asked for only when there is something newer. */
  readonly compared: () => readonly Compared[];
  readonly send?: string;
  readonly back?: string;
  readonly children: Content;
};

/** A form that changes something with a version: both versions when it was made on an older one, the fields, and sending. */
export function EditForm({ lang, here, hidden, stale, compared, send, back, children }: EditProps) {
  const text = adminText[lang];
  return (
    <>
      {stale ? <Conflict lang={lang} who={stale.changedBy} at={stale.changedAt} takeNow={here} rows={compared()} /> : null}
      <Form action={here} hidden={hidden}>
        {children}
        <SendOrBack send={send ?? text.save} {...(back === undefined ? {} : { back, backText: text.cancel })} />
      </Form>
    </>
  );
}

type ReasonProps = { readonly lang: Lang; readonly state: FormState };

/** Why something is closed or taken away; it stands in the log. */
export function ReasonField({ lang, state: { values, faults } }: ReasonProps) {
  const text = adminText[lang];
  return (
    <Field
      lang={lang}
      name="reason"
      label={text.reason}
      hint={text.reasonHint}
      value={values.reason}
      error={faults.reason}
      maxLength={500}
    />
  );
}

type SwitchProps = ReasonProps & {
  readonly action: string;
  readonly hidden: Hidden;
  /** Whether it is on now: turning it off takes a reason. */
  readonly active: boolean;
  readonly words: { readonly hint: string; readonly off: string; readonly on: string };
};

/** Closing something that nothing is deleted by, or opening it again. */
export function SwitchForm({ lang, action, hidden, active, words, state }: SwitchProps) {
  return (
    <Form action={action} hidden={hidden}>
      {active ? (
        <>
          <Hint>{words.hint}</Hint>
          <ReasonField lang={lang} state={state} />
          <SendOrBack send={words.off} tone="danger" />
        </>
      ) : (
        <SendOrBack send={words.on} />
      )}
    </Form>
  );
}

/** What a page shows over what stands: the answer to an act, forms that were refused, and what was saved meanwhile. */
export type Changes<Row> = {
  readonly says?: string | undefined;
  readonly editing?: FormState;
  readonly turning?: FormState;
  readonly stale?: Row;
};

/** What a page needs for a form that changes something and another that closes it or opens it again. */
export type EditAndSwitch<Row> = {
  readonly says: string | undefined;
  readonly editing: FormState;
  /** What stands now, when the form was made on an older version. */
  readonly stale: Row | undefined;
  readonly switching: FormState;
  /** Why it cannot be changed or switched by the one who looks; undefined when it can. */
  readonly keepDenied: string | undefined;
  readonly switchDenied: string | undefined;
  readonly hidden: { readonly edit: Hidden; readonly active: Hidden };
  readonly discard: Discard;
};

/** What stands above both forms. */
export function TwoFormsTop({ lang, ...props }: EditAndSwitch<unknown> & { readonly lang: Lang }) {
  const { says, editing, switching, discard } = props;
  return (
    <>
      <FormTop lang={lang} state={{ ...editing, faults: { ...editing.faults, ...switching.faults } }} discard={discard} />
      <DoneNotice lang={lang} says={says} />
    </>
  );
}

type EditSectionProps = { readonly lang: Lang; readonly denied: string | undefined; readonly children: Content };

/** The part of a page where its thing is changed, or why that cannot be done. */
export function EditSection({ lang, denied, children }: EditSectionProps) {
  return (
    <Section labelledBy="andra">
      <Heading level={2} id="andra">
        {adminText[lang].edit}
      </Heading>
      {denied === undefined ? children : <Hint>{denied}</Hint>}
    </Section>
  );
}
