import { formatList } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { Button, type Content, DataTable, Field, Form, Heading, Lede, Link, Section, SrOnly, Sub } from '../../../ui/index.ts';
import { conditionHeadings } from '../core/basis.ts';
import type { Wording } from '../library.ts';
import { basisText } from '../text/basis.ts';
import { MadeUp } from './made-up.tsx';
import type { CasePlace, Hidden } from './place.ts';

export type LibraryProps = CasePlace & {
  readonly query: string;
  readonly heading: string | undefined;
  readonly found: readonly Wording[];
  readonly total: number;
  readonly version: number | null;
  readonly hidden: Hidden;
  readonly top?: Content;
};

/** Wordings that the register holds, to search among and add. */
export function LibraryScreen({ lang, url, careCase, area, query, heading, found, total, version, hidden, top }: LibraryProps) {
  const text = basisText[lang];
  const action = url.page(paths.basisLibrary(careCase.id));
  return (
    <>
      {top}
      <MadeUp lang={lang} fictitious={careCase.fictitious} />
      <Heading level={1}>{text.libraryTitle}</Heading>
      <Lede>{text.title(area)}</Lede>
      <p>{text.libraryLede}</p>
      <Form action={action} method="get" search>
        <Field lang={lang} kind="search" name="q" label={text.librarySearch} value={query} />
        <Field
          lang={lang}
          kind="select"
          name="rubrik"
          label={text.libraryHeading}
          placeholder={text.libraryAll}
          options={conditionHeadings.map((key) => ({ value: key, label: text.options.heading?.[key] ?? key }))}
          value={heading}
        />
        <Button variant="secondary">{text.show}</Button>
      </Form>
      <Section>
        <p>
          {text.libraryFound(total)}
          {found.length < total ? `. ${text.libraryMore}` : ''}
        </p>
        <DataTable
          lang={lang}
          caption={text.libraryTitle}
          rows={found}
          empty={<p>{text.libraryNone}</p>}
          columns={[
            { key: 'wording', header: text.wording, rowHeader: true, cell: (one) => <span lang="sv">{one.text.sv}</span> },
            {
              key: 'heading',
              header: text.libraryHeading,
              cell: (one) => (
                <>
                  {text.options.heading?.[one.heading] ?? one.heading}
                  <Sub>{text.options.audience?.[one.audience] ?? one.audience}</Sub>
                </>
              ),
            },
            { key: 'areas', header: text.usedIn, cell: (one) => formatList(one.areas, lang) },
            ...(version === null
              ? []
              : [
                  {
                    key: 'add',
                    header: text.add,
                    cell: (one: Wording) => (
                      <Form
                        action={action}
                        look="plain"
                        hidden={{
                          ...hidden(),
                          version: String(version),
                          heading: one.heading,
                          audience: one.audience,
                          sv: one.text.sv,
                          q: query,
                          rubrik: heading ?? '',
                        }}
                      >
                        <Button variant="secondary">
                          {text.add} <SrOnly>{one.text.sv.slice(0, 80)}</SrOnly>
                        </Button>
                      </Form>
                    ),
                  },
                ]),
          ]}
        />
        <p>
          <Link href={url.page(paths.basisPart(careCase.id, 'conditions'))}>{text.toPart}</Link>
        </p>
      </Section>
    </>
  );
}
