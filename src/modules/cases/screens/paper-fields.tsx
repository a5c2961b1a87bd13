import type { Lang } from '../../../platform/i18n/language.ts';
import { Field } from '../../../ui/index.ts';
import type { FormState } from '../../access/index.ts';
import { attachmentAccept, attachmentText } from '../../documents/index.ts';

type Words = Readonly<Record<'dated' | 'datedHint' | 'says' | 'saysHint' | 'file', string>>;
type Props = { readonly lang: Lang; readonly text: Words; readonly state: FormState; readonly today: string };

/** What is asked of a paper that was made before the product was there: its day, what it says in short, and the file. */
export function PaperFields({ lang, text, state: { values, faults }, today }: Props) {
  return (
    <>
      <Field
        lang={lang}
        name="dated"
        kind="date"
        label={text.dated}
        hint={text.datedHint}
        value={values.dated}
        error={faults.dated}
        max={today}
      />
      <Field
        lang={lang}
        name="says"
        kind="textarea"
        rows={4}
        label={text.says}
        hint={text.saysHint}
        value={values.says}
        error={faults.says}
        maxLength={4_000}
      />
      <Field
        lang={lang}
        name="file"
        kind="file"
        accept={attachmentAccept}
        label={text.file}
        hint={attachmentText[lang].hint}
        error={faults.file}
      />
    </>
  );
}
