import { formatDateTime } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type ActArea, actAreas } from '../../../platform/http/acts/areas.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { Lang } from '../../../platform/i18n/language.ts';
import { Button, ButtonLink, DataTable, Form, Heading, Lede, Sub, Tag } from '../../../ui/index.ts';
import { signInText } from '../../identity/index.ts';
import type { KeyRow } from '../store/keys.ts';
import { keysText } from '../text/keys.ts';
import { DoneNotice, type Hidden } from './form-parts.tsx';

type Props = {
  readonly lang: Lang;
  readonly url: Pick<Urls, 'page'>;
  readonly rows: readonly KeyRow[];
  readonly says: string | undefined;
  /** Fresh hidden fields for each form. */
  readonly hidden: () => Hidden;
  /** The keys of others, as an administrator sees them. */
  readonly ofOthers?: true;
};

/** The keys that programs use in one's name, or in the names of those at one's organisation. */
export function KeysList({ lang, url, rows, says, hidden, ofOthers }: Props) {
  const text = keysText[lang];
  const columns = [
    {
      key: 'name',
      header: text.name,
      rowHeader: true,
      cell: (row: KeyRow) => (
        <>
          {row.name}
          <Sub>{text.mays[row.may]}</Sub>
          <Sub>{row.act ?? (row.areas.length === 0 ? text.allAreas : row.areas.map((one) => text.areas[one as ActArea]).join(', '))}</Sub>
        </>
      ),
    },
    ...(ofOthers ? [{ key: 'holder', header: text.holder, cell: (row: KeyRow) => row.personName }] : []),
    {
      key: 'as',
      header: text.as,
      cell: (row: KeyRow) => (
        <>
          {signInText[lang].role[row.role]}
          <Sub>{row.organisationName}</Sub>
        </>
      ),
    },
    { key: 'until', header: text.until, cell: (row: KeyRow) => formatDateTime(row.expiresAt, lang) },
    { key: 'used', header: text.used, cell: (row: KeyRow) => (row.lastUsedAt ? formatDateTime(row.lastUsedAt, lang) : text.never) },
    {
      key: 'state',
      header: text.state,
      cell: (row: KeyRow) =>
        row.holds ? (
          <Form look="plain" action={url.page(ofOthers ? paths.keyEnd(row.id) : paths.myKeyEnd(row.id))} hidden={hidden()}>
            <Button variant="secondary">
              {text.end}
              <span class="sr"> {row.name}</span>
            </Button>
          </Form>
        ) : (
          <Tag tone="neutral">{row.endedWhy ? text.ended[row.endedWhy] : text.expired}</Tag>
        ),
    },
  ];
  return (
    <>
      <DoneNotice lang={lang} says={says} />
      <Heading level={1}>{ofOthers ? text.listTitle : text.myTitle}</Heading>
      <Lede>{ofOthers ? text.listLede : text.myLede}</Lede>
      {ofOthers ? null : (
        <p>
          <ButtonLink href={url.page(patterns.myKeyNew)}>{text.make}</ButtonLink>
        </p>
      )}
      <DataTable
        lang={lang}
        caption={ofOthers ? text.listTitle : text.myTitle}
        rows={rows}
        rowKey={(row) => row.id}
        empty={ofOthers ? text.noneHere : text.none}
        columns={columns}
      />
    </>
  );
}

/** The parts of the service in the order that the form shows them. */
export const areaChoices = (lang: Lang): { value: ActArea; label: string }[] =>
  actAreas.map((area) => ({ value: area, label: keysText[lang].areas[area] }));
