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

type FrameProps = Props & { readonly words: Readonly<Record<'title' | 'lede' | 'send', string>>; readonly children: Content };

function FactsFrame({ lang, errors, top, action, hidden, back, words, children }: FrameProps) {
  return (
    <>
      <ErrorSummary lang={lang} errors={[...errors].map(([name, message]) => ({ name, message }))} />
      {top}
      <Heading level={1}>{words.title}</Heading>
      <Lede>{words.lede}</Lede>
      <Form action={action} hidden={hidden}>
        {children}
        <Actions>
          <Button>{words.send}</Button>
          <Link href={back.href}>{back.label}</Link>
        </Actions>
      </Form>
    </>
  );
}

/** What is not decided about an area: edited at once, seen at once, kept in versions. */
export function FactsScreen(props: Props) {
  const text = workText[props.lang].facts;
  const field = fieldsOf(props);
  return (
    <FactsFrame {...props} words={{ title: text.title(props.area), lede: text.lede, send: text.save }}>
      {field('nameEn', { optional: true })}
      {field('aliases', { kind: 'textarea', optional: true })}
      {field('pages', { kind: 'textarea', optional: true })}
      {field('qualityRegister', { optional: true })}
      {field('contact', { optional: true })}
      {field('reason', { optional: true })}
    </FactsFrame>
  );
}

/** Another name for an area. */
export function RenameScreen(props: Props) {
  const text = workText[props.lang].facts;
  const field = fieldsOf(props);
  return (
    <FactsFrame {...props} words={{ title: text.renameTitle(props.area), lede: text.renameLede, send: text.rename }}>
      {field('name')}
      {field('nameEn', { optional: true })}
      {field('reason')}
    </FactsFrame>
  );
}
