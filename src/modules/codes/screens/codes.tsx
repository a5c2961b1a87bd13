import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import {
  Button,
  Checkboxes,
  DataTable,
  Field,
  Form,
  Heading,
  Hint,
  type Lang,
  Lede,
  Link,
  Section,
  Stack,
  Sub,
} from '../../../ui/index.ts';
import { type Catalogue, nameOf } from '../core/catalogue.ts';
import type { Hit } from '../core/search/index.ts';
import { SYSTEMS, type System } from '../core/types.ts';
import { unbroken, whyFound } from '../suggest.ts';
import { codesText } from '../text/codes.ts';
import { Releases } from './releases.tsx';

type Props = {
  lang: Lang;
  url: Urls;
  catalogue: Catalogue;
  q: string | undefined;
  systems: readonly System[];
  hits: readonly Hit[] | undefined;
  most: number;
};

/** Search for a code, and what the search covers. */
export function CodesScreen(props: Props) {
  const { lang, url, catalogue, q, systems, hits } = props;
  const text = codesText[lang];
  return (
    <Stack>
      <Heading level={1}>{text.title}</Heading>
      <Lede>{text.lede}</Lede>
      <Form action={url.page(paths.codes)} method="get" search label={text.search}>
        <Field
          lang={lang}
          kind="search"
          name="q"
          label={text.label}
          hint={text.hint}
          value={q}
          maxLength={200}
          suggestions={url.plain(paths.api.codeSuggestions, { lang })}
        />
        <Checkboxes
          lang={lang}
          name="system"
          label={text.systems}
          inline
          choices={SYSTEMS.map((system) => ({ value: system, label: system }))}
          values={systems}
        />
        <p>
          <Button>{text.submit}</Button>
        </p>
      </Form>
      {q === undefined || hits === undefined ? null : <Found {...props} q={q} hits={hits} />}
      <Section labelledBy="kallor">
        <Stack>
          <Heading level={2} id="kallor">
            {text.sources}
          </Heading>
          <Releases lang={lang} catalogue={catalogue} />
        </Stack>
      </Section>
    </Stack>
  );
}

function Found({ lang, url, q, systems, hits, most }: Props & { q: string; hits: readonly Hit[] }) {
  const text = codesText[lang];
  return (
    <Section labelledBy="traffar">
      <Stack>
        <Heading level={2} id="traffar">
          {hits.length === 0 ? text.nothing(q) : text.found(hits.length, q)}
        </Heading>
        {hits.length === most ? <Hint>{text.most(most)}</Hint> : null}
        <DataTable<Hit>
          lang={lang}
          caption={text.found(hits.length, q)}
          rows={hits}
          rowKey={({ concept }) => `${concept.system} ${concept.code}`}
          empty={text.nothingHelp}
          columns={[
            {
              key: 'name',
              header: text.name,
              rowHeader: true,
              cell: ({ concept }) => {
                const name = nameOf(concept, lang);
                return (
                  <>
                    <a
                      class="ds-link"
                      href={url.page(paths.code(concept.system, concept.code))}
                      lang={name.lang === lang ? undefined : name.lang}
                    >
                      {name.text}
                    </a>
                    {concept.status === 'inactive' ? <Sub>{text.inactive}</Sub> : null}
                  </>
                );
              },
            },
            { key: 'code', header: text.code, cell: ({ concept }) => concept.code },
            {
              key: 'system',
              header: text.system,
              cell: ({ concept }) => (
                <>
                  {unbroken(concept.system)}
                  <Sub>{text.kind[concept.kind]}</Sub>
                </>
              ),
            },
            {
              key: 'why',
              header: text.why,
              cell: (hit) => whyFound(hit, lang) || text.matched[hit.matched.kind === 'code' ? 'code' : 'name'],
            },
          ]}
        />
        {hits.length === 0 ? null : (
          <p>
            <Link href={url.plain(paths.api.codes, { q, system: systems })}>{text.json}</Link>
          </p>
        )}
      </Stack>
    </Section>
  );
}
