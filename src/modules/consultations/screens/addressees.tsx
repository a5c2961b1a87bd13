import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  Actions,
  Button,
  ButtonLink,
  Checkboxes,
  type Content,
  DataTable,
  ErrorSummary,
  Field,
  Form,
  Heading,
  Lede,
  Radios,
  Section,
} from '../../../ui/index.ts';
import type { Addressee, Consultation } from '../queries/consultation.ts';
import { officerText } from '../text/officer.ts';
import { wordText } from '../text/words.ts';
import { MadeUp } from './passages.tsx';

type Props = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly one: Consultation;
  readonly addressees: readonly Addressee[];
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly values: { readonly name: string; readonly mail: string; readonly organisations: readonly string[] };
  readonly errors: readonly { readonly name: string; readonly message: string }[];
  readonly hidden: () => Readonly<Record<string, string>>;
  readonly top: Content;
};

/** Who is asked. */
export function AddresseesScreen(props: Props) {
  const { lang, url, one, addressees, organisations, values, errors, hidden } = props;
  const text = officerText[lang];
  const error = (name: string): string | undefined => errors.find((other) => other.name === name)?.message;
  const listed = new Set(addressees.map(({ organisation }) => organisation));
  const left = organisations.filter(({ id }) => !listed.has(id));
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {props.top}
      <MadeUp lang={lang} fictitious={one.fictitious} />
      <Heading level={1}>{text.addressees}</Heading>
      <Lede>{text.addresseesLede}</Lede>
      <DataTable
        lang={lang}
        caption={text.addressees}
        rows={addressees}
        rowKey={({ id }) => id}
        empty={<p>{text.nobodyYet}</p>}
        columns={[
          { key: 'name', header: text.name, rowHeader: true, cell: ({ name }) => name },
          { key: 'kind', header: text.kind, cell: ({ kind }) => wordText[lang].addresseeKinds[kind] },
          {
            key: 'how',
            header: text.how,
            cell: ({ organisation, mail }) => (organisation === null ? text.byMail(mail ?? '') : text.inService),
          },
          {
            key: 'do',
            header: text.do,
            cell: ({ id, name }) => (
              <Form action={url.page(paths.consultationAddressees(one.id))} hidden={{ ...hidden(), remove: id }} look="plain">
                <Button variant="tertiary">
                  {text.remove}
                  <span class="sr"> {name}</span>
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <Section labelledBy="lagg-till">
        <Heading level={2} id="lagg-till">
          {text.add}
        </Heading>
        <Form action={url.page(paths.consultationAddressees(one.id))} hidden={hidden()}>
          <Radios
            lang={lang}
            name="kind"
            label={text.kind}
            value="obliged"
            choices={(['obliged', 'invited'] as const).map((value) => ({ value, label: wordText[lang].addresseeKinds[value] }))}
          />
          {left.length === 0 ? null : (
            <Checkboxes
              lang={lang}
              name="organisations"
              label={text.regions}
              optional
              values={values.organisations}
              error={error('organisations')}
              choices={left.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <Field
            lang={lang}
            name="name"
            label={text.otherName}
            hint={text.otherHint}
            optional
            value={values.name}
            maxLength={200}
            error={error('name')}
          />
          <Field
            lang={lang}
            kind="email"
            name="mail"
            label={text.otherMail}
            optional
            value={values.mail}
            maxLength={254}
            error={error('mail')}
          />
          <Actions>
            <Button>{text.addButton}</Button>
            <ButtonLink href={url.page(paths.consultation(one.id))} variant="tertiary">
              {text.back}
            </ButtonLink>
          </Actions>
        </Form>
      </Section>
    </>
  );
}
