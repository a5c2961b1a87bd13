import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Button, Link } from '../../../ui/index.ts';
import type { Content } from '../../../ui/types.ts';
import { type FormState, FormTop } from '../../access/index.ts';

/** What every form of a case is given: what stands in it, what is wrong with it, and the hidden fields. */
export type FormProps = {
  readonly lang: Lang;
  readonly state: FormState;
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly discard: { readonly action: string; readonly hidden: Readonly<Record<string, string>> };
  readonly back: { readonly href: string; readonly label: string };
  /** Both versions, when someone else was first. */
  readonly conflict?: Content;
};

export const Top = ({ lang, state, discard, conflict }: FormProps) => (
  <>
    <FormTop lang={lang} state={state} discard={discard} />
    {conflict ?? null}
  </>
);

export const Send = ({
  label,
  back,
  tone,
}: {
  readonly label: string;
  readonly back: FormProps['back'];
  readonly tone?: 'danger' | undefined;
}) => (
  <Actions>
    <Button tone={tone}>{label}</Button>
    <Link href={back.href}>{back.label}</Link>
  </Actions>
);
