import { patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Alert, Button, Checkboxes, Field, Form, Heading, Lede, Link, Panel, Radios } from '../../../ui/index.ts';
import type { FormState } from '../core/form.ts';
import { keysText } from '../text/keys.ts';
import { type Discard, FormTop, type Hidden } from './form-parts.tsx';
import { areaChoices } from './keys.tsx';

/** For how many days a key may hold. */
export const keyDays = ['7', '30', '90', '180', '365'] as const;
export const usualDays = '90';

type Props = {
  readonly lang: Lang;
  readonly url: Pick<Urls, 'page'>;
  readonly state: FormState;
  /** Areas that were ticked; a form's state holds one text a field. */
  readonly areas: readonly string[];
  readonly acting: { readonly role: string; readonly organisation: string } | undefined;
  readonly hidden: Hidden;
  readonly discard: Discard;
};

/** What the key is for, what it may do, and for how long. */
export function KeyForm({ lang, url, state, areas, acting, hidden, discard }: Props) {
  const text = keysText[lang];
  const { values, faults } = state;
  const field = (name: string) => ({ lang, name, error: faults[name] });
  if (!acting) {
    return (
      <>
        <Heading level={1}>{text.newTitle}</Heading>
        <Alert lang={lang} kind="warning">
          {text.noAssignment} <Link href={url.page(patterns.chooseAssignment)}>{text.as}</Link>
        </Alert>
      </>
    );
  }
  return (
    <>
      <FormTop lang={lang} state={state} discard={discard} />
      <Heading level={1}>{text.newTitle}</Heading>
      <Lede>{text.actingAs(acting.role, acting.organisation)}</Lede>
      <Form action={url.page(patterns.myKeyNew)} hidden={hidden}>
        <Field {...field('name')} label={text.nameLabel} hint={text.nameHint} value={values.name} maxLength={100} required />
        <Radios
          {...field('may')}
          label={text.mayLabel}
          value={values.may}
          choices={(['read', 'write', 'act'] as const).map((value) => ({ value, label: text.mays[value], hint: text.mayHints[value] }))}
        />
        <Field {...field('act')} label={text.actLabel} hint={text.actHint} value={values.act} maxLength={500} />
        <Checkboxes {...field('areas')} label={text.areasLabel} hint={text.areasHint} values={areas} choices={areaChoices(lang)} />
        <Field
          {...field('days')}
          kind="select"
          label={text.daysLabel}
          hint={text.daysHint}
          value={values.days ?? usualDays}
          options={keyDays.map((value) => ({ value, label: text.days(Number(value)) }))}
        />
        <Button>{text.send}</Button>
      </Form>
    </>
  );
}

/** The key, this once; or that it was shown before. */
export function KeyMade({ lang, url, token }: { lang: Lang; url: Pick<Urls, 'page'>; token: string | null }) {
  const text = keysText[lang];
  return (
    <>
      <Heading level={1}>{text.madeTitle}</Heading>
      {token === null ? (
        <Alert lang={lang} kind="warning" live>
          <p>{text.madeBefore}</p>
        </Alert>
      ) : (
        <>
          <Lede>{text.madeLede}</Lede>
          <Panel>
            <Heading level={2}>{text.madeKey}</Heading>
            <p>
              <code class="hash">{token}</code>
            </p>
            <p>{text.madeUse}</p>
          </Panel>
        </>
      )}
      <p>
        <Link href={url.page(patterns.myKeys)}>{text.toList}</Link>
      </p>
    </>
  );
}
