import type { Lang } from '../../../platform/i18n/language.ts';
import { Actions, Button, type Content, ErrorSummary, Field, Form, Heading, Lede, Link } from '../../../ui/index.ts';
import { workText } from '../text/work.ts';
import { fieldHint, fieldLabel } from './words.ts';

export type FactsValues = Readonly<Record<'nameEn' | 'aliases' | 'pages' | 'qualityRegister' | 'contact' | 'name' | 'reason', string>>;

type Props = {
  readonly lang: Lang;
  readonly area: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly values: FactsValues;
  readonly errors: ReadonlyMap<string, string>;
  /** Stands above the form: what was kept, or both versions when someone else was first. */
  readonly top?: Content;
};

type Name = keyof FactsValues;

function fieldsOf({ lang, values, errors }: Pick<Props, 'lang' | 'values' | 'errors'>) {
  return (name: Name, extra: { readonly kind?: 'textarea'; readonly optional?: boolean } = {}) => (
    <Field
      lang={lang}
      name={name}
      label={fieldLabel(lang, 'merge', name)}
      hint={fieldHint(lang, 'merge', name)}
      value={values[name]}
      error={errors.get(name)}
      optional={extra.optional}
      {...(extra.kind === 'textarea' ? { kind: 'textarea' as const, rows: 4 } : {})}
    />
  );
}

/** What is not decided about an area: edited at once, seen at once, kept in versions. */
export function FactsScreen(props: Props) {
  const { lang, area, errors } = props;
  const text = workText[lang].facts;
  const field = fieldsOf(props);
  return (
    <>
      <ErrorSummary lang={lang} errors={[...errors].map(([name, message]) => ({ name, message }))} />
      {props.top}
      <Heading level={1}>{text.title(area)}</Heading>
      <Lede>{text.lede}</Lede>
      <Form action={props.action} hidden={props.hidden}>
        {field('nameEn', { optional: true })}
        {field('aliases', { kind: 'textarea', optional: true })}
        {field('pages', { kind: 'textarea', optional: true })}
        {field('qualityRegister', { optional: true })}
        {field('contact', { optional: true })}
        {field('reason', { optional: true })}
        <Actions>
          <Button>{text.save}</Button>
          <Link href={props.back.href}>{props.back.label}</Link>
        </Actions>
      </Form>
    </>
  );
}

/** Another name for an area. */
export function RenameScreen(props: Props) {
  const { lang, area, errors } = props;
  const text = workText[lang].facts;
  const field = fieldsOf(props);
  return (
    <>
      <ErrorSummary lang={lang} errors={[...errors].map(([name, message]) => ({ name, message }))} />
      {props.top}
      <Heading level={1}>{text.renameTitle(area)}</Heading>
      <Lede>{text.renameLede}</Lede>
      <Form action={props.action} hidden={props.hidden}>
        {field('name')}
        {field('nameEn', { optional: true })}
        {field('reason')}
        <Actions>
          <Button>{text.rename}</Button>
          <Link href={props.back.href}>{props.back.label}</Link>
        </Actions>
      </Form>
    </>
  );
}
