import { paths } from '../../../kernel/paths.ts';
import { Actions, Button, Form, Heading, Lede, Link } from '../../../ui/index.ts';
import { type FormState, FormTop } from '../../access/index.ts';
import { PaperFields } from '../../cases/index.ts';
import { basisText } from '../text/basis.ts';
import { MadeUp } from './made-up.tsx';
import type { CasePlace } from './place.ts';

type Hidden = Readonly<Record<string, string>>;
type Props = CasePlace & {
  readonly state: FormState;
  readonly today: string;
  readonly hidden: Hidden;
  readonly discard: { readonly action: string; readonly hidden: Hidden };
};

/** The form by which a basis on paper becomes the first edition of a case. */
export function PaperScreen({ lang, url, careCase, state, today, hidden, discard }: Props) {
  const text = basisText[lang].paper;
  return (
    <>
      <FormTop lang={lang} state={state} discard={discard} />
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <p>{text.after}</p>
      <Form action={url.page(paths.basisPaper(careCase.id))} hidden={hidden} files>
        <PaperFields lang={lang} text={text} state={state} today={today} />
        <Actions>
          <Button>{text.send}</Button>
          <Link href={url.page(paths.basis(careCase.id))}>{basisText[lang].toBasis}</Link>
        </Actions>
      </Form>
    </>
  );
}
