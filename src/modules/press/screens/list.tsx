import { dayInStockholm } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import {
  Actions,
  Alert,
  Button,
  Checkboxes,
  type Content,
  DataTable,
  Field,
  Form,
  Heading,
  Hint,
  Lede,
  Section,
  Sub,
} from '../../../ui/index.ts';
import type { PressFault } from '../commands/list.ts';
import type { Recipient } from '../store.ts';
import { pressText } from '../text/press.ts';

export type ListProps = {
  readonly lang: Lang;
  readonly url: Urls;
  readonly list: readonly Recipient[];
  readonly values: { readonly address: string; readonly purpose: string; readonly isMailbox: boolean };
  readonly faults: readonly PressFault[];
  readonly isDemo: boolean;
  /** Of a form of its own, each time. */
  readonly hidden: () => Readonly<Record<string, string>>;
  readonly top: Content;
};

/** Which field each fault stands beside. */
export const fieldOf: Readonly<Record<PressFault, 'address' | 'purpose' | 'mailbox'>> = {
  address: 'address',
  there: 'address',
  purpose: 'purpose',
  mailbox: 'mailbox',
};

/** Who is told when the board's decisions are published, and where an address is added or removed. */
export function PressListScreen({ lang, url, list, values, faults, isDemo, hidden, top }: ListProps) {
  const text = pressText[lang];
  const faultAt = (field: 'address' | 'purpose' | 'mailbox') => {
    const fault = faults.find((one) => fieldOf[one] === field);
    return fault && text.faults[fault];
  };
  const day = (at: Date): string => formatDate(dayInStockholm(at), lang);
  return (
    <>
      {top}
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Hint>{text.privacy}</Hint>
      {isDemo ? (
        <Alert lang={lang} kind="info">
          {text.demo}
        </Alert>
      ) : null}
      <DataTable
        lang={lang}
        caption={text.caption}
        rows={list}
        rowKey={({ id }) => id}
        empty={<p>{text.none}</p>}
        columns={[
          { key: 'address', header: text.address, rowHeader: true, cell: ({ address }) => address ?? text.gone },
          { key: 'purpose', header: text.purpose, cell: ({ purpose }) => <span lang="sv">{purpose}</span> },
          {
            key: 'added',
            header: text.added,
            cell: ({ addedAt, addedBy, leftAt }) => (
              <>
                {text.addedBy(day(addedAt), addedBy ?? text.someone)}
                {leftAt === null ? null : <Sub>{text.left(day(leftAt))}</Sub>}
              </>
            ),
          },
          {
            key: 'act',
            header: text.act,
            cell: ({ id, address }) =>
              address === null ? (
                '–'
              ) : (
                <Form action={url.page(paths.pressRemove(id))} look="plain" hidden={hidden()}>
                  <Button variant="secondary" aria-label={text.removeOf(address)}>
                    {text.act}
                  </Button>
                </Form>
              ),
          },
        ]}
      />
      <Section labelledBy="ny">
        <Heading level={2} id="ny">
          {text.add}
        </Heading>
        <Form action={url.page(patterns.pressList)} hidden={hidden()}>
          <Field
            lang={lang}
            kind="email"
            name="address"
            label={text.address}
            hint={text.addressHint}
            value={values.address}
            error={faultAt('address')}
          />
          <Field
            lang={lang}
            name="purpose"
            label={text.purpose}
            hint={text.purposeHint}
            value={values.purpose}
            error={faultAt('purpose')}
          />
          <Checkboxes
            lang={lang}
            name="mailbox"
            label={text.who}
            values={values.isMailbox ? ['yes'] : []}
            error={faultAt('mailbox')}
            choices={[{ value: 'yes', label: text.mailbox }]}
          />
          <Actions>
            <Button>{text.save}</Button>
          </Actions>
        </Form>
      </Section>
    </>
  );
}
