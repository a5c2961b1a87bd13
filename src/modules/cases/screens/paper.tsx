import { Form, Heading, Lede, Radios } from '../../../ui/index.ts';
import type { ProductKind } from '../core/states.ts';
import type { CareCase } from '../queries.ts';
import { paperText } from '../text/paper.ts';
import { caseWords } from '../text/words.ts';
import { type FormProps, Send, Top } from './form.tsx';
import { PaperFields } from './paper-fields.tsx';
import { MadeUp } from './words.tsx';

type Props = FormProps & { readonly careCase: CareCase; readonly kinds: readonly ProductKind[]; readonly today: string };

/** The form by which what had been made on paper comes into a case that was taken over. */
export function RegisterPaperScreen({ careCase, kinds, today, ...props }: Props) {
  const { lang, state, action, hidden, back } = props;
  const { values, faults } = state;
  const text = paperText[lang];
  return (
    <>
      <Top {...props} />
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Form action={action} hidden={hidden} files>
        <Radios
          lang={lang}
          name="kind"
          label={text.kind}
          choices={kinds.map((value) => ({ value, label: caseWords[lang].products[value] }))}
          value={values.kind}
          error={faults.kind}
        />
        <PaperFields lang={lang} text={text} state={state} today={today} />
        <Send label={text.send} back={back} />
      </Form>
    </>
  );
}
